"""How does an action say no? With every reason, in words that can stand on the page."""

from liaison.core.refusals import ActionRefused, Refusal
from liaison.core.schemes.review import refusal_to_review
from liaison.schemes.models import Proposal, SchemeDraft
from liaison.schemes.models.drafts import DraftState


class StaleProposal(ActionRefused):
    """Somebody else was faster; `proposal` is as it stands now."""

    def __init__(self, refusal: Refusal, proposal: Proposal) -> None:
        self.proposal = proposal
        super().__init__([refusal])


def locked_draft(pk: int) -> SchemeDraft:
    """The draft, with its notice, kept from others until the transaction ends. Raises ActionRefused."""
    draft = SchemeDraft.objects.select_for_update(of=("self",)).select_related("notice").get(pk=pk)
    refusal = refusal_to_review(is_open=draft.state == DraftState.OPEN)
    if refusal:
        raise ActionRefused([refusal])
    return draft
