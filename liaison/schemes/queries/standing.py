"""What does a version, a day or a draft lay down, in a form that can be compared?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from liaison import vocabulary
from liaison.core.schemes.amend import Item, Step, amend
from liaison.core.schemes.scheme import Organisation, Pair, Rule, expand
from liaison.schemes.models import BodyMatch, Duty, Proposal, SchemeDraft, SchemeVersion
from liaison.schemes.models.drafts import Change, Decision, Mode, ProposalSort
from liaison.schemes.models.versions import RuleKind, Subject
from liaison.schemes.queries.corrections import corrected
from liaison.schemes.queries.scheme import (
    as_organisation,
    assignments,
    pairs_of,
    passed_by,
    rules_of,
    version_in_force,
)
from liaison.units.models import Category
from liaison.units.queries import NamedUnit, units_on

Meeting = tuple[int, int]  # department, organisation; a unit that is still to be founded has a number below 0
Leading = tuple[str, int]  # leader, organisation
DutyKey = tuple[str, str, str, int]  # kind, actor, counterpart, and which of several alike
ALL = 0  # in place of an organisation: all of them


@dataclass(frozen=True, slots=True)
class Demand:
    """What a duty demands; two that are equal demand the same."""

    minimum: int | None
    maximum: int | None
    per: str
    due: str
    force: str
    scope: str
    mutual: bool
    in_person: str
    presided_by: tuple[str, ...]
    report_to: tuple[str, ...]
    inform: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Who keeps liaison with whom, who leads, and which duties there are, with the names of the day."""

    title: str
    on: date
    pairs: Mapping[Meeting, str] = field(default_factory=dict)  # paired or common
    leaders: Mapping[Leading, str] = field(default_factory=dict)
    duties: Mapping[DutyKey, Demand] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)  # in official order


def standing_of_version(version: SchemeVersion, *, today: date) -> Standing:
    """What the version lays down, with the units of its last day so far."""
    on = _day_of(version, today)
    units = list(units_on(version.jurisdiction_id, on=on))
    return _standing(version.title, on, units, [version])


def standing_on(jurisdiction_id: int, *, on: date, subjects: Iterable[Subject] = Subject) -> Standing:
    """What is in force on the day; nothing, where nothing is."""
    found = [version_in_force(jurisdiction_id, subject, on=on) for subject in subjects]
    units = list(units_on(jurisdiction_id, on=on))
    return _standing("", on, units, [version for version in found if version is not None])


def standing_of_draft(draft: SchemeDraft, *, on: date) -> Standing:
    """What would be in force if all that is not rejected were issued; an amendment changes what is."""
    proposals = list(draft.proposals.exclude(decision=Decision.REJECTED).order_by("position"))
    base = (
        standing_on(draft.jurisdiction_id, on=on, subjects=subjects_of_draft(proposals))
        if draft.mode == Mode.AMENDMENT
        else Standing("", on)
    )
    named = DraftNames(draft, on=on)
    pairs, leaders = _pairs_of_draft(draft, proposals, named, on=on), dict(base.leaders)
    for proposal in proposals:
        if proposal.sort == ProposalSort.ASSIGNMENT:
            _apply(leaders, named.leading(proposal), removed=proposal.change == Change.REMOVED)
    demanded = [proposal for proposal in proposals if proposal.sort == ProposalSort.DUTY]
    gone = _duties(one.data for one in demanded if one.change == Change.REMOVED)
    stated = _duties(one.data for one in demanded if one.change != Change.REMOVED)
    kept = {key: demand for key, demand in base.duties.items() if key not in gone}
    duties = {**kept, **stated}
    return Standing(str(draft), on, pairs, leaders, duties, {**base.names, **named.names})


def subjects_of_draft(proposals: Iterable[Proposal]) -> list[Subject]:
    """Whose liaison the draft is about."""
    sorts = {proposal.sort for proposal in proposals}
    subjects = {ProposalSort.LINK: Subject.DEPARTMENTS, ProposalSort.ASSIGNMENT: Subject.LEADERS}
    return [subject for sort, subject in subjects.items() if sort in sorts]


def _apply(leaders: dict[Leading, str], key: Leading, *, removed: bool) -> None:
    if removed:
        leaders.pop(key, None)
    else:
        leaders[key] = ""


def _pairs_of_draft(
    draft: SchemeDraft, proposals: Iterable[Proposal], named: "DraftNames", *, on: date
) -> dict[Meeting, str]:
    """The pairs of the rules as they would be issued: an amendment changes rules, and pairs follow."""
    version = (
        version_in_force(draft.jurisdiction_id, Subject.DEPARTMENTS, on=on)
        if draft.mode == Mode.AMENDMENT
        else None
    )
    steps = [
        Step(proposal.change if version else Change.STATED, _item(rule), "")
        for proposal in proposals
        if (rule := named.rule(proposal)) and (version or proposal.change != Change.REMOVED)
    ]
    standing = [_item(rule) for rule in rules_of(version)] if version else []
    rules = [item.source for item in amend(standing, steps).rules]
    waiting = passed_by(version, named.units, on=on) if version else ()
    return _kinds(expand(rules, named.organisations, waiting=waiting))


def _item(rule: Rule) -> Item[Rule]:
    return Item((rule.department, rule.organisation), (rule.covers, rule.rank_limit), rule)


def _kinds(pairs: Iterable[Pair]) -> dict[Meeting, str]:
    return {(pair.department, pair.organisation): _kind(pair) for pair in pairs}


def _day_of(version: SchemeVersion, today: date) -> date:
    last = min(today, version.ends - timedelta(days=1)) if version.ends else today
    return max(version.starts, last)


def _standing(title: str, on: date, units: list[NamedUnit], versions: list[SchemeVersion]) -> Standing:
    organisations = [unit for unit in units if unit.category == Category.ORGANISATION]
    found = Standing(title, on, names={unit.pk: unit.name for unit in units})
    duties = corrected(Duty.objects.filter(version__in=versions).order_by("version", "position"))
    found = replace(found, duties=_duties(_data(duty) for duty in duties))
    for version in versions:
        if version.subject == Subject.DEPARTMENTS:
            pairs = pairs_of(version, organisations, on=on)
            found = replace(found, pairs=_kinds(pairs))
        else:
            rows = assignments(version)
            found = replace(
                found, leaders={(row.leader_name, row.organisation_id or ALL): "" for row in rows}
            )
    return found


def _kind(pair: Pair) -> str:
    return str(RuleKind.COMMON if pair.common else RuleKind.PAIRED)


def _data(duty: Duty) -> dict[str, Any]:
    return {name: getattr(duty, name) for name in ("kind", "actor", "counterpart", *Demand.__slots__)}


def _duties(found: Iterable[Mapping[str, Any]]) -> dict[DutyKey, Demand]:
    alike: Counter[tuple[str, str, str]] = Counter()
    duties: dict[DutyKey, Demand] = {}
    for data in found:
        key = (data["kind"], data["actor"], data["counterpart"])
        duties[(*key, alike[key])] = Demand(**{name: _plain(data.get(name)) for name in Demand.__slots__})
        alike[key] += 1
    return duties


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


class DraftNames:
    """The units that the names of a draft mean; those still to be founded get numbers below 0."""

    def __init__(self, draft: SchemeDraft, *, on: date) -> None:
        units = list(units_on(draft.jurisdiction_id, on=on))
        self.names: dict[int, str] = {unit.pk: unit.name for unit in units}
        self.units = [unit for unit in units if unit.category == Category.ORGANISATION]
        self.organisations = [as_organisation(unit) for unit in self.units]  # and those to be founded
        self._by_name: dict[str, int] = {}
        self._by_canonical = {unit.canonical: unit.pk for unit in self.units}
        kinds = {found.name: str(found.kind) for found in vocabulary.load().organisations}
        for body in draft.bodies.order_by("pk"):
            number = body.unit_id or -body.pk
            self.names.setdefault(number, body.name)
            self._add(body, number, kinds)

    def _add(self, body: BodyMatch, number: int, kinds: Mapping[str, str]) -> None:
        if body.category == Category.DEPARTMENT:
            self._by_name[body.name] = number
            return
        self._by_canonical[body.canonical] = number
        if number < 0:
            self.organisations.append(Organisation(number, body.canonical, kinds.get(body.canonical, "")))

    def rule(self, proposal: Proposal) -> Rule | None:
        """The rule that a proposed link means; None for anything else, or for a name without a body."""
        data = proposal.data
        if proposal.sort != ProposalSort.LINK or data["department"] not in self._by_name:
            return None
        return Rule(
            id=proposal.pk,
            department=self._by_name[data["department"]],
            organisation=self._by_canonical.get(data["organisation"]) if data["organisation"] else None,
            covers=tuple(data["covers"]),
            rank_limit=data["rank_limit"],
        )

    def meetings(self, proposal: Proposal) -> list[tuple[Meeting, str]]:
        """The pairs that a proposed link means by itself."""
        rule = self.rule(proposal)
        return list(_kinds(expand([rule], self.organisations)).items()) if rule else []

    def leading(self, proposal: Proposal) -> Leading:
        canonical = proposal.data["organisation"]
        return proposal.data["leader"], self._by_canonical.get(canonical, ALL)
