"""What has a place laid down, over the days, as the engine takes it?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.contrib.postgres.aggregates import ArrayAgg

from liaison.core.dates import day_of
from liaison.core.duties import values
from liaison.core.duties.bearers import Called, named_in, side_of, with_heirs
from liaison.core.duties.values import Circumstances, Pair, Stretch
from liaison.core.duties.windows import reach_back
from liaison.core.duties.words import LONGEST
from liaison.core.periods import Span
from liaison.core.schemes.joining import Decided, waiting
from liaison.core.schemes.scheme import Organisation, Rule, expand
from liaison.duties.models import Exemption, Extension, Succession
from liaison.duties.queries.givers import givers
from liaison.duties.queries.providers import events_between, known_events
from liaison.schemes.models import AdHocLiaison, Duty, Joining, LiaisonRule, SchemeVersion
from liaison.schemes.models.versions import EndedHow, Subject
from liaison.schemes.queries.corrections import corrected
from liaison.schemes.queries.scheme import as_organisation, as_rule
from liaison.units.models import Category, Jurisdiction, Unit, UnitName
from liaison.workdays.queries import working_days_for

_BACK = reach_back(LONGEST + 1)  # extensions, which are not known here yet, may put a window off


@dataclass(frozen=True, slots=True)
class _Laid:
    """The rows that the pairs of every day follow from."""

    versions: Sequence[SchemeVersion]
    rules: dict[int, list[Rule]]
    joinings: dict[int, dict[int, Decided]]
    units: dict[int, Unit]
    ad_hoc: Sequence[AdHocLiaison]
    successions: Sequence[Succession]

    @property
    def organisations(self) -> list[Unit]:
        return [unit for unit in self.units.values() if unit.category == Category.ORGANISATION]

    def heir(self, unit: int, on: date) -> int | None:
        """Who has the unit's functions on the day: itself, whoever took them over, or nobody."""
        for succession in self.successions:
            if succession.old_id == unit and succession.on <= on:
                return self.heir(succession.new_id, on)
        return unit if unit in self.units and _is_there(self.units[unit], on) else None

    def _spans(self) -> Iterable[tuple[date | None, date | None]]:
        yield from ((one.starts, one.ends) for one in self.versions)
        yield from ((one.starts, one.ends) for one in self.units.values())
        yield from ((one.starts, one.ends) for one in self.ad_hoc)

    def breaks(self) -> list[date]:
        """The days on which pairs can change, in order."""
        days = {version.starts for version in self.versions}
        days |= {succession.on for succession in self.successions}
        for starts, ends in self._spans():
            days |= {day for day in (starts, ends) if day is not None}
        for joinings in self.joinings.values():
            days |= {one.counted_from for one in joinings.values() if one.counted_from is not None}
        return sorted(days)


def circumstances_of(place: Jurisdiction, *, on: date) -> Circumstances:
    """What the place has laid down up to the day, as far back as any window reaches; a dozen queries.

    Duties go back further than pairs: two years and more are counted from the year of the first of them.
    """
    versions = _versions(place.pk)
    laid = _laid(place.pk, [one for one in versions if one.ends is None or one.ends > on - _BACK])
    successions = tuple(values.Succession(row.old_id, row.new_id, row.on) for row in laid.successions)
    return Circumstances(
        duties=_duties(place.pk, versions, laid.organisations, successions),
        stretches=tuple(_stretches(laid)),
        tracked_since=_tracked_since(place, versions),
        calendar=working_days_for(place.pk),
        events=events_between(place.pk, on - _BACK, on),
        known_events=known_events(),
        exemptions=_exemptions(place.pk, on),
        extensions=_extensions(place.pk, on),
        successions=successions,
    )


def _versions(place: int) -> list[SchemeVersion]:
    found = SchemeVersion.objects.filter(jurisdiction_id=place).exclude(ended_how=EndedHow.REVOKED)
    return list(found.order_by("starts", "pk"))


def _laid(place: int, versions: Sequence[SchemeVersion]) -> _Laid:
    of_departments = [version for version in versions if version.subject == Subject.DEPARTMENTS]
    rules: dict[int, list[Rule]] = {version.pk: [] for version in of_departments}
    for row in LiaisonRule.objects.filter(version__in=of_departments).order_by("position"):
        rules[row.version_id].append(as_rule(row))
    joinings: dict[int, dict[int, Decided]] = {version.pk: {} for version in of_departments}
    for joining in Joining.objects.filter(version__in=of_departments):
        joinings[joining.version_id][joining.organisation_id] = Decided(joining.starts)
    return _Laid(
        of_departments,
        rules,
        joinings,
        {unit.pk: unit for unit in Unit.objects.filter(jurisdiction_id=place)},
        list(AdHocLiaison.objects.filter(jurisdiction_id=place)),
        list(Succession.objects.filter(jurisdiction_id=place, withdrawn_at=None)),
    )


def _stretches(laid: _Laid) -> Iterable[Stretch]:
    for starts, ends in pairwise([*laid.breaks(), date.max]):
        pairs = frozenset(_pairs(laid, starts))
        ad_hoc = frozenset(
            Pair(row.department_id, row.organisation_id) for row in laid.ad_hoc if _is_there(row, starts)
        )
        if pairs or ad_hoc:
            yield Stretch(Span(starts, ends), pairs, ad_hoc - pairs)


def _pairs(laid: _Laid, on: date) -> Iterable[Pair]:
    version = next((one for one in laid.versions if _is_there(one, on)), None)  # one a day, by constraint
    if version is None:
        return
    units = [unit for unit in laid.organisations if _is_there(unit, on)]
    there: list[Organisation] = [as_organisation(unit) for unit in units]
    since = version.common_since or version.starts
    founded = {unit.pk: unit.starts for unit in units}
    passed_by = waiting(founded, laid.joinings[version.pk], since=since, on=on)
    for pair in expand(laid.rules[version.pk], there, waiting=passed_by):
        department = laid.heir(pair.department, on)
        if department is not None:
            yield Pair(department, pair.organisation)


def _is_there(spanned: SchemeVersion | Unit | AdHocLiaison, on: date) -> bool:
    return (spanned.starts is None or spanned.starts <= on) and (spanned.ends is None or on < spanned.ends)


def _duties(
    place: int,
    versions: Sequence[SchemeVersion],
    organisations: Sequence[Unit],
    successions: tuple[values.Succession, ...],
) -> tuple[values.Duty, ...]:
    spans = {version.pk: Span(version.starts, version.ends or date.max) for version in versions}
    rows = corrected(Duty.objects.filter(version__in=versions).select_related("version"))
    there = {unit.pk for unit in organisations}
    names = _names(place)
    sides = (
        {unit: called for unit, called in names.items() if unit not in there},
        {unit: called for unit, called in names.items() if unit in there},
    )
    return tuple(_duty(row, spans[row.version_id], sides, successions) for row in rows)


def _names(place: int) -> dict[int, Called]:
    """What each unit is and was called, short and in full, and how else it was written."""
    now: dict[int, list[str]] = defaultdict(list)
    before: dict[int, list[str]] = defaultdict(list)
    aliases: dict[int, list[str]] = defaultdict(list)
    rows = UnitName.objects.filter(jurisdiction_id=place).annotate(others=ArrayAgg("unit__aliases__name"))
    for unit, name, full_name, ends, others in rows.values_list(
        "unit_id", "name", "full_name", "ends", "others"
    ):
        (now if ends is None else before)[unit] += [name, full_name]
        aliases[unit] = [other for other in others if other]
    return {unit: Called(now[unit], before[unit], aliases[unit]) for unit in aliases}


def _duty(
    row: Duty,
    span: Span,
    sides: tuple[Mapping[int, Called], Mapping[int, Called]],
    successions: tuple[values.Succession, ...],
) -> values.Duty:
    side = side_of(row.actor)
    own, other = sides if side is values.Side.DEPARTMENT else reversed(sides)
    return values.Duty(
        id=row.pk,
        kind=row.kind,
        span=span,
        force=values.Force(row.force),
        scope=values.Scope(row.scope),
        minimum=row.minimum,
        maximum=row.maximum,
        per=row.per,
        due=row.due,
        mutual=row.mutual,
        in_person=row.in_person,
        presided_by=tuple(row.presided_by),
        report_to=tuple(row.report_to),
        inform=tuple(row.inform),
        side=side,
        owed_by=with_heirs(named_in(row.actor, own), successions, span),
        with_whom=with_heirs(named_in(row.counterpart, other), successions, span),
        clause=row.section,
    )


def _tracked_since(place: Jurisdiction, versions: Sequence[SchemeVersion]) -> date:
    """The day that the place has named; else the day on which its first scheme was issued here."""
    if place.tracks_from is not None:
        return place.tracks_from
    return min((day_of(version.issued_at) for version in versions), default=date.max)


def _exemptions(place: int, on: date) -> tuple[values.Exemption, ...]:
    found = list(Exemption.objects.filter(jurisdiction_id=place, withdrawn_at=None))
    names = givers(place, found, on=on)
    return tuple(
        values.Exemption(
            row.reason,
            names.get(row.given_by_id, ""),
            row.duty_id,
            row.department_id,
            row.organisation_id,
            Span(row.starts, row.ends),
        )
        for row in found
    )


def _extensions(place: int, on: date) -> tuple[values.Extension, ...]:
    found = list(Extension.objects.filter(jurisdiction_id=place, withdrawn_at=None))
    names = givers(place, found, on=on)
    return tuple(
        values.Extension(
            row.reason,
            names.get(row.given_by_id, ""),
            row.duty_id,
            row.department_id,
            row.organisation_id,
            due=row.due,
            until=row.until,
        )
        for row in found
    )
