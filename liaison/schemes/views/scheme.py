"""The scheme in force: rules, leaders, duties, units, history, versions."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from liaison.accounts.middleware import PlaceRequest
from liaison.schemes.models import LiaisonRule, SchemeVersion
from liaison.schemes.models.versions import EndedHow, Subject
from liaison.schemes.queries.matrix import counterparts, matrix_of
from liaison.schemes.queries.scheme import assignments, assignments_of, duties, version_in_force, versions
from liaison.schemes.views.days import as_of
from liaison.ui.marked_text import line_start, marked_lines
from liaison.units.models import Category
from liaison.units.queries import names_by_id, posts_on, representation_of, represented_by, unit_on, units_on


@require_GET
def show_rule(request: PlaceRequest, pk: int) -> HttpResponse:
    """One rule with its clause and its sentence, in the notice it comes from."""
    rules = LiaisonRule.objects.select_related("version", "notice", "department", "organisation")
    rule = get_object_or_404(rules, pk=pk, jurisdiction=request.place)
    spans = (
        [(rule.span_start, rule.span_end)]
        if rule.span_start is not None and rule.span_end is not None
        else []
    )
    on = max(rule.version.starts, min(request.today, rule.version.ends or request.today))
    units = [unit for unit in (rule.department_id, rule.organisation_id) if unit is not None]
    return render(
        request,
        "schemes/rule.html",
        {
            "rule": rule,
            "names": names_by_id(units, on=on),
            "lines": marked_lines(rule.notice.text, spans) if rule.notice else [],
            "line": line_start(rule.notice.text, spans[0][0]) if rule.notice and spans else None,
        },
    )


@require_GET
def show_leaders(request: PlaceRequest) -> HttpResponse:
    on, context = as_of(request)
    version = version_in_force(request.place.pk, Subject.LEADERS, on=on)
    rows = list(assignments(version)) if version else []
    names = names_by_id([row.organisation_id for row in rows if row.organisation_id], on=on)
    return render(
        request,
        "schemes/leaders.html",
        context | {"version": version, "rows": [(row, names.get(row.organisation_id or 0)) for row in rows]},
    )


@require_GET
def show_duties(request: PlaceRequest) -> HttpResponse:
    on, context = as_of(request)
    return render(request, "schemes/duties.html", context | {"duties": duties(request.place.pk, on=on)})


@require_GET
def show_unit(request: PlaceRequest, pk: int) -> HttpResponse:
    """A department's or an organisation's page: with whom it keeps liaison, and who its people are."""
    on, context = as_of(request)
    unit = unit_on(request.place.pk, pk, on=on)
    if unit is None:
        raise Http404
    representation = representation_of(pk, on=on)
    represents = list(represented_by(pk, on=on))
    others = [*(row.represented_id for row in represents)]
    if representation:
        others.append(representation.representative_id)
    names = names_by_id(others, on=on)
    return render(
        request,
        "schemes/unit.html",
        context
        | {
            "unit": unit,
            "is_department": unit.category == Category.DEPARTMENT,
            "counterparts": counterparts(unit, on=on),
            "assignments": assignments_of(unit, on=on),
            "posts": posts_on(pk, on=on),
            "aliases": unit.aliases.all(),
            "former_names": unit.names.order_by("starts"),
            "representative": (representation.representative_id, names.get(representation.representative_id))
            if representation
            else None,
            "represents": [(row.represented_id, names.get(row.represented_id)) for row in represents],
        },
    )


@require_GET
def show_history(request: PlaceRequest) -> HttpResponse:
    """Every version of each subject, the latest first, with what ended it."""
    found = list(versions(request.place.pk))
    grouped = [(subject, [one for one in found if one.subject == subject]) for subject in Subject]
    return render(
        request, "schemes/history.html", {"subjects": [(subject, rows) for subject, rows in grouped if rows]}
    )


@require_GET
def show_version(request: PlaceRequest, pk: int) -> HttpResponse:
    """What one version lays down, whether or not it is in force."""
    version = get_object_or_404(versions(request.place.pk), pk=pk)
    on = max(version.starts, min(request.today, version.ends or request.today))
    units = list(units_on(request.place.pk, on=on))
    names = {unit.pk: unit.name for unit in units}
    return render(
        request,
        "schemes/version.html",
        {
            "version": version,
            "in_force": _in_force(version, request.today),
            "matrix": matrix_of(version, units, on=on) if version.subject == Subject.DEPARTMENTS else None,
            "rows": [(row, names.get(row.organisation_id or 0)) for row in assignments(version)],
            "duties": version.duty_set.select_related("notice").defer("notice__text"),
        },
    )


def _in_force(version: SchemeVersion, today: date) -> bool:
    return (
        version.ended_how != EndedHow.REVOKED
        and version.starts <= today
        and (version.ends is None or today < version.ends)
    )
