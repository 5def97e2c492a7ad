"""How does a person check what was read?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from liaison.core.access.actor import Actor
from liaison.core.schemes.review import refusal_of_edition
from liaison.record.actions import record
from liaison.schemes.actions.bodies import match_bodies
from liaison.schemes.actions.refused import StaleProposal, locked_draft
from liaison.schemes.models import BodyMatch, Proposal, SchemeDraft
from liaison.schemes.models.drafts import Change, Decision, MatchedHow, ProposalSort
from liaison.units.models import Unit

CHANGES_BODIES = {"link", "assignment"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the notice something stands that a person adds."""

    text: str = ""
    section: str = ""
    start: int | None = None
    end: int | None = None


NOWHERE = Place()


@transaction.atomic
def decide_proposal(
    *, proposal: Proposal, decision: Decision, by: Actor, at: datetime, edition: int | None = None
) -> Proposal:
    """The proposal accepted, rejected, or open again; `edition` is the one that the person had before them.

    Raises StaleProposal where it has changed since, ActionRefused where the draft is closed.
    """
    proposal = _locked(proposal, edition)
    before = proposal.decision
    _decide(proposal, decision, by=by, at=at)
    proposal.save(update_fields=["decision", "decided_at", "decided_by", "edition"])
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
def edit_proposal(
    *,
    proposal: Proposal,
    data: Mapping[str, Any],
    by: Actor,
    at: datetime,
    change: Change | None = None,
    edition: int | None = None,
) -> Proposal:
    """The proposal with the reviewer's values, accepted as such; what was read stays beside it.

    Raises StaleProposal where it has changed since, ActionRefused where the draft is closed.
    """
    proposal = _locked(proposal, edition)
    before = proposal.data
    proposal.data = {**before, **data}
    proposal.change = change or proposal.change
    _decide(proposal, Decision.ACCEPTED, by=by, at=at)
    proposal.save(update_fields=["data", "change", "decision", "decided_at", "decided_by", "edition"])
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


@transaction.atomic
def add_proposal(
    *,
    draft: SchemeDraft,
    sort: ProposalSort,
    data: Mapping[str, Any],
    by: Actor,
    at: datetime,
    change: Change = Change.STATED,
    place: Place = NOWHERE,
) -> Proposal:
    """What the reader missed, added by a person and accepted as such. Raises ActionRefused."""
    draft = locked_draft(draft.pk)
    last = draft.proposals.aggregate(last=Max("position"))["last"] or 0
    proposal = Proposal(
        jurisdiction_id=draft.jurisdiction_id,
        draft=draft,
        sort=sort,
        position=last + 1,
        data=dict(data),
        as_read={},
        by_hand=True,
        change=change,
        section=place.section[:60],
        text=place.text,
        span_start=place.start,
        span_end=place.end,
    )
    _decide(proposal, Decision.ACCEPTED, by=by, at=at)
    proposal.edition = 1
    proposal.save()
    if sort in CHANGES_BODIES:
        match_bodies(draft, at=at)
    record(
        "proposal.added",
        by=by,
        at=at,
        about=proposal,
        detail={"sort": sort.label, "data": dict(data), "draft": draft.pk},
    )
    return proposal


def _locked(proposal: Proposal, edition: int | None) -> Proposal:
    """The proposal as it stands now, in a draft that nobody else changes meanwhile."""
    draft = locked_draft(proposal.draft_id)
    now = Proposal.objects.get(pk=proposal.pk)
    now.draft = draft
    refusal = refusal_of_edition(seen=edition, now=now.edition)
    if refusal:
        raise StaleProposal(refusal, now)
    return now


def _decide(proposal: Proposal, decision: Decision, *, by: Actor, at: datetime) -> None:
    proposal.decision = decision
    proposal.edition += 1
    is_open = decision is Decision.OPEN
    proposal.decided_at = None if is_open else at
    proposal.decided_by_id = None if is_open else by.account_id


@transaction.atomic
def accept_section(*, draft: SchemeDraft, sort: str, by: Actor, at: datetime) -> int:
    """How many proposals of the sort were accepted at once; doubtful ones are left to be looked at."""
    draft = locked_draft(draft.pk)
    waiting = draft.proposals.filter(sort=sort, decision=Decision.OPEN, doubtful=False)
    count = waiting.update(
        decision=Decision.ACCEPTED, decided_at=at, decided_by_id=by.account_id, edition=F("edition") + 1
    )
    record("proposals.accepted", by=by, at=at, about=draft, detail={"count": count, "sort": sort})
    return count


@transaction.atomic
def match_body(*, body: BodyMatch, unit: Unit | None, name: str, by: Actor, at: datetime) -> BodyMatch:
    """The name means this unit, called `name` today, or a new one where unit is None."""
    locked_draft(body.draft_id)
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
