"""How does a person check what was read?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.record.actions import record
from liaison.schemes.actions.bodies import match_bodies
from liaison.schemes.models import BodyMatch, Proposal, SchemeDraft
from liaison.schemes.models.drafts import Decision, MatchedHow
from liaison.units.models import Unit

CHANGES_BODIES = {"link", "assignment"}


@transaction.atomic
def decide_proposal(*, proposal: Proposal, decision: Decision, by: Actor, at: datetime) -> Proposal:
    """The proposal accepted, rejected, or open again."""
    before = proposal.decision
    _decide(proposal, decision, by=by, at=at)
    proposal.save(update_fields=["decision", "decided_at", "decided_by"])
    if proposal.sort in CHANGES_BODIES:
        match_bodies(proposal.draft, at=at)
    record(
        "proposal.decided",
        by=by,
        at=at,
        about=proposal,
        detail={
            "decision": decision.label,
            "before": before,
            "after": str(decision),
            "draft": proposal.draft_id,
        },
    )
    return proposal


@transaction.atomic
def edit_proposal(*, proposal: Proposal, data: Mapping[str, Any], by: Actor, at: datetime) -> Proposal:
    """The proposal with the reviewer's values, accepted as such; what was read stays beside it."""
    before = proposal.data
    proposal.data = {**before, **data}
    _decide(proposal, Decision.ACCEPTED, by=by, at=at)
    proposal.save(update_fields=["data", "decision", "decided_at", "decided_by"])
    if proposal.sort in CHANGES_BODIES:
        match_bodies(proposal.draft, at=at)
    changed = {key for key in proposal.data if proposal.data[key] != before.get(key)}
    record(
        "proposal.edited",
        by=by,
        at=at,
        about=proposal,
        detail={
            "before": {key: before.get(key) for key in sorted(changed)},
            "after": {key: proposal.data[key] for key in sorted(changed)},
            "draft": proposal.draft_id,
        },
    )
    return proposal


def _decide(proposal: Proposal, decision: Decision, *, by: Actor, at: datetime) -> None:
    proposal.decision = decision
    is_open = decision is Decision.OPEN
    proposal.decided_at = None if is_open else at
    proposal.decided_by_id = None if is_open else by.account_id


@transaction.atomic
def accept_section(*, draft: SchemeDraft, sort: str, by: Actor, at: datetime) -> int:
    """How many proposals of the sort were accepted at once; doubtful ones are left to be looked at."""
    waiting = draft.proposals.filter(sort=sort, decision=Decision.OPEN, doubtful=False)
    count = waiting.update(decision=Decision.ACCEPTED, decided_at=at, decided_by_id=by.account_id)
    record("proposals.accepted", by=by, at=at, about=draft, detail={"count": count, "sort": sort})
    return count


@transaction.atomic
def match_body(*, body: BodyMatch, unit: Unit | None, name: str, by: Actor, at: datetime) -> BodyMatch:
    """The name means this unit, called `name` today, or a new one where unit is None."""
    body.unit = unit
    body.how = MatchedHow.NEW if unit is None else MatchedHow.CHOSEN
    body.save(update_fields=["unit", "how"])
    record(
        "body.matched",
        by=by,
        at=at,
        about=body,
        detail={"name": body.name, "unit": name, "unit_id": unit.pk if unit else None},
    )
    return body
