"""The first page, and what works without knowing who asks: health, language, size of print."""

from dataclasses import dataclass

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.duties.actions import reckon
from liaison.duties.queries.changes import is_reckoned
from liaison.home.queries import Tile, answers, concern_of, tiles_for
from liaison.ui.text_size import keep_large_print

LONGEST_SEARCH = 60  # characters
SUGGESTED, SHOWN = 4, 20  # of each kind


@dataclass(frozen=True, slots=True)
class ShownTile:
    """A tile with its address for this seat."""

    tile: Tile
    address: str


@require_GET
def home(request: PlaceRequest) -> HttpResponse:
    tiles = [
        ShownTile(tile, reverse(tile.page, args=tile.arguments(request.actor)))
        for tile in tiles_for(request.actor)
    ]
    concern = concern_of(
        request.actor,
        post_id=request.seat.post_id,
        on=request.today,
        bring_up=lambda: _bring_up(request),
    )
    return render(request, "home/home.html", {"tiles": tiles, "concern": concern})


def _bring_up(request: PlaceRequest) -> None:
    """The day's first reckoning is the worker's or a board's; what has changed since is made good here."""
    if is_reckoned(request.place.pk, on=request.today):
        reckon(place=request.place, on=request.today, at=clock.now())


@require_GET
def search(request: PlaceRequest) -> HttpResponse:
    """The page of results; while somebody is typing, only the suggestions below the box."""
    text = " ".join(request.GET.get("q", "")[:LONGEST_SEARCH].split())
    is_typing = bool(request.htmx)
    found = answers(request.actor, text, at_most=SUGGESTED if is_typing else SHOWN) if text else []
    template = "home/_suggestions.html" if is_typing else "home/search.html"
    return render(request, template, {"searched": text, "found": found})


@require_GET
def health(_request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@require_POST
def set_text_size(request: HttpRequest) -> HttpResponse:
    response = redirect(_own_address(request.POST.get("next", "")))
    keep_large_print(response, wanted=request.POST.get("large") == "1")
    return response


def _own_address(wanted: str) -> str:
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours else reverse("home:home")
