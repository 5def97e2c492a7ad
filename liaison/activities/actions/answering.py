"""How does a unit say its word about an entry, and how is a contest settled?"""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from liaison.activities.actions.standing import involvements_of, locked, tell_calendars
from liaison.activities.models import Activity
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.activities.standing import (
    STANDING_NAMES,
    Entered,
    Standing,
    State,
    Word,
    refusals_to_answer,
    refusals_to_file,
    refusals_to_settle,
    standing,
)
from liaison.core.refusals import ActionRefused, Refusal, refuse
from liaison.matters.models import AnsweredHow, Involvement
from liaison.matters.queries import speaks_for
from liaison.record.actions import record
from liaison.units.queries import name_of

ON_PAPER = frozenset({AnsweredHow.SHEET, AnsweredHow.TELEPHONE})


@transaction.atomic
def confirm_activity(
    *,
    activity: Activity,
    unit_id: int,
    revision: int,
    how: AnsweredHow = AnsweredHow.PAGE,
    note: str = "",
    by: Actor,
    at: datetime,
    on: date,
) -> Activity:
    """The entry with the unit's word that it is right, as it stood at `revision`.

    A unit speaks for itself and those it represents. Whoever takes part, and the coordinators, can file
    what was signed or said by telephone, with a note of who and when. Raises ActionRefused.
    """
    activity, involved, mine = _before_a_word(activity, unit_id, how, note, by=by, on=on)
    refuse(refusals_to_answer(_entered(activity, mine, how), revision=revision))
    _say(mine, Word.CONFIRMED, revision=revision, how=how, note=note, by=by, at=at)
    _stand(activity, involved)
    detail = _detail(activity, mine, on=on) | {"how": how.label, "note": note}
    record("activity.confirmed", by=by, at=at, about=activity, detail=detail)
    return activity


@transaction.atomic
def contest_activity(
    *,
    activity: Activity,
    unit_id: int,
    revision: int,
    note: str,
    how: AnsweredHow = AnsweredHow.PAGE,
    by: Actor,
    at: datetime,
    on: date,
) -> Activity:
    """The entry, contested by the unit with what is wrong; it does not count until that is settled.

    Raises ActionRefused.
    """
    activity, involved, mine = _before_a_word(activity, unit_id, how, note, by=by, on=on)
    refuse(refusals_to_answer(_entered(activity, mine, how), revision=revision, contests=True, note=note))
    _say(mine, Word.CONTESTED, revision=revision, how=how, note=note.strip(), by=by, at=at)
    _stand(activity, involved)
    detail = _detail(activity, mine, on=on) | {"note": note}
    record("activity.contested", by=by, at=at, about=activity, detail=detail)
    return activity


@transaction.atomic
def settle_activity(
    *, activity: Activity, stands: bool, reason: str, by: Actor, at: datetime, on: date
) -> Activity:
    """A contested entry, settled by a coordinator: it stands as entered, or it is struck out.

    Raises ActionRefused.
    """
    activity = locked(activity)
    involved = involvements_of(activity)
    contested = [row for row in involved if row.word == Word.CONTESTED]
    refuse(refusals_to_settle(contested=bool(contested), reason=reason))
    revision = activity.subject.revision
    for row in contested:
        _say(row, Word.CONFIRMED, revision=revision, how=AnsweredHow.SETTLED, note=reason, by=by, at=at)
    if not stands:
        activity.subject.state = State.CANCELLED
        activity.reason = reason.strip()
        tell_calendars(activity)
        activity.save(update_fields=["reason", "sequence"])
    activity.subject.changed_at = at
    _stand(activity, involved)
    outcome = "属实" if stands else "不予认定"
    detail = {"title": activity.subject.title, "reason": reason, "outcome": outcome, "revision": revision}
    changed = {"裁定": (STANDING_NAMES[Standing.CONTESTED], outcome)}
    record("activity.settled", by=by, at=at, about=activity, detail=detail | {"on": on}, changed=changed)
    return activity


def _before_a_word(
    activity: Activity, unit_id: int, how: AnsweredHow, note: str, *, by: Actor, on: date
) -> tuple[Activity, list[Involvement], Involvement]:
    activity = locked(activity)
    involved = involvements_of(activity)
    mine = next((row for row in involved if row.unit_id == unit_id), None)
    own = frozenset({by.unit_id}) if how == AnsweredHow.LINK else speaks_for(by, on=on)
    coordinates = by.may(Permission.COORDINATE_ACTIVITIES)
    takes_part = bool(own & {row.unit_id for row in involved})
    if mine is None or not (unit_id in own or (how in ON_PAPER and (takes_part or coordinates))):
        raise ActionRefused([Refusal("not_mine", "只能为本单位确认。")])
    if how in ON_PAPER:
        refuse(refusals_to_file(Word(mine.word), coordinates=coordinates or unit_id in own, note=note))
    return activity, involved, mine


def _entered(activity: Activity, mine: Involvement, how: AnsweredHow) -> Entered:
    """A word that was filed on paper can still be said by the unit itself."""
    subject, word = activity.subject, Word(mine.word)
    if word == Word.CONFIRMED and mine.word_how in ON_PAPER and how not in ON_PAPER:
        word = Word.WAITING
    return Entered(state=State(subject.state), on=subject.on, revision=subject.revision, word=word)


def _say(
    row: Involvement, word: Word, *, revision: int, how: AnsweredHow, note: str, by: Actor, at: datetime
) -> None:
    row.word, row.word_revision, row.word_at = word, revision, at
    row.word_by_id = by.account_id or None
    row.word_how, row.word_note = how, note[:300]
    row.save()


def _stand(activity: Activity, involved: Collection[Involvement]) -> None:
    subject = activity.subject
    subject.standing = standing(Word(row.word) for row in involved)
    if subject.state == State.CANCELLED:
        subject.standing = Standing.ONE_SIDED
    subject.save(update_fields=["standing", "state", "changed_at"])


def _detail(activity: Activity, row: Involvement, *, on: date) -> dict[str, object]:
    subject = activity.subject
    return {"title": subject.title, "unit": name_of(row.unit_id, on=on), "revision": subject.revision}
