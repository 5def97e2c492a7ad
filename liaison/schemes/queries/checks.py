"""What should be looked at once more in a draft, before it is issued?"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from liaison.core.schemes.checks import ALL_ORGANISATIONS, Check, ProposedPair, ProposedScheme, checks
from liaison.schemes.models import Notice, Proposal, SchemeDraft
from liaison.schemes.models.drafts import Decision, Mode, ProposalSort
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.standing import DraftNames, standing_on
from liaison.units.models import Category
from liaison.units.queries import units_on


def checks_of(draft: SchemeDraft, found: Iterable[Proposal], *, on: date) -> tuple[Check, ...]:
    """Everything worth a second look in what was found and not rejected, in a fixed number of queries."""
    kept = (proposal for proposal in found if proposal.decision != Decision.REJECTED)
    proposals = sorted(kept, key=lambda proposal: proposal.position)
    named = DraftNames(draft, on=on)
    pairs = [
        ProposedPair(named.names[department], named.names[organisation], kind, proposal.change)
        for proposal in proposals
        for (department, organisation), kind in named.meetings(proposal)
    ]
    leaders = [
        (leader, named.names.get(organisation, ALL_ORGANISATIONS))
        for leader, organisation in (
            named.leading(proposal) for proposal in proposals if proposal.sort == ProposalSort.ASSIGNMENT
        )
    ]
    if draft.mode == Mode.AMENDMENT:
        pairs = [*_left_in_force(draft, pairs, on=on), *pairs]
    head: dict[str, Any] = next(
        (proposal.data for proposal in proposals if proposal.sort == ProposalSort.HEADER), {}
    )
    superseded = head.get("supersedes", [])
    return checks(
        ProposedScheme(
            pairs=pairs,
            leaders=leaders,
            departments=_departments(draft, on=on) if pairs else (),
            organisations=tuple(dict.fromkeys(pair.organisation for pair in pairs)),
            superseded=superseded,
            known_numbers=_known(draft, superseded),
        )
    )


def _left_in_force(
    draft: SchemeDraft, changed: Iterable[ProposedPair], *, on: date
) -> Iterator[ProposedPair]:
    """What an amendment leaves as it is: it counts when one asks who would be without a counterpart."""
    standing = standing_on(draft.jurisdiction_id, on=on, subjects=[Subject.DEPARTMENTS])
    touched = {(pair.department, pair.organisation) for pair in changed}
    for (department, organisation), kind in standing.pairs.items():
        names = standing.names[department], standing.names[organisation]
        if names not in touched:
            yield ProposedPair(*names, kind)


def _departments(draft: SchemeDraft, *, on: date) -> tuple[str, ...]:
    departments = units_on(draft.jurisdiction_id, on=on, category=Category.DEPARTMENT)
    return tuple(unit.name for unit in departments)


def _known(draft: SchemeDraft, numbers: list[str]) -> set[str]:
    """Which of the numbers are those of notices that versions here rest on."""
    issued = Notice.objects.filter(
        jurisdiction_id=draft.jurisdiction_id, number__in=numbers, versions__isnull=False
    )
    return set(issued.values_list("number", flat=True)) if numbers else set()
