"""Does the demo city meet what it owes, so that something overdue is the exception?"""

from collections import Counter

from liaison.activities.models import Activity, Attendance, FollowUp, Observation, Opinion
from liaison.core.duties.finding import Finding, State
from liaison.duties.queries.reckoned import found_on, prepared_for
from liaison.matters.models import Involvement, Part
from liaison.reports.models import Submission
from liaison.units.models import Jurisdiction
from tests.settings import TODAY


def _found(place: Jurisdiction) -> list[Finding]:
    return list(found_on(prepared_for(place, on=TODAY), on=TODAY))


def test_last_year_is_complete(demo_city: Jurisdiction) -> None:
    last = [each for each in _found(demo_city) if each.key.starts.year < TODAY.year]
    assert {State(each.state) for each in last} == {State.MET, State.SHOWN_ONLY}


def test_of_this_year_one_report_is_overdue_and_a_few_meetings_are_open(demo_city: Jurisdiction) -> None:
    this = [each for each in _found(demo_city) if each.key.starts.year == TODAY.year]
    stand = Counter((each.duty.kind, State(each.state)) for each in this)
    assert [key for key in stand if key[1] == State.OVERDUE] == [("annual_report", State.OVERDUE)]
    assert stand["annual_report", State.OVERDUE] == 1
    assert 0 < stand["regular_meeting", State.ON_THE_WAY] < stand["regular_meeting", State.MET]
    assert stand["symposium", State.ON_THE_WAY] == 1


def test_one_report_waits_for_the_coordinators_word(demo_city: Jurisdiction) -> None:
    states = Counter(Submission.objects.values_list("subject__state", flat=True))
    assert states == {"received": 28, "reported": 1}


def test_the_mayor_presided_over_the_symposium_of_last_year(demo_city: Jurisdiction) -> None:
    there = Attendance.objects.filter(activity__subject__kind="symposium", came=True)
    presiding = there.get(presides=True)
    assert presiding.post is not None
    assert presiding.post.title == "市长"
    assert there.filter(post__kind="principal").count() == 9


def test_something_came_of_what_was_held(demo_city: Jurisdiction) -> None:
    due = set(FollowUp.objects.filter(done_on=None).values_list("due", flat=True))
    assert any(day < TODAY for day in due)
    assert any(day >= TODAY for day in due)
    assert Opinion.objects.exists()
    assert Observation.objects.get().reply
    assert Attendance.objects.filter(signed_at__isnull=False).count() == 3


def test_two_units_held_a_social_service_together(demo_city: Jurisdiction) -> None:
    hosts = Counter(
        Involvement.objects.filter(subject__kind="social_service", part=Part.HOST).values_list(
            "subject", flat=True
        )
    )
    assert 2 in hosts.values()
    assert Activity.objects.filter(subject__in=hosts).count() == len(hosts)
