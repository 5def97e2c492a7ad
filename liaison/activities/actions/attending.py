"""Who takes part, and who has come?"""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction

from liaison.activities.actions.standing import as_entered, ask_anew, involvements_of, locked
from liaison.activities.models import Activity, Attendance
from liaison.activities.queries.said import said_of
from liaison.activities.queries.seats import Bench, Place, benches_of, candidates_of, seats_of, who_came
from liaison.core.access.actor import Actor
from liaison.core.activities.attending import (
    Seated,
    There,
    refusals_to_attend,
    refusals_to_seat,
    what_others_vouch_for,
)
from liaison.core.activities.standing import State
from liaison.core.names import person_key
from liaison.core.refusals import refuse
from liaison.matters.models import Involvement
from liaison.record.actions import record
from liaison.units.queries import name_of, names_by_id


@transaction.atomic
def note_attendance(
    *,
    activity: Activity,
    seats: Sequence[Seated],
    removed: Collection[int] = (),
    by: Actor,
    at: datetime,
    on: date,
) -> Activity:
    """The activity with the seats as they are said and without those removed; the others stay.

    Where it was held and it changes which leaders came or who presided, all others are asked anew. Raises
    ActionRefused. Clauses: ZY-3.1b, JN-2.2.6, XQ-3.6.
    """
    activity, involved, before = _before_seating(activity, seats, by=by, on=on)
    Attendance.objects.filter(activity=activity, pk__in=removed).delete()
    _seat(activity, seats, at=None, on=on)
    changed = _asked_where_it_counts(activity, involved, before, by=by, at=at, on=on)
    detail = {
        "title": activity.subject.title,
        "count": sum(bool(seat.came) for seat in seats_of(activity)),
        "revision": activity.subject.revision,
    }
    record("attendance.noted", by=by, at=at, about=activity, detail=detail, changed=changed)
    return activity


@transaction.atomic
def sign_in(*, activity: Activity, seated: Seated, by: Actor, at: datetime, on: date) -> Activity:
    """The activity with one person more who has come, and when they signed. Raises ActionRefused."""
    activity, involved, before = _before_seating(activity, [seated], by=by, on=on)
    _seat(activity, [seated], at=at, on=on)
    changed = _asked_where_it_counts(activity, involved, before, by=by, at=at, on=on)
    unit = seated.represents or seated.unit
    detail = {
        "title": activity.subject.title,
        "unit": name_of(unit, on=on),
        "revision": activity.subject.revision,
    }
    record("attendance.signed_in", by=by, at=at, about=activity, detail=detail, changed=changed)
    return activity


def _before_seating(
    activity: Activity, seats: Sequence[Seated], *, by: Actor, on: date
) -> tuple[Activity, list[Involvement], list[There]]:
    activity = locked(activity)
    involved = involvements_of(activity)
    entry = as_entered(activity, involved, by=by, on=on)
    presiders = sum(seat.presides for seat in seats)
    refuse(refusals_to_attend(entry, today=on, came=any(seat.came for seat in seats), presiders=presiders))
    _refuse_seats(activity, [seat for seat in seats if seat.seat is None], on=activity.subject.on or on)
    return activity, involved, who_came(seats_of(activity))


def _refuse_seats(activity: Activity, seats: Sequence[Seated], *, on: date) -> None:
    if not seats:
        return
    benches = benches_of(activity, on=on)
    known = candidates_of(benches, on=on)
    held = {(one.bench.unit, one.tenure.post_id, one.tenure.person_id) for one in known}
    names = {one.name for one in known} | {Place(seat).name for seat in seats_of(activity)}
    refuse(
        refusal
        for seat in seats
        for refusal in refusals_to_seat(
            seat,
            may_sit=Bench(seat.unit, seat.represents) in benches,
            is_there=seat.person is None or (seat.unit, seat.post, seat.person) in held,
            namesake=person_key(seat.name) in names,
        )
    )


def _seat(activity: Activity, seats: Sequence[Seated], *, at: datetime | None, on: date) -> None:
    """Each seat as it is said; one person has one seat. `at`: the moment in which they signed."""
    kept = list(seats_of(activity))
    noted = {seat.pk: seat for seat in kept}
    of_person = {seat.person_id: seat for seat in kept if seat.person_id}
    if any(said.presides for said in seats):
        Attendance.objects.filter(activity=activity, presides=True).update(presides=False)
    titles = _titles(activity, seats, on=activity.subject.on or on)
    for said in seats:
        seat = noted.get(said.seat or 0) or of_person.get(said.person or 0)
        if seat is None and said.seat is not None:
            continue  # somebody has removed it in between
        if seat is None:
            seat = _new_seat(activity, said, titles)
        seat.presides, seat.came = said.presides, said.came
        seat.signed_at = (at or seat.signed_at) if said.came else None
        seat.save()


def _new_seat(activity: Activity, said: Seated, titles: dict[int, str]) -> Attendance:
    return Attendance(
        jurisdiction_id=activity.jurisdiction_id,
        activity=activity,
        unit_id=said.unit,
        represents_id=said.represents,
        person_id=said.person,
        post_id=said.post if said.person else None,
        name="" if said.person else person_key(said.name),
        title=said.title.strip() or titles.get(said.post or 0, ""),
    )


def _titles(activity: Activity, seats: Sequence[Seated], *, on: date) -> dict[int, str]:
    """What the posts are called; asked only where a seat is new."""
    if all(said.seat for said in seats):
        return {}
    known = candidates_of(benches_of(activity, on=on), on=on)
    return {one.tenure.post_id: one.tenure.post.title for one in known}


def _asked_where_it_counts(
    activity: Activity,
    involved: list[Involvement],
    before: list[There],
    *,
    by: Actor,
    at: datetime,
    on: date,
) -> dict[str, tuple[object, object]]:
    """What changed of what the others vouch for; they are asked anew where there is something."""
    after = who_came(seats_of(activity))
    names = names_by_id({one.unit for one in (*before, *after)}, on=activity.subject.on or on)
    old, new = what_others_vouch_for(before, names), what_others_vouch_for(after, names)
    changed: dict[str, tuple[object, object]] = {
        label: (old[label], new[label]) for label in new if old[label] != new[label]
    }
    subject = activity.subject
    if changed and subject.state == State.HELD:
        subject.revision += 1
        ask_anew(subject, said_of(activity, involved), by=by, on=on, at=at)
    subject.changed_at = at
    subject.save()
    return changed
