"""Has the demo city held something, both years, in every state that a reader should meet?"""

from collections import Counter

from liaison.activities.models import Activity
from liaison.core.activities.standing import Standing, State
from liaison.units.models import Jurisdiction
from tests.settings import TODAY


def test_last_year_is_whole_and_this_year_is_there_to_date(demo_city: Jurisdiction) -> None:
    found = Activity.objects.filter(jurisdiction=demo_city).select_related("subject")
    years = Counter(row.subject.on.year for row in found if row.subject.on)
    assert years[TODAY.year - 1] >= 30
    assert years[TODAY.year] >= 15
    last = [row for row in found if row.subject.on and row.subject.on.year < TODAY.year]
    assert {row.subject.standing for row in last} == {Standing.CONFIRMED}


def test_every_state_and_standing_can_be_met(demo_city: Jurisdiction) -> None:
    found = list(Activity.objects.filter(jurisdiction=demo_city).select_related("subject"))
    assert {State.HELD, State.PLANNED} <= {row.subject.state for row in found}
    assert {row.subject.standing for row in found if row.subject.state == State.HELD} == set(Standing)
    assert len({row.subject.kind for row in found}) >= 8


def test_no_plan_lies_in_the_past_and_nothing_was_held_in_the_future(demo_city: Jurisdiction) -> None:
    for row in Activity.objects.filter(jurisdiction=demo_city).select_related("subject"):
        assert row.subject.on
        assert (row.subject.state == State.PLANNED) == (row.subject.on > TODAY)
