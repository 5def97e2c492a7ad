"""Does anybody lose a word where two act on one activity at once? With connections of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from liaison.activities.actions import (
    answer_each,
    cancel_activity,
    change_activity,
    confirm_activity,
    enter_activity,
    hold_activity,
    settle_activity,
)
from liaison.activities.models import Activity
from liaison.core.activities.standing import Standing, State, Word
from liaison.core.refusals import ActionRefused
from liaison.matters.models import AnsweredHow, Involvement, Subject
from liaison.record.models import Entry
from liaison.record.queries.chain import faults
from liaison.tenancy.door import entered
from tests import build_activities, cast
from tests.build import NOW
from tests.build_activities import said
from tests.cast import City
from tests.settings import TODAY

Act = Callable[[], object]
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def city(transactional_db: None) -> City:
    """The cast in transactions that count."""
    return cast.city()


def activity(city: City, **options: object) -> Activity:
    """Of the education bureau with the league and the peasants' party, held today unless said otherwise."""
    sides = {"hosts": [city.units["教育局"]], "guests": [city.units["民盟"], city.units["农工党"]]}
    with entered({city.place.pk}):
        return build_activities.activity(by=city.actor("department_officer"), **(sides | options))  # type: ignore[arg-type]


def at_once(city: City, *acts: Act) -> list[str]:
    """What each was told, in the order of the acts: nothing where it was done, otherwise why not."""
    start = Barrier(len(acts))

    def do(act: Act) -> str:
        try:
            start.wait(timeout=30)
            with entered({city.place.pk}):
                act()
        except ActionRefused as refused:
            return str(refused)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts, timeout=60))


def confirming(city: City, activity: Activity, unit: str, role: str, *, revision: int = 1) -> Act:
    def act() -> None:
        confirm_activity(
            activity=activity,
            unit_id=city.units[unit].pk,
            revision=revision,
            by=city.actor(role),
            at=NOW,
            on=TODAY,
        )

    return act


def contesting(city: City, activity: Activity) -> Act:
    def act() -> None:
        build_activities.contested(city, activity, note="当天没有到场")

    return act


def changing(city: City, activity: Activity) -> Act:
    now = said(
        hosts=[city.units["教育局"]],
        guests=[city.units["民盟"], city.units["农工党"]],
        what="走访并座谈",
    )

    def act() -> None:
        change_activity(
            activity=activity, said=now, revision=1, by=city.actor("department_officer"), at=NOW, on=TODAY
        )

    return act


def subject_of(activity: Activity, city: City) -> Subject:
    with entered({city.place.pk}):
        assert list(faults(city.place.pk)) == [], "The chain is whole."
        return Subject.objects.get(pk=activity.subject_id)


def words(activity: Activity, city: City) -> dict[str, str]:
    names = {unit.pk: name for name, unit in city.units.items()}
    with entered({city.place.pk}):
        rows = Involvement.objects.filter(subject_id=activity.subject_id)
        return {names[row.unit_id]: row.word for row in rows}


def entries(city: City, code: str) -> int:
    with entered({city.place.pk}):
        return Entry.objects.filter(code=code).count()


ROUNDS = range(6)  # so that now one is faster, now the other


def on_paper(city: City, activity: Activity) -> Act:
    """The other guest's word, filed by the host."""

    def act() -> None:
        confirm_activity(
            activity=activity,
            unit_id=city.units["农工党"].pk,
            revision=1,
            how=AnsweredHow.SHEET,
            note="秘书处六月十五日盖章",
            by=city.actor("department_officer"),
            at=NOW,
            on=TODAY,
        )

    return act


def test_two_units_that_confirm_at_once_are_both_heard(city: City) -> None:
    for number in ROUNDS:
        one = activity(city)
        told = at_once(city, confirming(city, one, "民盟", "organisation_secretary"), on_paper(city, one))
        assert told == ["", ""]
        assert set(words(one, city).values()) == {Word.CONFIRMED}
        assert subject_of(one, city).standing == Standing.CONFIRMED, "Neither saw the other's word missing."
        assert entries(city, "activity.confirmed") == 2 * (number + 1)


def test_of_two_who_confirm_for_one_unit_the_slower_is_told(city: City) -> None:
    for number in ROUNDS:
        one = activity(city)
        told = at_once(
            city,
            confirming(city, one, "民盟", "organisation_secretary"),
            confirming(city, one, "民盟", "organisation_officer"),
        )
        assert sorted(told) == ["", "本单位已经确认。"]
        assert entries(city, "activity.confirmed") == number + 1, "One word, one entry."


def test_who_contests_while_the_other_edits_loses_no_word(city: City) -> None:
    for _ in ROUNDS:
        one = activity(city)
        contested, changed = at_once(city, contesting(city, one), changing(city, one))
        assert changed == "", "A contest does not stand in the way of mending what is wrong."
        subject = subject_of(one, city)
        assert (subject.revision, subject.title) == (2, "走访并座谈")
        said_now = Word.WAITING if contested else Word.CONTESTED
        assert words(one, city)["民盟"] == said_now, "Who contested still does, whatever was mended."
        if contested:
            assert contested == "内容刚刚有修改，请核对后再确认。"
        with entered({city.place.pk}):
            heard = Entry.objects.filter(code="activity.contested", about_id=one.pk).count()
        assert heard == (0 if contested else 1), "Whoever was told that it was done stands in the record."


def test_who_confirms_while_it_is_called_off_is_told(city: City) -> None:
    by = city.actor("department_officer")
    for _ in ROUNDS:
        one = activity(city, on=TODAY + timedelta(days=2))

        def call_off(one: Activity = one) -> None:
            cancel_activity(activity=one, reason="会期冲突", by=by, at=NOW, on=TODAY)

        confirmed, cancelled = at_once(
            city, confirming(city, one, "民盟", "organisation_secretary"), call_off
        )
        assert "还没有登记为开展" in confirmed
        assert cancelled == ""
        assert subject_of(one, city).state == State.CANCELLED


def test_who_confirms_while_a_contested_entry_is_struck_out_is_heard_before_or_told(city: City) -> None:
    for _ in ROUNDS:
        one = activity(city)
        with entered({city.place.pk}):
            contesting(city, one)()

        def strike_out(one: Activity = one) -> None:
            by = city.actor("government_coordinator")
            settle_activity(activity=one, stands=False, reason="双方核实没有开展", by=by, at=NOW, on=TODAY)

        confirmed, settled = at_once(city, on_paper(city, one), strike_out)
        assert settled == ""
        assert confirmed in {"", "活动还没有登记为开展，不必确认。"}
        assert (words(one, city)["农工党"] == Word.CONFIRMED) == (confirmed == "")
        assert subject_of(one, city).state == State.CANCELLED


def test_of_holding_and_calling_off_at_once_one_is_done_and_the_other_told(city: City) -> None:
    by = city.actor("department_officer")
    for _ in ROUNDS:
        one = _planned_for_yesterday(city)

        def hold(one: Activity = one) -> None:
            hold_activity(activity=one, held_on=YESTERDAY, by=by, at=NOW, on=TODAY)

        def call_off(one: Activity = one) -> None:
            cancel_activity(activity=one, reason="会期冲突", by=by, at=NOW, on=TODAY)

        held, cancelled = at_once(city, hold, call_off)
        assert (held == "") != (cancelled == "")
        state = subject_of(one, city).state
        assert state == (State.HELD if held == "" else State.CANCELLED)


def test_of_two_who_say_that_it_was_held_the_slower_is_told(city: City) -> None:
    by = city.actor("department_officer")
    for number in ROUNDS:
        one = _planned_for_yesterday(city)

        def hold(one: Activity = one) -> None:
            hold_activity(activity=one, held_on=YESTERDAY, by=by, at=NOW, on=TODAY)

        assert sorted(at_once(city, hold, hold)) == ["", "已经登记为开展。"]
        assert subject_of(one, city).revision == 2
        assert entries(city, "activity.held") == number + 1


def month_of(
    city: City, month: list[Activity], unit: str, role: str, *, how: AnsweredHow = AnsweredHow.PAGE
) -> Act:
    def act() -> None:
        answer_each(
            revisions=dict.fromkeys(month, 1),
            unit_id=city.units[unit].pk,
            how=how,
            note="秘书处六月十五日盖章",
            by=city.actor(role),
            at=NOW,
            on=TODAY,
        )

    return act


def test_two_who_confirm_a_month_in_opposite_order_do_not_wait_for_each_other(city: City) -> None:
    for _ in ROUNDS:
        month = [activity(city) for _ in range(6)]
        told = at_once(
            city,
            month_of(city, month, "民盟", "organisation_secretary"),
            month_of(city, month[::-1], "农工党", "department_officer", how=AnsweredHow.SHEET),
        )
        assert told == ["", ""]
        for each in month:
            assert subject_of(each, city).standing == Standing.CONFIRMED


def _planned_for_yesterday(city: City) -> Activity:
    """A plan whose day has passed."""
    before = YESTERDAY - timedelta(days=1)
    planned = said(hosts=[city.units["教育局"]], guests=[city.units["民盟"]], on=YESTERDAY)
    with entered({city.place.pk}):
        return enter_activity(said=planned, by=city.actor("department_officer"), at=NOW, on=before)
