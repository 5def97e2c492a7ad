"""What would issuing do? The issue itself, watched, and taken back again.

Preview and issue run the very same code, so that what was shown is what happens.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.refusals import Refusal
from liaison.schemes.actions.issue import CannotIssue, issue_scheme
from liaison.schemes.actions.refused import locked_draft
from liaison.schemes.models import SchemeDraft, SchemeVersion
from liaison.schemes.models.drafts import Decision, ProposalSort
from liaison.schemes.queries.outcome import Outcome, left_out, outcome, state_of

_ANY = TypeVar("_ANY")


@dataclass(frozen=True, slots=True)
class Preview:
    """What stands against issuing now, and what it would do without what is still undecided."""

    refusals: tuple[Refusal, ...]
    outcome: Outcome | None  # None where it could not be issued even so


@transaction.atomic
def issue_and_tell(
    *, draft: SchemeDraft, starts: date, by: Actor, at: datetime
) -> tuple[tuple[SchemeVersion, ...], Outcome]:
    """The versions put in force, and everything that this did. Raises CannotIssue."""
    missing = left_out(draft)
    before = state_of(draft.jurisdiction_id, on=starts)
    versions = issue_scheme(draft=draft, starts=starts, by=by, at=at)
    after = state_of(draft.jurisdiction_id, on=starts)
    return versions, outcome(draft, versions, before, after, missing)


def preview_issue(*, draft: SchemeDraft, starts: date, by: Actor, at: datetime) -> Preview:
    """The outcome of an issue that has been taken back. Raises ActionRefused where the draft is closed."""
    refusals = _tried(draft, starts, by=by, at=at)
    if isinstance(refusals, Outcome):
        return Preview((), refusals)
    without = _tried(draft, starts, by=by, at=at, without_undecided=True)
    return Preview(refusals, without if isinstance(without, Outcome) else None)


def as_if_issued(
    *, draft: SchemeDraft, starts: date, by: Actor, at: datetime, look: Callable[[], _ANY]
) -> _ANY | tuple[Refusal, ...]:
    """What `look` finds while the draft is in force, everything undecided included; it is taken back.

    Without that, the reasons against issuing. Raises ActionRefused where the draft is closed.
    """
    with transaction.atomic():
        try:
            draft = locked_draft(draft.pk)
            undecided = draft.proposals.filter(decision=Decision.OPEN)
            undecided.update(decision=Decision.ACCEPTED, decided_at=at, decided_by_id=by.account_id)
            issue_scheme(draft=draft, starts=starts, by=by, at=at)
            return look()
        except CannotIssue as refused:
            return refused.refusals
        finally:
            transaction.set_rollback(True)


def _tried(
    draft: SchemeDraft, starts: date, *, by: Actor, at: datetime, without_undecided: bool = False
) -> Outcome | tuple[Refusal, ...]:
    with transaction.atomic():
        try:
            draft = locked_draft(draft.pk)
            missing = left_out(draft)
            if without_undecided:
                _leave_out_undecided(draft, by=by, at=at)
            _, told = issue_and_tell(draft=draft, starts=starts, by=by, at=at)
        except CannotIssue as refused:
            return refused.refusals
        finally:
            transaction.set_rollback(True)
    return told if not without_undecided else _with(told, missing)


def _leave_out_undecided(draft: SchemeDraft, *, by: Actor, at: datetime) -> None:
    """As if the reviewer set aside what is open; the head is left, since nothing can be issued without it."""
    undecided = draft.proposals.filter(decision=Decision.OPEN).exclude(sort=ProposalSort.HEADER)
    questions = undecided.filter(sort=ProposalSort.QUESTION)
    questions.update(decision=Decision.ACCEPTED, decided_at=at, decided_by_id=by.account_id)
    undecided.update(decision=Decision.REJECTED, decided_at=at, decided_by_id=by.account_id)


def _with(told: Outcome, missing: tuple[tuple[str, str], ...]) -> Outcome:
    """The outcome with the true reasons why things were left out."""
    return Outcome(told.versions, told.parts, told.new_units, told.matched, told.aliases, missing)
