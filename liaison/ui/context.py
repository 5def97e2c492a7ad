"""What does every page's frame need to know?"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from liaison import clock
from liaison.ui.navigation import Link, is_folded, links_for
from liaison.ui.text_size import has_large_print


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link of the frame as this request shows it."""

    address: str
    label: str | Promise
    icon: str
    is_current: bool
    counts: bool
    is_folded: bool


def frame(request: HttpRequest) -> dict[str, object]:
    """Day, demo, seat and links for the frame; no queries, since error pages have it too."""
    links = _links(request)
    return {
        "today": clock.today(),
        "day_is_fixed": clock.fixed_day() is not None,
        "is_demo": settings.LIAISON_DEMO,
        "has_large_print": has_large_print(request),
        "seat": getattr(request, "seat", None),
        "seats": getattr(request, "seats", ()),
        "place": getattr(request, "place", None),
        "links": [link for link in links if not link.is_folded],
        "more_links": [link for link in links if link.is_folded],
    }


def _links(request: HttpRequest) -> list[ShownLink]:
    actor = getattr(request, "actor", None)
    if actor is None:
        return []
    links = links_for(actor.role)
    page = request.resolver_match.view_name if request.resolver_match else ""
    return [
        ShownLink(
            address=_address(link, actor.jurisdiction_id),
            label=link.label,
            icon=link.icon,
            is_current=page == link.page or page in link.along,
            counts=link.counts,
            is_folded=is_folded(link, links),
        )
        for link in links
    ]


def _address(link: Link, place: int) -> str:
    return reverse(link.page, args=[place] if link.of_place else [])
