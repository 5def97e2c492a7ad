"""The scheme in force: rules, leaders, duties, history, versions."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from liaison.accounts.middleware import PlaceRequest
from liaison.core.access.doors import may_enter
from liaison.schemes.models import LiaisonRule, SchemeVersion
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.corrections import corrected, corrections_of
from liaison.schemes.queries.leaders import leadership
from liaison.schemes.queries.matrix import matrix_of
from liaison.schemes.queries.practice import counted_duties, waiting_on
from liaison.schemes.queries.scheme import assignments, versions
from liaison.schemes.views.days import as_of
from liaison.ui.linked_text import line_start, linked_lines
from liaison.units.queries import names_by_id, units_on


@require_GET
def show_rule(request: PlaceRequest, pk: int) -> HttpResponse:
    """One rule with its clause and its sentence, in the notice it comes from."""
    rules = LiaisonRule.objects.select_related("version", "notice", "department", "organisation")
    (rule,) = corrected([get_object_or_404(rules, pk=pk, jurisdiction=request.place)])
    corrected([rule.version])
    spans = (
        [(rule.pk, rule.span_start, rule.span_end)]
        if rule.span_start is not None and rule.span_end is not None
        else []
    )
    on = _day_of(rule.version, request)
    units = [unit for unit in (rule.department_id, rule.organisation_id) if unit is not None]
    return render(
        request,
        "schemes/rule.html",
        {
            "rule": rule,
            "names": names_by_id(units, on=on),
            "lines": linked_lines(rule.notice.text, spans) if rule.notice else [],
            "line": line_start(rule.notice.text, spans[0][1]) if rule.notice and spans else None,
        },
    )


@require_GET
def show_leaders(request: PlaceRequest) -> HttpResponse:
    """Who answers for which organisation, from either side, and who leads the work."""
    on, context = as_of(request)
    found = leadership(request.place.pk, on=on)
    shown = {
        "version": found.version if found else None,
        "rows": found.rows if found else [],
        "by_organisation": found.by_organisation if found else [],
        "leading": found.leading if found else [],
        "hears_all": found.hears_all if found else [],
        "told_of": found.told_of if found else [],
        "may_link": request.place.pk == request.actor.jurisdiction_id
        and may_enter("schemes:link_leaders", request.actor.role),
    }
    return render(request, "schemes/leaders.html", context | shown)


@require_GET
def show_duties(request: PlaceRequest) -> HttpResponse:
    """What can be counted or dated; the rest are institutions."""
    on, context = as_of(request)
    found = counted_duties(request.place.pk, on=on)
    return render(request, "schemes/duties.html", context | {"duties": found})


@require_GET
def show_history(request: PlaceRequest) -> HttpResponse:
    """Every version of each subject, the latest first, with what it took over from and what ended it."""
    _on, context = as_of(request)
    found = corrected(versions(request.place.pk))
    grouped = [(subject, [one for one in found if one.subject == subject]) for subject in Subject]
    shown = {
        "subjects": [(subject, rows) for subject, rows in grouped if rows],
        "titles": {version.pk: version.title for version in found},
    }
    return render(request, "schemes/history.html", context | shown)


@require_GET
def show_version(request: PlaceRequest, pk: int) -> HttpResponse:
    """What one version lays down, whether or not it is in force."""
    (version,) = corrected([get_object_or_404(versions(request.place.pk), pk=pk)])
    on = _day_of(version, request)
    units = list(units_on(request.place.pk, on=on))
    names = {unit.pk: unit.name for unit in units}
    return render(
        request,
        "schemes/version.html",
        {
            "version": version,
            "on": request.today,
            "newcomers": _newcomers(request, version),
            "matrix": matrix_of(version, units, on=on) if version.subject == Subject.DEPARTMENTS else None,
            "rows": [(row, names.get(row.organisation_id or 0)) for row in assignments(version)],
            "duties": corrected(version.duty_set.select_related("notice").defer("notice__text")),
            "corrections": corrections_of(version),
        },
    )


def _newcomers(request: PlaceRequest, version: SchemeVersion) -> int:
    """How many organisations wait for the word of whoever looks."""
    is_own_place = version.jurisdiction_id == request.actor.jurisdiction_id
    if not is_own_place or not may_enter("schemes:newcomers", request.actor.role):
        return 0
    found = waiting_on(request.place.pk, on=request.today)
    return len(found.found) if found and found.version == version else 0


def _day_of(version: SchemeVersion, request: PlaceRequest) -> date:
    """The day on which a version's names and pairs are shown: the one asked for, or else its latest."""
    asked, context = as_of(request)
    latest = min(request.today, version.ends - timedelta(days=1)) if version.ends else request.today
    return max(version.starts, asked if context["is_past_or_future"] else latest)
