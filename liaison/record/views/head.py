"""Where does the chain end today? A sheet to print, sign and keep away from this machine."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from liaison import clock
from liaison.record.actions import ALGORITHM
from liaison.record.models import Entry
from liaison.record.queries.chain import head_of, start_of
from liaison.ui.requests import ActorRequest

DIGITS_IN_A_GROUP = 8  # so that a person can compare them


@require_GET
def show_head(request: ActorRequest) -> HttpResponse:
    place = request.actor.jurisdiction_id
    head = head_of(place)
    start, _is_ours = start_of(place)
    context = {
        "head": head,
        "start": start,
        "algorithm": ALGORITHM.upper(),
        "groups": [
            head.digest[at : at + DIGITS_IN_A_GROUP] for at in range(0, len(head.digest), DIGITS_IN_A_GROUP)
        ],
        "first": Entry.objects.filter(jurisdiction_id=place).order_by("id").first(),
        "moment": clock.now(),
    }
    return render(request, "record/head.html", context)
