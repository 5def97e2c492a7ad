"""A post has passed to somebody else: what others are told, and that they know."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison import clock
from liaison.ui.requests import ActorRequest
from liaison.units.actions import note_change
from liaison.units.models import ChangeNote, Unit
from liaison.units.queries import change_at, names_by_id, unit_on


@require_http_methods(["GET", "HEAD", "POST"])
def show_change(request: ActorRequest, pk: int) -> HttpResponse:
    """What changed, and which units know of it. Clauses: JN-3.3, SG-3.2, FH-4.2."""
    change = change_at(request.actor.jurisdiction_id, pk)
    own = Unit.objects.filter(pk=request.actor.unit_id or 0).first()
    if change is None or own is None:
        raise Http404
    if request.method == "POST":
        note_change(change=change, unit=own, by=request.actor, at=clock.now())
        messages.success(request, _("已记为知悉。"))
        return redirect("home:home")
    notes = list(ChangeNote.objects.filter(change=change).order_by("noted_at"))
    names = names_by_id([note.unit_id for note in notes], on=request.today)
    context = {
        "change": change,
        "unit": unit_on(change.jurisdiction_id, change.post.unit_id, on=request.today),
        "notes": [(names.get(note.unit_id, ""), note.noted_at) for note in notes],
        "is_noted": own.pk in {note.unit_id for note in notes},
        "is_own": change.post.unit_id == own.pk,
    }
    return render(request, "units/change.html", context)
