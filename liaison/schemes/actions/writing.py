"""How does a draft without a notice get one? It is written from what was accepted."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from liaison.core.access.actor import Actor
from liaison.record.actions import record
from liaison.schemes.models import Notice, NoticeOriginal, Proposal, SchemeDraft
from liaison.schemes.queries.written import written_of
from liaison.schemes.writers.docx import docx_of
from liaison.ui.word import CONTENT_TYPE


def written_notice(draft: SchemeDraft, accepted: Sequence[Proposal], *, by: Actor, at: datetime) -> Notice:
    """The notice that states what was accepted, kept as a Word file; each proposal cites its line in it.

    Clauses: ZY-5.
    """
    written = written_of(draft, accepted)
    content = docx_of(written)
    notice = Notice.objects.create(
        jurisdiction_id=draft.jurisdiction_id,
        name=f"{draft.title or draft}.docx"[-255:],
        sha256=hashlib.sha256(content).hexdigest(),
        text=written.text,
        uploaded_at=at,
        uploaded_by_id=by.account_id,
    )
    NoticeOriginal.objects.create(
        jurisdiction_id=draft.jurisdiction_id, notice=notice, content=content, content_type=CONTENT_TYPE
    )
    draft.notice = notice
    draft.save(update_fields=["notice"])
    for place, citation in written.citations.items():
        proposal = accepted[place]
        proposal.section, proposal.text = citation.section[:60], citation.text
        proposal.span_start, proposal.span_end = citation.span.start, citation.span.end
    Proposal.objects.bulk_update(accepted, ["section", "text", "span_start", "span_end"])
    record("notice.written", by=by, at=at, about=notice, detail={"name": notice.name, "draft": draft.pk})
    return notice
