"""Exemptions and extensions: what stands, given with a reason, withdrawn."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.core.access.actor import Actor
from liaison.core.refusals import ActionRefused
from liaison.duties.actions import exempt, extend, withdraw_exemption, withdraw_extension
from liaison.duties.forms.leave import ExemptionForm, ExtensionForm, LeaveForm
from liaison.duties.models import Exemption, Extension
from liaison.duties.queries.leave import duties_in_force, leave_seen
from liaison.schemes.models import Duty
from liaison.schemes.views.refusals import is_carried_out, tell
from liaison.units.models import Unit
from liaison.units.queries import units_on

PREFILLED = ("duty", "department", "organisation", "starts", "last", "due", "until")


@require_GET
def show_leave(request: PlaceRequest) -> HttpResponse:
    """What stands; those that were withdrawn last."""
    return render(request, "duties/leave.html", {"lines": leave_seen(request.actor, on=request.today)})


@require_http_methods(["GET", "POST"])
def give_exemption(request: PlaceRequest) -> HttpResponse:
    """Somebody is let off for a time."""
    return _give(request, ExemptionForm, exempt, _("已免除，有关单位能看到理由。"))


@require_http_methods(["GET", "POST"])
def give_extension(request: PlaceRequest) -> HttpResponse:
    """One last day is put off."""
    return _give(request, ExtensionForm, extend, _("已延期，有关单位能看到理由。"))


def _give(
    request: PlaceRequest,
    kind: type[ExemptionForm] | type[ExtensionForm],
    act: Callable[..., object],
    said: str,
) -> HttpResponse:
    form = kind(
        request.POST if request.method == "POST" else None,
        duties=duties_in_force(request.place.pk, on=request.today),
        units=list(units_on(request.place.pk, on=request.today)),
        initial={name: request.GET[name] for name in PREFILLED if request.GET.get(name)},
    )

    def give(_typed: dict[str, Any], *, by: Actor, at: datetime, **_when: Any) -> None:
        act(**_about(request, form), **form.span(), by=by, at=at)

    if is_carried_out(request, form, give):
        messages.success(request, said)
        return redirect("duties:leave", request.place.pk)
    shown = {"form": form, "is_extension": kind is ExtensionForm}
    return render(request, "duties/leave_form.html", shown, status=422 if form.errors else 200)


def _about(request: PlaceRequest, form: LeaveForm) -> dict[str, Any]:
    typed = form.cleaned_data
    units = Unit.objects.filter(jurisdiction=request.place).in_bulk(
        [pk for pk in (typed["department"], typed["organisation"]) if pk]
    )
    return {
        "duty": Duty.objects.get(jurisdiction=request.place, pk=typed["duty"]) if typed["duty"] else None,
        "department": units.get(typed["department"] or 0),
        "organisation": units.get(typed["organisation"] or 0),
        "reason": typed["reason"],
    }


@require_POST
def take_back_exemption(request: PlaceRequest, pk: int) -> HttpResponse:
    exemption = get_object_or_404(Exemption, jurisdiction=request.place, pk=pk)
    return _taken_back(
        request, lambda: withdraw_exemption(exemption=exemption, by=request.actor, at=clock.now())
    )


@require_POST
def take_back_extension(request: PlaceRequest, pk: int) -> HttpResponse:
    extension = get_object_or_404(Extension, jurisdiction=request.place, pk=pk)
    return _taken_back(
        request, lambda: withdraw_extension(extension=extension, by=request.actor, at=clock.now())
    )


def _taken_back(request: PlaceRequest, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except ActionRefused as refused:
        tell(request, refused)
    else:
        messages.success(request, _("已撤回，期限按方案计算。"))
    return redirect("duties:leave", request.place.pk)
