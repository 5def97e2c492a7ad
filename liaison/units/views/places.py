"""The places of the installation, and how a new one is founded."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from liaison import clock
from liaison.ui.requests import ActorRequest
from liaison.units.actions import found_jurisdiction
from liaison.units.forms.places import PlaceForm
from liaison.units.queries import places_in_order


@require_GET
def places(request: ActorRequest) -> HttpResponse:
    return render(request, "units/places.html", {"rows": places_in_order()})


@require_http_methods(["GET", "POST"])
def found_place(request: ActorRequest) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form = PlaceForm(sent, places=places_in_order())
    if form.is_valid():
        typed = form.cleaned_data
        place = found_jurisdiction(
            name=typed["name"],
            level=typed["level"],
            prefix=form.prefix_word,
            parent=form.places.get(typed["parent"] or 0),
            region_code=typed["region_code"],
            tracks_from=typed["tracks_from"],
            by=request.actor,
            at=clock.now(),
        )
        messages.success(request, _("已建立“%(name)s”。") % {"name": place.name})
        return redirect("units:places")
    return render(request, "units/found_place.html", {"form": form}, status=422 if form.errors else 200)
