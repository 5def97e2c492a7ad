"""How does a scheme come about without a notice? From a blank, from a version, or from the place above."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.schemes.facts import HEADER, Fact
from liaison.record.actions import record
from liaison.schemes.actions.bodies import match_bodies
from liaison.schemes.models import Proposal, SchemeDraft, SchemeVersion
from liaison.schemes.models.drafts import Decision, Origin
from liaison.schemes.searchable import of_draft
from liaison.search.actions import index


@transaction.atomic
def begin_draft(
    *,
    origin: Origin,
    facts: Iterable[Fact],
    by: Actor,
    at: datetime,
    source: SchemeVersion | None = None,
) -> SchemeDraft:
    """The draft, to be reviewed as any other; its head is what the person typed, and accepted as such.

    `source` is the version it was begun from, of the same place or of the one above. Clauses: ZY-5.
    """
    stated = list(facts)
    title = next((fact.data["title"] for fact in stated if fact.sort == HEADER), "")
    draft = SchemeDraft.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        origin=origin,
        title=title[:300],
        source_place_id=source.jurisdiction_id if source else None,
        source_version=source.pk if source else None,
        begun_at=at,
        begun_by_id=by.account_id,
    )
    Proposal.objects.bulk_create(
        _proposal(draft, position, fact, by=by, at=at) for position, fact in enumerate(stated, start=1)
    )
    match_bodies(draft, at=at)
    index(jurisdiction_id=by.jurisdiction_id, things=[of_draft(draft)])
    record("draft.begun", by=by, at=at, about=draft, detail={"title": title, "origin": origin.label})
    return draft


def _proposal(draft: SchemeDraft, position: int, fact: Fact, *, by: Actor, at: datetime) -> Proposal:
    is_head = fact.sort == HEADER
    return Proposal(
        jurisdiction_id=draft.jurisdiction_id,
        draft=draft,
        sort=fact.sort,
        position=position,
        data=dict(fact.data),
        as_read={} if is_head else dict(fact.data),
        by_hand=is_head,
        doubtful=fact.doubtful,
        decision=Decision.ACCEPTED if is_head else Decision.OPEN,
        decided_at=at if is_head else None,
        decided_by_id=by.account_id if is_head else None,
    )
