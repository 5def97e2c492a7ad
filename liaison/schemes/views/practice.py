"""Around a scheme in force: liaison as needed, working rules, newcomers, institutions."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.schemes.joining import Newcomer
from liaison.files.views.guarded import is_unmarked
from liaison.schemes.actions import (
    ActionRefused,
    confirm_joining,
    decline_joining,
    end_ad_hoc,
    issue_working_rules,
    open_ad_hoc,
)
from liaison.schemes.forms.practice import AdHocForm, EndForm, JoiningForm, WorkingRulesForm
from liaison.schemes.models import AdHocLiaison, WorkingRules
from liaison.schemes.queries.practice import (
    ad_hoc_on,
    institutions,
    speaks_for,
    waiting_on,
    working_rules_by_department,
    working_rules_of,
)
from liaison.schemes.views.days import as_of
from liaison.schemes.views.refusals import is_carried_out, refuse
from liaison.units.models import Category, Unit
from liaison.units.queries import NamedUnit, names_by_id, unit_on, units_on


@require_GET
def show_ad_hoc(request: PlaceRequest) -> HttpResponse:
    """Every liaison of the day that no scheme lays down."""
    on, context = as_of(request)
    found = list(ad_hoc_on(request.place.pk, on=on))
    names = names_by_id([pk for row in found for pk in (row.department_id, row.organisation_id)], on=on)
    mine = _endable(request)
    rows = [
        (row, names.get(row.department_id, ""), names.get(row.organisation_id, ""), mine(row))
        for row in found
    ]
    return render(request, "schemes/ad_hoc.html", context | {"rows": rows})


def _endable(request: PlaceRequest) -> Any:
    """Whether whoever asks may end a liaison: one of the two, or a coordinator."""
    everything = request.actor.may(Permission.ISSUE_SCHEMES)
    own = speaks_for(request.actor, on=request.today)

    def may_end(row: AdHocLiaison) -> bool:
        concerned = everything or bool({row.department_id, row.organisation_id} & own)
        return row.ends is None and concerned and request.actor.may(Permission.OPEN_LIAISON)

    return may_end


@require_http_methods(["GET", "POST"])
def open_liaison(request: PlaceRequest) -> HttpResponse:
    """A form with the own side settled; coordinators choose both."""
    departments, organisations = _sides(request)
    sent = request.POST if request.method == "POST" else None
    form = AdHocForm(
        sent,
        departments=departments,
        organisations=organisations,
        initial={"starts": request.today, **{key: request.GET[key] for key in request.GET}},
    )
    if form.is_valid() and is_unmarked(request, form):
        units = {unit.pk: unit for unit in (*departments, *organisations)}
        try:
            opened = open_ad_hoc(
                department=units[form.cleaned_data["department"]],
                organisation=units[form.cleaned_data["organisation"]],
                reason=form.cleaned_data["reason"],
                starts=form.cleaned_data["starts"],
                by=request.actor,
                at=clock.now(),
            )
        except ActionRefused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("已建立按需联系。"))
            return redirect(f"{reverse('schemes:ad_hoc', args=[request.place.pk])}#a{opened.pk}")
    return render(request, "schemes/ad_hoc_open.html", {"form": form}, status=422 if form.errors else 200)


def _sides(request: PlaceRequest) -> tuple[list[NamedUnit], list[NamedUnit]]:
    units = list(units_on(request.place.pk, on=request.today))
    departments = [unit for unit in units if unit.category == Category.DEPARTMENT]
    organisations = [unit for unit in units if unit.category == Category.ORGANISATION]
    if request.actor.may(Permission.ISSUE_SCHEMES):
        return departments, organisations
    own = speaks_for(request.actor, on=request.today)
    if any(unit.pk in own for unit in departments):
        return [unit for unit in departments if unit.pk in own], organisations
    return departments, [unit for unit in organisations if unit.pk in own]


@require_POST
def end_liaison(request: PlaceRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(AdHocLiaison, pk=pk, jurisdiction=request.place)
    if not _endable(request)(row) and row.ends is None:
        raise Http404
    form = EndForm(request.POST)

    def act(typed: dict[str, Any], *, by: Actor, at: datetime, **_when: Any) -> None:
        end_ad_hoc(ad_hoc=row, on=typed["on"], by=by, at=at)

    if is_carried_out(request, form, act):
        messages.success(request, _("这项按需联系已定于 %(on)s 结束。") % form.cleaned_data)
        return redirect("schemes:ad_hoc", request.place.pk)
    names = names_by_id([row.department_id, row.organisation_id], on=request.today)
    return render(
        request,
        "schemes/ad_hoc_end.html",
        {
            "form": form,
            "row": row,
            "department": names.get(row.department_id, ""),
            "organisation": names.get(row.organisation_id, ""),
        },
        status=422,
    )


@require_GET
def show_all_working_rules(request: PlaceRequest) -> HttpResponse:
    """Which departments have written down how they keep liaison, and which have not."""
    on, context = as_of(request)
    rows = working_rules_by_department(request.place.pk, on=on)
    written = sum(rules is not None for _, rules in rows)
    return render(request, "schemes/working_rules_all.html", context | {"rows": rows, "written": written})


@require_GET
def show_working_rules(request: PlaceRequest, pk: int) -> HttpResponse:
    rules = get_object_or_404(WorkingRules, pk=pk, jurisdiction=request.place)
    unit = unit_on(request.place.pk, rules.unit_id, on=max(rules.starts, request.today))
    return render(
        request,
        "schemes/working_rules.html",
        {"rules": rules, "unit": unit, "versions": working_rules_of(rules.unit_id), "on": request.today},
    )


@require_http_methods(["GET", "POST"])
def write_working_rules(request: PlaceRequest) -> HttpResponse:
    """The own department's next rules, begun from those in force."""
    unit = get_object_or_404(Unit, pk=request.actor.unit_id, jurisdiction=request.place)
    before = working_rules_of(unit.pk).first()
    initial: dict[str, object] = {"starts": request.today}
    if before:
        initial |= {name: getattr(before, name) for name in WorkingRulesForm.base_fields if name != "starts"}
    form = WorkingRulesForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and is_unmarked(request, form):
        try:
            issued = issue_working_rules(unit=unit, **form.cleaned_data, by=request.actor, at=clock.now())
        except ActionRefused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("工作规则已印发。"))
            return redirect("schemes:working_rules", request.place.pk, issued.pk)
    return render(
        request,
        "schemes/working_rules_write.html",
        {"form": form, "unit": unit_on(request.place.pk, unit.pk, on=request.today), "before": before},
        status=422 if form.errors else 200,
    )


@require_GET
def show_newcomers(request: PlaceRequest) -> HttpResponse:
    """The organisations that propose themselves to common liaison."""
    return _newcomers(request)


def _newcomers(request: PlaceRequest, *, failed: tuple[int, JoiningForm] | None = None) -> HttpResponse:
    found = waiting_on(request.place.pk, on=request.today)
    rows = [
        (unit, newcomer, departments, _joining_form(request, unit.pk, newcomer, failed))
        for unit, newcomer, departments in (found.rows if found else [])
    ]
    errors = failed[1] if failed and failed[0] not in {unit.pk for unit, *_ in rows} else None
    return render(
        request,
        "schemes/newcomers.html",
        {"rows": rows, "version": found.version if found else None, "errors": errors},
        status=422 if failed else 200,
    )


def _joining_form(
    request: PlaceRequest, unit: int, newcomer: Newcomer, failed: tuple[int, JoiningForm] | None
) -> JoiningForm:
    if failed and failed[0] == unit:
        return failed[1]
    return JoiningForm(initial={"starts": max(newcomer.founded_on, request.today)}, prefix=f"u{unit}")


@require_POST
def decide_newcomer(request: PlaceRequest, pk: int) -> HttpResponse:
    unit = get_object_or_404(Unit, pk=pk, jurisdiction=request.place, category=Category.ORGANISATION)
    form = JoiningForm(request.POST, prefix=f"u{unit.pk}")

    def act(typed: dict[str, Any], **who: Any) -> None:
        if typed["joins"]:
            confirm_joining(organisation=unit, starts=typed["starts"], **who)
        else:
            decline_joining(organisation=unit, **who)

    if is_carried_out(request, form, act):
        messages.success(request, _("已记录对新成立组织的决定。"))
        return redirect("schemes:newcomers", request.place.pk)
    return _newcomers(request, failed=(unit.pk, form))


@require_GET
def show_institutions(request: PlaceRequest) -> HttpResponse:
    """What the scheme has kept up without a number: by kind, then by force."""
    on, context = as_of(request)
    found = institutions(request.place.pk, on=on)
    return render(request, "schemes/institutions.html", context | {"institutions": found})
