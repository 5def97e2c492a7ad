"""Which rows do accepted proposals become, and what becomes of those that stand?"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from liaison.core.schemes.amend import REMOVED, STATED, Amended, Item, Step, amend
from liaison.schemes.actions.founding import Bodies
from liaison.schemes.models import Duty, LeaderAssignment, LiaisonRule, Notice, Proposal, SchemeVersion
from liaison.schemes.models.drafts import ProposalSort
from liaison.schemes.models.versions import Cited, RuleKind, Subject
from liaison.schemes.queries.corrections import corrected

DUTY_FIELDS = (
    *("kind", "actor", "counterpart", "minimum", "maximum", "per", "due", "force", "scope", "mutual"),
    *("in_person", "presided_by", "report_to", "inform"),
)


def steps_of(
    sort: ProposalSort, accepted: Iterable[Proposal], *, notice: Notice, bodies: Bodies
) -> list[Step[Cited]]:
    """What the accepted proposals of the sort do, each with the row that it would become."""
    return [_step(proposal, _row(proposal, notice, bodies)) for proposal in accepted if proposal.sort == sort]


def standing_in(version: SchemeVersion | None, sort: ProposalSort) -> list[Item[Cited]]:
    """What the version says of the sort, in its order; nothing where there is no version."""
    if version is None:
        return []
    rows: dict[str, Iterable[Cited]] = {
        ProposalSort.LINK: version.liaisonrule_set.all(),
        ProposalSort.ASSIGNMENT: version.leaderassignment_set.all(),
        ProposalSort.DUTY: version.duty_set.all(),
    }
    return [item_of(row) for row in corrected(rows[sort])]


def consolidated(
    version: SchemeVersion | None, sort: ProposalSort, steps: Iterable[Step[Cited]]
) -> Amended[Cited]:
    """The version's rows of the sort with the steps done; without a version, what is stated alone."""
    if version is None:
        steps = [replace(step, change=STATED) for step in steps if step.change != REMOVED]
    return amend(standing_in(version, sort), steps, one_each=sort != ProposalSort.DUTY)


def put_into(version: SchemeVersion, items: Iterable[Item[Cited]]) -> None:
    """The rows of the items become the version's own, in this order; those of another stay with it."""
    rows = [item.source for item in items]
    if not rows:
        return
    for position, row in enumerate(rows, start=1):
        row.pk, row._state.adding = None, True
        row.version, row.position = version, position
    type(rows[0])._default_manager.bulk_create(rows)


def sorts_of(subject: Subject) -> ProposalSort:
    """The sort of proposal that lays down the liaison of the subject."""
    return ProposalSort.LINK if subject == Subject.DEPARTMENTS else ProposalSort.ASSIGNMENT


def item_of(row: Cited) -> Item[Cited]:
    """The row as a value that amendments compare."""
    match row:
        case LiaisonRule():
            content: tuple[Any, ...] = (tuple(row.covers), row.rank_limit)
            return Item((row.department_id, row.organisation_id), content, row)
        case LeaderAssignment():
            return Item((row.leader_name, row.organisation_id), (row.leads,), row)
        case Duty():
            said = tuple(_hashable(getattr(row, name)) for name in DUTY_FIELDS)
            return Item((row.kind, row.actor, row.counterpart), said, row)
    raise TypeError(type(row))


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _step(proposal: Proposal, row: Cited) -> Step[Cited]:
    wider = (row.department_id, None) if isinstance(row, LiaisonRule) and row.organisation_id else None
    return Step(proposal.change, item_of(row), words_of(proposal), wider=wider)


def words_of(proposal: Proposal) -> str:
    """The proposal in a few words, as a refusal names it."""
    data = proposal.data
    if proposal.sort == ProposalSort.LINK:
        return f"{data['department']}—{data['organisation_name'] or data['organisation'] or '共同联系'}"
    if proposal.sort == ProposalSort.ASSIGNMENT:
        everybody = "全部党派团体"
        return f"{data['leader']}—{everybody if data['organisation'] == '*' else data['organisation']}"
    return f"{data['actor']}：{proposal.text[:40] or data['kind']}"


def _row(proposal: Proposal, notice: Notice, bodies: Bodies) -> Cited:
    rows = {ProposalSort.LINK: _rule, ProposalSort.ASSIGNMENT: _assignment, ProposalSort.DUTY: _duty}
    return rows[ProposalSort(proposal.sort)](proposal, bodies, _citation(proposal, notice))


def _rule(proposal: Proposal, bodies: Bodies, citation: dict[str, Any]) -> Cited:
    data = proposal.data
    common = data["kind"] == RuleKind.COMMON
    return LiaisonRule(
        **citation,
        kind=RuleKind.COMMON if common else RuleKind.PAIRED,
        department=bodies.department(data["department"]),
        department_name=data["department"],
        organisation=None if common else bodies.organisation(data["organisation"]),
        organisation_name=data["organisation_name"],
        scope=data["scope"][:200],
        covers=data["covers"] if common else [],
        rank_limit=data["rank_limit"],
    )


def _assignment(proposal: Proposal, bodies: Bodies, citation: dict[str, Any]) -> Cited:
    data = proposal.data
    return LeaderAssignment(
        **citation,
        leader_name=data["leader"],
        organisation=None if data["organisation"] == "*" else bodies.organisation(data["organisation"]),
        leads=data.get("leads", False),
    )


def _duty(proposal: Proposal, _bodies: Bodies, citation: dict[str, Any]) -> Cited:
    return Duty(**citation, **{name: proposal.data[name] for name in DUTY_FIELDS})


def _citation(proposal: Proposal, notice: Notice) -> dict[str, Any]:
    return {
        "jurisdiction_id": proposal.jurisdiction_id,
        "notice": notice,
        "section": proposal.section,
        "text": proposal.text,
        "span_start": proposal.span_start,
        "span_end": proposal.span_end,
    }
