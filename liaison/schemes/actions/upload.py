"""How does a notice come in, and how is its draft given up?"""

import hashlib
from datetime import datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.schemes.facts import HEADER, QUESTION, Fact, keepable
from liaison.files.queries import hold_room
from liaison.record.actions import record
from liaison.schemes.actions.bodies import match_bodies
from liaison.schemes.actions.refused import locked_draft
from liaison.schemes.models import Notice, NoticeOriginal, Proposal, SchemeDraft
from liaison.schemes.models.drafts import DraftState, Mode
from liaison.schemes.readers import ReadNotice
from liaison.schemes.searchable import of_draft
from liaison.search.actions import index


@transaction.atomic
def upload_notice(
    *, name: str, content: bytes, content_type: str, read: ReadNotice, by: Actor, at: datetime
) -> SchemeDraft:
    """The draft with everything that was read, each fact a proposal; the original is kept byte for byte.

    Raises ActionRefused where the place's share of files is full.

    Clauses: JN-2.1.1, JN-2.1.2, ZY-2.0.
    """
    place = by.jurisdiction_id
    hold_room(len(content), place, None)
    notice = Notice.objects.create(
        jurisdiction_id=place,
        name=name[:255],
        sha256=hashlib.sha256(content).hexdigest(),
        text=read.text,
        uploaded_at=at,
        uploaded_by_id=by.account_id,
    )
    NoticeOriginal.objects.create(
        jurisdiction_id=place, notice=notice, content=content, content_type=content_type
    )
    draft = SchemeDraft.objects.create(
        jurisdiction_id=place,
        notice=notice,
        layouts=list(read.layouts),
        mode=Mode.AMENDMENT if read.amends else Mode.FULL,
        title=_title(read)[:300],
        begun_at=at,
        begun_by_id=by.account_id,
    )
    Proposal.objects.bulk_create(
        _proposal(draft, position, fact) for position, fact in enumerate(keepable(read.facts), start=1)
    )
    match_bodies(draft, at=at)
    index(jurisdiction_id=place, things=[of_draft(draft)])
    record("notice.uploaded", by=by, at=at, about=notice, detail={"name": name, "sha256": notice.sha256})
    return draft


def _title(read: ReadNotice) -> str:
    """What the notice calls itself, until the head is accepted."""
    return next((str(fact.data["title"]) for fact in read.facts if fact.sort == HEADER), "")


def _proposal(draft: SchemeDraft, position: int, fact: Fact) -> Proposal:
    citation = fact.citation
    return Proposal(
        jurisdiction_id=draft.jurisdiction_id,
        draft=draft,
        sort=fact.sort,
        position=position,
        change=fact.change,
        data=dict(fact.data),
        as_read=dict(fact.data),
        doubtful=fact.doubtful or fact.sort == QUESTION,
        section=citation.section[:60] if citation else "",
        text=citation.text if citation else "",
        span_start=citation.span.start if citation else None,
        span_end=citation.span.end if citation else None,
    )


@transaction.atomic
def discard_draft(*, draft: SchemeDraft, by: Actor, at: datetime) -> None:
    """The draft is given up; its notice and what was decided stay to be looked at. Raises ActionRefused."""
    draft = locked_draft(draft.pk)
    draft.state = DraftState.DISCARDED
    draft.closed_at, draft.closed_by_id = at, by.account_id
    draft.save(update_fields=["state", "closed_at", "closed_by"])
    record("draft.discarded", by=by, at=at, about=draft, detail={"title": str(draft)})
