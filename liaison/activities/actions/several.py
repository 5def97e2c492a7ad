"""How does a unit say its word about many entries at once, or on paper with the scan of what was signed?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from liaison.activities.actions.answering import confirm_activity, contest_activity
from liaison.activities.models import Activity
from liaison.core.access.actor import Actor
from liaison.core.refusals import ActionRefused, reasons, refuse
from liaison.files.readers import Examined
from liaison.matters.actions import add_to_each
from liaison.matters.models import AnsweredHow, AttachmentKind
from liaison.units.queries import name_of


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of many words: those taken, and those left out, each with why."""

    taken: tuple[Activity, ...]
    left_out: tuple[tuple[Activity, str], ...]


@transaction.atomic
def answer_each(
    *,
    revisions: Mapping[Activity, int],
    unit_id: int,
    contests: bool = False,
    how: AnsweredHow = AnsweredHow.PAGE,
    note: str = "",
    by: Actor,
    at: datetime,
    on: date,
) -> Answered:
    """The unit's word about each entry as it stood at its revision; what has changed since is left out.

    Always in the same order, so that two units that answer at once do not wait for each other.
    """
    say = contest_activity if contests else confirm_activity
    taken: list[Activity] = []
    left_out: list[tuple[Activity, str]] = []
    for activity, revision in sorted(revisions.items(), key=lambda each: each[0].subject_id):
        try:
            taken.append(
                say(
                    activity=activity,
                    unit_id=unit_id,
                    revision=revision,
                    how=how,
                    note=note,
                    by=by,
                    at=at,
                    on=on,
                )
            )
        except ActionRefused as refused:
            left_out.append((activity, refused.refusals[0].reason))
    return Answered(tuple(taken), tuple(left_out))


@transaction.atomic
def file_word(
    *,
    activity: Activity,
    unit_id: int,
    revision: int,
    contests: bool,
    how: AnsweredHow,
    note: str,
    scan: Examined | None,
    by: Actor,
    at: datetime,
    on: date,
) -> Activity:
    """What another unit said by signature or telephone; the signature with its scan, both or none.

    Raises ActionRefused.
    """
    unproved = how == AnsweredHow.SHEET and scan is None
    refuse(reasons([(unproved, "scan", "书面签字的，请附上签字表的扫描件或照片。")]))
    say = contest_activity if contests else confirm_activity
    answered = say(
        activity=activity, unit_id=unit_id, revision=revision, how=how, note=note, by=by, at=at, on=on
    )
    if scan is not None:
        _lay_sheet_with([answered], scan, unit_id, by=by, at=at, on=on)
    return answered


@transaction.atomic
def file_month(
    *,
    revisions: Mapping[Activity, int],
    unit_id: int,
    note: str,
    scan: Examined,
    by: Actor,
    at: datetime,
    on: date,
) -> Answered:
    """The entries that the unit confirmed on one signed sheet; its scan is kept once and lies with each.

    What has changed since it was printed is left out. Raises ActionRefused.
    """
    answered = answer_each(
        revisions=revisions, unit_id=unit_id, how=AnsweredHow.SHEET, note=note, by=by, at=at, on=on
    )
    if answered.taken:
        _lay_sheet_with(answered.taken, scan, unit_id, by=by, at=at, on=on)
    return answered


def _lay_sheet_with(
    answered: Sequence[Activity], scan: Examined, unit_id: int, *, by: Actor, at: datetime, on: date
) -> None:
    """The signed sheet lies with each entry, under the name of the unit that signed it."""
    add_to_each(
        subjects=[(activity.subject, activity) for activity in answered],
        examined=scan,
        kind=AttachmentKind.SIGNED_SHEET,
        caption=name_of(unit_id, on=on)[:120],
        by=by,
        at=at,
        on=on,
    )
