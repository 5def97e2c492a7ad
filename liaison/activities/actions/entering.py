"""How does an activity come in, and how is an entry changed?"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import connection, transaction

from liaison.activities.actions.standing import (
    as_entered,
    ask_anew,
    asked,
    involvements_of,
    locked,
    tell_calendars,
)
from liaison.activities.models import Activity, EnteredHow
from liaison.activities.queries.bound import bound_units
from liaison.activities.queries.said import said_of
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.activities.entry import Said, entry_key, has_two_sides, hosts_allowed, what_changed
from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.core.activities.standing import (
    State,
    Word,
    refusals_to_change,
    refusals_to_enter,
    refusals_to_take_back,
    standing,
    words_after_change,
)
from liaison.core.refusals import refuse
from liaison.matters.models import Family, Involvement, Subject
from liaison.matters.queries import speaks_for
from liaison.record.actions import record, record_each
from liaison.units.models import Unit
from liaison.units.queries import names_by_id


@transaction.atomic
def enter_activity(
    *,
    said: Said,
    how: EnteredHow = EnteredHow.PAGE,
    repeats: Activity | None = None,
    form: str = "",
    by: Actor,
    at: datetime,
    on: date,
) -> Activity:
    """The activity, held where its last day is not later than `on`, otherwise planned.

    A `form` that is sent again as it was leads to the activity that it made. Whoever enters stands by it
    for the own units; the others are asked once it was held. Raises ActionRefused with every reason.
    Clauses: all of what is held, such as JN-2.2.6, XQ-3.3, XQ-3.6.
    """
    key = entry_key(said, account=by.account_id, form=form) if form else None
    before = _entered_before(key, by=by) if key else None
    if before is not None:
        return before
    own = speaks_for(by, on=on)
    refuse_entry(said, own=own, by=by, on=on)
    [activity] = written([said], how=how, own=own, by=by, at=at, on=on, repeats=repeats, key=key)
    return activity


def written(
    entries: Sequence[Said],
    *,
    how: EnteredHow,
    own: frozenset[int],
    by: Actor,
    at: datetime,
    on: date,
    repeats: Activity | None = None,
    key: str | None = None,
) -> list[Activity]:
    """The activities, each with its units and its entry in the record; four statements, however many."""
    words = [_first_words(said, own) for said in entries]
    rows = zip(entries, words, strict=True)
    subjects = Subject.objects.bulk_create([_subject(said, word, by=by, at=at, on=on) for said, word in rows])
    activities = Activity.objects.bulk_create(
        Activity(
            jurisdiction_id=by.jurisdiction_id,
            subject=subject,
            **columns_of(said),
            entered_how=how,
            entered_for_id=_stands_by(said, own, by),
            repeats=repeats,
            entry_key=key,
        )
        for said, subject in zip(entries, subjects, strict=True)
    )
    Involvement.objects.bulk_create(
        asked(subject, unit, said, word, None, by=by, at=at)
        for said, subject, said_words in zip(entries, subjects, words, strict=True)
        for unit, word in sorted(said_words.items())
    )
    things = [(each, _entry(said, how)) for each, said in zip(activities, entries, strict=True)]
    record_each("activity.entered", things, by=by, at=at)
    return activities


def _entry(said: Said, how: EnteredHow) -> dict[str, object]:
    kind = ACTIVITY_KINDS[said.kind].name
    return {"kind": kind, "title": said.what, "on": said.on, "how": how.label}


def _first_words(said: Said, own: frozenset[int]) -> Mapping[int, Word]:
    answer = ACTIVITY_KINDS[said.kind].guests_answer
    return words_after_change(said.involved, speaks_for=own, guests_answer=answer, guests=said.guests)


def _subject(said: Said, words: Mapping[int, Word], *, by: Actor, at: datetime, on: date) -> Subject:
    held = said.last_day is not None and said.last_day <= on
    return Subject(
        jurisdiction_id=by.jurisdiction_id,
        family=Family.ACTIVITY,
        kind=said.kind,
        title=said.what,
        state=State.HELD if held else State.PLANNED,
        standing=standing(words.values()),
        on=said.on,
        opened_at=at,
        opened_by_id=by.account_id,
        changed_at=at,
    )


def _entered_before(key: str, *, by: Actor) -> Activity | None:
    """What the form made already; of two that come at once, the second waits for the first to end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
    found = Activity.objects.filter(jurisdiction_id=by.jurisdiction_id, entry_key=key)
    return found.select_related("subject").first()


@transaction.atomic
def change_activity(
    *, activity: Activity, said: Said, revision: int, by: Actor, at: datetime, on: date
) -> Activity:
    """The entry as it is said now; all others are asked anew, and the record says what changed.

    Nothing is written where nothing changed. Raises ActionRefused, also where somebody was faster than
    whoever looked at `revision`.
    """
    activity = locked(activity)
    involved = involvements_of(activity)
    entry = as_entered(activity, involved, by=by, on=on)
    refuse(refusals_to_change(entry, revision=revision))
    own = speaks_for(by, on=on)
    before = said_of(activity, involved)
    refuse_entry(said, own=own, by=by, on=on)
    drops = bool(bound_units(activity, involved) - said.involved - own)
    coordinates = by.may(Permission.COORDINATE_ACTIVITIES)
    last_day = said.last_day
    refuse(refusals_to_take_back(entry, last_day=last_day, drops=drops, today=on, coordinates=coordinates))
    changed = what_changed(before, said, names=names_by_id(before.involved | said.involved, on=on))
    if not changed:
        return activity
    subject = activity.subject
    subject.kind, subject.title, subject.on = said.kind, said.what, said.on
    subject.state = _state_after(State(subject.state), said, on=on)
    subject.revision += 1
    subject.changed_at = at
    ask_anew(subject, said, by=by, on=on, at=at)
    for name, value in columns_of(said).items():
        setattr(activity, name, value)
    tell_calendars(activity)
    subject.save()
    activity.save()
    detail = {"title": said.what, "revision": subject.revision}
    record("activity.changed", by=by, at=at, about=activity, detail=detail, changed=changed)
    return activity


def _state_after(state: State, said: Said, *, on: date) -> State:
    """A new day for what was postponed plans it again; a day to come takes back that it was held."""
    if said.last_day is None:
        return State.POSTPONED
    if said.last_day > on:
        return State.PLANNED
    return State.HELD if state == State.HELD else State.PLANNED


def refuse_entry(said: Said, *, own: frozenset[int], by: Actor, on: date) -> None:
    """Raises ActionRefused with every reason against the entry; `own`: for whom the actor speaks."""
    units = Unit.objects.filter(jurisdiction_id=by.jurisdiction_id, pk__in=said.involved)
    categories = dict(units.values_list("pk", "category"))
    refuse(
        refusals_to_enter(
            hosts=said.hosts & categories.keys(),
            guests=said.guests & categories.keys(),
            mine=bool(own & said.involved) or by.may(Permission.COORDINATE_ACTIVITIES),
            hosts_allowed=hosts_allowed(
                said.kind, {unit: categories[unit] for unit in said.hosts if unit in categories}
            ),
            two_sides=has_two_sides(categories),
            on=said.on,
            until=said.until,
            begins_before_end=said.begins_before_end,
            today=on,
        )
    )


def columns_of(said: Said) -> dict[str, object]:
    return {
        "until": said.until if said.until != said.on else None,
        "begins": said.begins,
        "ends": said.ends,
        "place": said.place,
        "details": dict(said.details),
    }


def _stands_by(said: Said, own: frozenset[int], by: Actor) -> int | None:
    """The unit that answers for the entry; None where a coordinator entered it for others."""
    mine = own & said.involved
    if by.unit_id in mine:
        return by.unit_id
    return min(mine & said.hosts or mine, default=None)
