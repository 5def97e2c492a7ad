"""Are the papers of a year filed at once, and only by those who coordinate?"""

from datetime import timedelta

import pytest

from liaison.activities.actions import file_activities, file_sheet
from liaison.activities.models import Activity, EnteredHow
from liaison.core.activities.entry import Said
from liaison.core.activities.standing import Standing, State
from liaison.core.refusals import ActionRefused
from liaison.matters.models import AnsweredHow, Involvement
from liaison.record.models import Entry
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY

pytestmark = pytest.mark.usefixtures("at_home")


def _filed(city: City, *days: int) -> list[Activity]:
    hosts, guests = frozenset({city.units["教育局"].pk}), frozenset({city.units["民盟"].pk})
    said = [Said("visit", f"走访{day}", TODAY + timedelta(days=day), hosts, guests) for day in days]
    return file_activities(entries=said, by=city.actor("government_coordinator"), at=NOW, on=TODAY)


def test_many_are_entered_on_paper_and_each_is_in_the_record(city: City) -> None:
    filed = _filed(city, -30, -20)
    assert {each.entered_how for each in filed} == {EnteredHow.PAPER}
    assert Entry.objects.filter(code="activity.entered").count() == 2
    assert {each.subject.standing for each in filed} == {Standing.ONE_SIDED}


def test_one_that_cannot_be_refuses_all(city: City) -> None:
    same = frozenset({city.units["教育局"].pk})
    entries = [Said("visit", "走访", TODAY, same, frozenset())]
    with pytest.raises(ActionRefused):
        file_activities(entries=entries, by=city.actor("government_coordinator"), at=NOW, on=TODAY)
    assert not Activity.objects.exists()


def test_a_sheet_confirms_what_was_held_and_not_what_is_planned(city: City) -> None:
    filed = _filed(city, -30, 10)
    by = city.actor("government_coordinator")
    held, planned = file_sheet(activities=filed, note="双方已签字", by=by, at=NOW, on=TODAY)
    assert (held.subject.standing, planned.subject.standing) == (Standing.CONFIRMED, Standing.ONE_SIDED)
    assert planned.subject.state == State.PLANNED
    words = Involvement.objects.filter(subject_id=held.subject_id)
    assert set(words.values_list("word_how", flat=True)) == {AnsweredHow.SHEET}
    assert Entry.objects.filter(code="activity.confirmed", about_id=held.pk).count() == 2


def test_only_coordinators_file_a_sheet_for_everybody(city: City) -> None:
    filed = _filed(city, -30)
    with pytest.raises(ActionRefused):
        file_sheet(activities=filed, note="已签字", by=city.actor("department_officer"), at=NOW, on=TODAY)


def test_a_sheet_says_who_signed_it(city: City) -> None:
    filed = _filed(city, -30)
    by = city.actor("government_coordinator")
    with pytest.raises(ActionRefused, match="签字"):
        file_sheet(activities=filed, note=" ", by=by, at=NOW, on=TODAY)
