"""Which places wait for their first administrators, and what do these get in their hands?"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from liaison import clock
from liaison.accounts import actions
from liaison.accounts.middleware import PlaceRequest
from liaison.accounts.queries import in_words, places_to_begin


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def appoint(request: PlaceRequest) -> HttpResponse:
    """The places without anybody; after the press of a button the three slips, this once."""
    waiting = places_to_begin(request.actor)
    if request.method != "POST":
        return render(request, "accounts/appoint.html", {"waiting": waiting})
    wanted = request.POST.get("place", "")
    place = next((each for each in waiting if str(each.pk) == wanted), None)
    if place is None:  # somebody else was quicker
        return _told_that_it_has_some(request)
    try:
        appointed = actions.appoint_administrators(place=place, by=request.actor, at=clock.now())
    except PermissionDenied:  # and quicker still
        return _told_that_it_has_some(request)
    slips = [(each.slip, in_words([each.seat], on=request.today)) for each in appointed]
    context = {"founded": place, "slips": slips, "address": request.build_absolute_uri("/")}
    return render(request, "accounts/appointed.html", context)


def _told_that_it_has_some(request: PlaceRequest) -> HttpResponse:
    messages.error(request, _("这个地区已有管理员。"))
    return redirect("accounts:appoint")
