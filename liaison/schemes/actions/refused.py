"""How does an action say no? With every reason, in words that can stand on the page."""

from collections.abc import Iterable

from liaison.core.schemes.issue import Refusal
from liaison.core.schemes.review import refusal_to_review
from liaison.schemes.models import Proposal, SchemeDraft
from liaison.schemes.models.drafts import DraftState


class ActionRefused(Exception):  # noqa: N818 - it is a refusal, not an error
    """The action was not taken; `refusals` say why and what to do."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("; ".join(refusal.reason for refusal in self.refusals))


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
