"""How is it entered that a unit has handed something in, and what may be done with it then?"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.activities.standing import Standing, Word
from liaison.core.refusals import Refusal, reasons, refuse
from liaison.core.submissions import (
    SubmissionState,
    refusals_to_confirm_submission,
    refusals_to_enter_submission,
    refusals_to_return_submission,
    refusals_to_withdraw_submission,
    submission_title,
)
from liaison.files.readers import Examined
from liaison.matters.actions import add_attachment
from liaison.matters.models import AnsweredHow, AttachmentKind, Family, Involvement, Part, Subject
from liaison.matters.queries import speaks_for
from liaison.record.actions import record
from liaison.reports.models import Submission
from liaison.units.models import Category, Jurisdiction, Unit
from liaison.units.queries import name_of

_STANDINGS = {
    SubmissionState.RECEIVED: Standing.CONFIRMED,
    SubmissionState.REPORTED: Standing.ONE_SIDED,
    SubmissionState.RETURNED: Standing.CONTESTED,
    SubmissionState.WITHDRAWN: Standing.CONTESTED,
}
_REPORTING = frozenset({Category.DEPARTMENT, Category.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Paper:
    """What is said of the paper."""

    kind: str
    year: int
    received_on: date
    sent_by: str = ""
    number: str = ""
    note: str = ""


@transaction.atomic
def enter_submission(
    *, unit: Unit, paper: Paper, scan: Examined | None, by: Actor, at: datetime, on: date
) -> Submission:
    """The paper: received where a coordinator enters it, otherwise reported and to be confirmed.

    Raises ActionRefused with every reason. Clauses: ZY-3.3b, FH-4.1, FH-A2, FH-A3, SG-3.4.3.
    """
    Jurisdiction.objects.select_for_update().get(pk=by.jurisdiction_id)  # two may enter the same at once
    coordinates = by.may(Permission.COORDINATE_ACTIVITIES)
    _refuse_entry(unit, paper, by=by, on=on)
    state = SubmissionState.RECEIVED if coordinates else SubmissionState.REPORTED
    name = name_of(unit.pk, on=on)
    title = submission_title(name, paper.kind, paper.year)
    submission = Submission.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        subject=_subject(unit, paper, title, state, by=by, at=at),
        unit=unit,
        kind=paper.kind,
        year=paper.year,
        sent_by=paper.sent_by.strip(),
        number=paper.number.strip(),
        note=paper.note.strip(),
    )
    detail = {"title": title, "on": paper.received_on}
    record("submission.entered", by=by, at=at, about=submission, detail=detail)
    if scan is not None:
        _put_scan(submission, scan, by=by, at=at, on=on)
    return submission


@transaction.atomic
def add_scan(*, submission: Submission, scan: Examined, by: Actor, at: datetime, on: date) -> Submission:
    """The paper with one more scan. Raises ActionRefused."""
    _put_scan(submission, scan, by=by, at=at, on=on)
    return submission


@transaction.atomic
def confirm_submission(*, submission: Submission, by: Actor, at: datetime) -> Submission:
    """The paper, of which the coordinators say that they have it. Raises ActionRefused."""
    found = _locked(submission)
    other = Submission.objects.filter(
        jurisdiction_id=found.jurisdiction_id, unit=found.unit_id, kind=found.kind, year=found.year
    )
    replaced = not found.stands and other.filter(stands=True).exists()
    refuse(
        (
            *_only_coordinators(by),
            *refusals_to_confirm_submission(SubmissionState(found.subject.state)),
            *reasons([(replaced, "replaced", "该单位已经重新报送，请确认新的一份。")]),
        )
    )
    found.reason = ""
    detail = _settled(found, SubmissionState.RECEIVED, at=at)
    record("submission.confirmed", by=by, at=at, about=found, detail=detail)
    return found


@transaction.atomic
def return_submission(*, submission: Submission, reason: str, by: Actor, at: datetime) -> Submission:
    """The paper, which does not count until it is handed in anew. Raises ActionRefused."""
    found = _locked(submission)
    state = SubmissionState(found.subject.state)
    refuse((*_only_coordinators(by), *refusals_to_return_submission(state, reason=reason)))
    found.reason = reason.strip()
    detail = _settled(found, SubmissionState.RETURNED, at=at)
    record("submission.returned", by=by, at=at, about=found, detail=detail)
    return found


@transaction.atomic
def withdraw_submission(
    *, submission: Submission, reason: str, by: Actor, at: datetime, on: date
) -> Submission:
    """The paper, entered by mistake or replaced; it stays to be read. Raises ActionRefused."""
    found = _locked(submission)
    refuse(
        refusals_to_withdraw_submission(
            SubmissionState(found.subject.state),
            own=found.unit_id in speaks_for(by, on=on),
            coordinates=by.may(Permission.COORDINATE_ACTIVITIES),
            reason=reason,
        )
    )
    found.reason = reason.strip()
    detail = _settled(found, SubmissionState.WITHDRAWN, at=at)
    record("submission.withdrawn", by=by, at=at, about=found, detail=detail)
    return found


def _refuse_entry(unit: Unit, paper: Paper, *, by: Actor, on: date) -> None:
    same = Submission.objects.filter(
        jurisdiction_id=by.jurisdiction_id, unit=unit, kind=paper.kind, year=paper.year, stands=True
    )
    refuse(
        refusals_to_enter_submission(
            mine=by.may(Permission.COORDINATE_ACTIVITIES) or unit.pk in speaks_for(by, on=on),
            reports=unit.jurisdiction_id == by.jurisdiction_id and unit.category in _REPORTING,
            kind=paper.kind,
            year=paper.year,
            received_on=paper.received_on,
            today=on,
            standing=same.exists(),
        )
    )


def _only_coordinators(by: Actor) -> tuple[Refusal, ...]:
    mine = by.may(Permission.COORDINATE_ACTIVITIES)
    return reasons([(not mine, "not_coordinating", "由统筹部门确认是否收到。")])


def _subject(
    unit: Unit, paper: Paper, title: str, state: SubmissionState, *, by: Actor, at: datetime
) -> Subject:
    subject = Subject.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        family=Family.SUBMISSION,
        kind=paper.kind,
        title=title,
        state=state,
        standing=_STANDINGS[state],
        on=paper.received_on,
        opened_at=at,
        opened_by_id=by.account_id,
        changed_at=at,
    )
    Involvement.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        subject=subject,
        unit=unit,
        part=Part.HOST,
        word=Word.CONFIRMED,
        word_revision=1,
        word_at=at,
        word_by_id=by.account_id,
        word_how=AnsweredHow.SHEET if state == SubmissionState.RECEIVED else AnsweredHow.PAGE,
    )
    return subject


def _put_scan(submission: Submission, scan: Examined, *, by: Actor, at: datetime, on: date) -> None:
    subject, kind = submission.subject, AttachmentKind.OTHER
    add_attachment(subject=subject, about=submission, examined=scan, kind=kind, by=by, at=at, on=on)


def _locked(submission: Submission) -> Submission:
    Jurisdiction.objects.select_for_update().get(pk=submission.jurisdiction_id)
    return Submission.objects.select_related("subject").get(pk=submission.pk)


def _settled(found: Submission, state: SubmissionState, *, at: datetime) -> dict[str, object]:
    """Writes the state down; what the record says of it."""
    subject = found.subject
    subject.state, subject.standing = state, _STANDINGS[state]
    subject.revision, subject.changed_at = subject.revision + 1, at
    subject.save(update_fields=["state", "standing", "revision", "changed_at"])
    found.stands = state in (SubmissionState.RECEIVED, SubmissionState.REPORTED)
    found.save(update_fields=["reason", "stands"])
    return {"title": subject.title, "reason": found.reason}
