"""From when a place keeps track, and whose functions have gone to whom: the effect first, then saved."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.core.refusals import ActionRefused
from liaison.duties.actions import note_succession, track_from, withdraw_succession
from liaison.duties.actions.effects import effect_of
from liaison.duties.forms.leave import SuccessionForm, TrackingForm, WithdrawalForm
from liaison.duties.models import Succession
from liaison.duties.queries.successions import line_of, names_ever, successions_of
from liaison.files.views.guarded import is_unmarked
from liaison.schemes.views.refusals import refuse
from liaison.units.models import Category, Unit
from liaison.units.queries import units_on

Form = SuccessionForm | TrackingForm | WithdrawalForm


@require_http_methods(["GET", "POST"])
def keep_track(request: PlaceRequest) -> HttpResponse:
    """In mid-life: what began before the day is shown and cannot be overdue."""
    form = TrackingForm(
        request.POST if request.method == "POST" else None, initial={"on": request.place.tracks_from}
    )

    def act() -> object:
        return track_from(on=form.cleaned_data["on"], by=request.actor, at=clock.now())

    done, shown = _looked_at(request, form, act)
    if done:
        messages.success(request, _("已保存，从这一天开始统计。"))
        return redirect("duties:leave", request.place.pk)
    return render(request, "duties/tracking.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def succeed(request: PlaceRequest) -> HttpResponse:
    """A merger or a split: what each finding becomes is shown before it is saved."""
    names = names_ever(request.place.pk)
    form = SuccessionForm(
        request.POST if request.method == "POST" else None,
        before=names,
        units=list(units_on(request.place.pk, on=request.today)),
    )

    def act() -> object:
        typed = form.cleaned_data
        units = Unit.objects.filter(jurisdiction=request.place).exclude(category=Category.GOVERNMENT)
        return note_succession(
            old=units.get(pk=typed["old"]),
            new=units.get(pk=typed["new"]),
            on=typed["on"],
            reason=typed["reason"],
            by=request.actor,
            at=clock.now(),
        )

    done, shown = _looked_at(request, form, act)
    if done:
        messages.success(request, _("已登记承接，职责和已开展的活动随之归到承接单位。"))
        return redirect("duties:successions", request.place.pk)
    shown["rows"] = successions_of(request.place.pk, names)
    return render(request, "duties/successions.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def withdraw(request: PlaceRequest, pk: int) -> HttpResponse:
    """What was noted by mistake is taken back: what the findings become is shown before."""
    row = get_object_or_404(Succession, jurisdiction=request.place, pk=pk)
    if row.withdrawn_at is not None:
        messages.info(request, _("已经撤回。"))
        return redirect("duties:successions", request.place.pk)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)

    def act() -> object:
        reason = form.cleaned_data["reason"]
        return withdraw_succession(succession=row, reason=reason, by=request.actor, at=clock.now())

    done, shown = _looked_at(request, form, act)
    if done:
        messages.success(request, _("已撤回，职责和已开展的活动仍归原单位。"))
        return redirect("duties:successions", request.place.pk)
    shown["line"] = line_of(row, names_ever(request.place.pk))
    return render(request, "duties/withdraw_succession.html", shown, status=422 if form.errors else 200)


def _looked_at(request: PlaceRequest, form: Form, act: Callable[[], object]) -> tuple[bool, dict[str, Any]]:
    """Whether it was done; where it was not, what it would change. It is done when that was seen."""
    shown: dict[str, Any] = {"form": form}
    if not form.is_valid() or not is_unmarked(request, form):
        return False, shown
    seen = "|".join(f"{form.cleaned_data[name]}" for name in form.fields)
    try:
        if request.POST.get("seen") == seen:
            act()
            return True, shown
        shown |= {"effect": effect_of(act, place=request.place, on=request.today), "seen": seen}
    except ActionRefused as refused:
        refuse(form, refused)
    return False, shown
