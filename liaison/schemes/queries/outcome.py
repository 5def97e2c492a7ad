"""What did issuing a draft do, by name: units, pairs, leaders, duties, and what was left out and why?"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any

from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.schemes.compare import Difference
from liaison.schemes.models import BodyMatch, Proposal, SchemeDraft, SchemeVersion
from liaison.schemes.models.drafts import Decision, MatchedHow, ProposalSort
from liaison.schemes.queries.compare import Comparison, comparison
from liaison.schemes.queries.standing import ALL, Standing, standing_on
from liaison.units.models import UnitAlias
from liaison.units.queries import names_by_id

NOT_ACCEPTED, NOT_DECIDED, SAME_PAIR = "审核时不采纳", "还没有审核", "与另一条是同一对，合并为一条"
EVERYBODY = "全部党派团体"


@dataclass(frozen=True, slots=True)
class State:
    """What a place has on a day: who keeps liaison with whom, and the names it knows."""

    standing: Standing
    aliases: frozenset[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of thing: what came, what goes on in another way, what goes, what stays."""

    title: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def groups(self) -> list[tuple[str, tuple[str, ...]]]:
        """The four by name, in the order in which a person wants to see them."""
        return [
            ("新增", self.added),
            ("改变", self.changed),
            ("取消", self.removed),
            ("不变", self.kept),
        ]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that an issue does; names and words alone, so that two outcomes can be compared."""

    versions: tuple[tuple[str, str, str], ...]  # title, subject, the title that it supersedes or ""
    parts: tuple[Part, ...]
    new_units: tuple[str, ...]
    matched: tuple[tuple[str, str, str], ...]  # name in the notice, unit, why
    aliases: tuple[tuple[str, str], ...]  # unit, the name that is remembered
    left_out: tuple[tuple[str, str], ...]  # what, why


def state_of(jurisdiction_id: int, *, on: date) -> State:
    """What there is on the day, in a fixed number of queries."""
    aliases = UnitAlias.objects.filter(jurisdiction_id=jurisdiction_id).values_list("unit_id", "name")
    return State(standing_on(jurisdiction_id, on=on), frozenset(aliases))


def outcome(
    draft: SchemeDraft,
    versions: tuple[SchemeVersion, ...],
    before: State,
    after: State,
    left_out: tuple[tuple[str, str], ...],
) -> Outcome:
    """What lies between the two states, in words."""
    names = after.standing.names
    compared = comparison(before.standing, after.standing)
    learned = sorted(after.aliases - before.aliases)
    return Outcome(
        versions=tuple(
            (
                version.title,
                version.get_subject_display(),
                version.predecessor.title if version.predecessor else "",
            )
            for version in versions
        ),
        parts=_parts(compared),
        new_units=tuple(name for pk, name in names.items() if pk not in before.standing.names),
        matched=_matched(draft, after.standing.on),
        aliases=tuple((names.get(unit, ""), name) for unit, name in learned),
        left_out=left_out,
    )


def _parts(compared: Comparison) -> tuple[Part, ...]:
    names = {**compared.before.names, **compared.after.names, ALL: EVERYBODY}
    return (
        _part("对口联系", compared.pairs, lambda key: f"{names.get(key[0], '')} — {names.get(key[1], '')}"),
        _part("领导联系", compared.leaders, lambda key: f"{key[0]} — {names.get(key[1], '')}"),
        _part("职责", compared.duties, lambda key: f"{_kind(key[0])} · {key[1]}"),
    )


def _part(title: str, found: Difference[Any, Any], say: Callable[[Any], str]) -> Part:
    def said(keys: Any) -> tuple[str, ...]:
        return tuple(say(key) for key in keys)

    return Part(title, said(found.gained), said(found.changed), said(found.lost), said(found.kept))


def _kind(code: str) -> str:
    return DUTY_KINDS[code].name if code in DUTY_KINDS else code


def _matched(draft: SchemeDraft, on: date) -> tuple[tuple[str, str, str], ...]:
    bodies = list(draft.bodies.exclude(how=MatchedHow.NEW))
    names = names_by_id([body.unit_id for body in bodies if body.unit_id], on=on)
    return tuple((body.name, names.get(body.unit_id or 0, ""), body.get_how_display()) for body in bodies)


def left_out(draft: SchemeDraft) -> tuple[tuple[str, str], ...]:
    """What of the draft will not become part of the scheme, and why."""
    proposals = list(draft.proposals.exclude(sort=ProposalSort.QUESTION).order_by("position"))
    why = {Decision.REJECTED: NOT_ACCEPTED, Decision.OPEN: NOT_DECIDED}
    refused = [
        (in_short(one), why[Decision(one.decision)])
        for one in proposals
        if one.decision != Decision.ACCEPTED and one.sort != ProposalSort.HEADER
    ]
    return (*refused, *_merged(draft, proposals))


def _merged(draft: SchemeDraft, proposals: list[Proposal]) -> list[tuple[str, str]]:
    means = {(body.category, _key(body)): _unit(body) for body in draft.bodies.all()}
    seen: set[tuple[Hashable, Hashable]] = set()
    merged = []
    for one in proposals:
        if one.sort != ProposalSort.LINK or one.decision != Decision.ACCEPTED:
            continue
        department = means.get(("department", one.data["department"]))
        pair = (department, means.get(("organisation", one.data["organisation"])))
        if pair in seen:
            merged.append((in_short(one), SAME_PAIR))
        seen.add(pair)
    return merged


def _key(body: BodyMatch) -> str:
    return body.name if body.category == "department" else body.canonical


def _unit(body: BodyMatch) -> Hashable:
    return body.unit_id or body.canonical or body.name


def in_short(proposal: Proposal) -> str:
    """A proposal in a few words: who and whom."""
    data = proposal.data
    if proposal.sort == ProposalSort.LINK:
        return f"{data['department']} — {data['organisation_name'] or data['organisation'] or data['scope']}"
    if proposal.sort == ProposalSort.ASSIGNMENT:
        return f"{data['leader']} — {EVERYBODY if data['organisation'] == '*' else data['organisation']}"
    if proposal.sort == ProposalSort.DUTY:
        return f"{_kind(data['kind'])} · {data['actor']}"
    return str(data.get("title") or data.get("message") or "")
