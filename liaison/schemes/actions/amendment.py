"""Does a draft lay everything down anew, and what does each of its facts do to what is in force?"""

from datetime import datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.record.actions import record
from liaison.schemes.actions.refused import locked_draft
from liaison.schemes.models import Proposal, SchemeDraft
from liaison.schemes.models.drafts import Change, Mode


@transaction.atomic
def choose_mode(*, draft: SchemeDraft, mode: Mode, by: Actor, at: datetime) -> SchemeDraft:
    """The draft lays everything down anew, or changes what is in force. Raises ActionRefused."""
    draft = locked_draft(draft.pk)
    draft.mode = mode
    draft.save(update_fields=["mode"])
    record(
        "draft.mode_chosen",
        by=by,
        at=at,
        about=draft,
        detail={"title": str(draft), "mode": mode.label, "after": str(mode)},
    )
    return draft


@transaction.atomic
def choose_change(*, proposal: Proposal, change: Change, by: Actor, at: datetime) -> Proposal:
    """The fact is stated, added or removed by the notice; what it says stays. Raises ActionRefused."""
    locked_draft(proposal.draft_id)
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    before, proposal.change = proposal.change, change
    proposal.edition += 1
    proposal.save(update_fields=["change", "edition"])
    record(
        "proposal.change_chosen",
        by=by,
        at=at,
        about=proposal,
        detail={
            "change": change.label,
            "before": before,
            "after": str(change),
            "draft": proposal.draft_id,
        },
    )
    return proposal
