"""What may be entered that came on paper, by whom, and what is said where it may not?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from liaison.core.refusals import ActionRefused
from liaison.duties.actions import reckon
from liaison.duties.models import KeptFinding
from liaison.reports.actions import confirm_submission, return_submission, withdraw_submission
from liaison.reports.models import Submission
from liaison.reports.queries.overview import year_of
from liaison.tenancy.door import entered
from tests import build_duties, build_reports, cast
from tests.build import NOW
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY


def handed_in(
    city: City, role: str = "department_officer", unit: str = "教育局", **said: object
) -> Submission:
    with entered({city.place.pk}):
        return build_reports.submission(city.units[unit], by=city.actor(role), **said)  # type: ignore[arg-type]


def at(city: City, page: str, *arguments: int) -> str:
    return reverse(f"reports:{page}", args=[city.place.pk, *arguments])


def sent(city: City, **said: object) -> dict[str, object]:
    usual = {
        "unit": city.units["教育局"].pk,
        "kind": "annual_plan",
        "year": TODAY.year,
        "received_on": TODAY.isoformat(),
    }
    return usual | said


def test_a_department_cannot_enter_what_another_handed_in(city: City) -> None:
    with pytest.raises(ActionRefused, match="只能登记本单位"):
        handed_in(city, unit="卫生健康委")


def test_the_government_hands_nothing_in(city: City) -> None:
    with pytest.raises(ActionRefused, match="部门或党派团体"):
        handed_in(city, "government_coordinator", "人民政府")


def test_the_same_paper_is_entered_once(city: City) -> None:
    handed_in(city)
    with pytest.raises(ActionRefused, match="已经登记"):
        handed_in(city, "government_coordinator")


def test_what_an_office_has_confirmed_its_unit_cannot_take_out(city: City) -> None:
    paper = handed_in(city)
    with entered({city.place.pk}):
        confirm_submission(submission=paper, by=city.actor("united_front_coordinator"), at=NOW)
        with pytest.raises(ActionRefused, match="已经确认收到"):
            withdraw_submission(
                submission=paper, reason="换一份", by=city.actor("department_officer"), at=NOW, on=TODAY
            )


def test_only_the_offices_say_what_has_come_in(city: City) -> None:
    paper = handed_in(city)
    with entered({city.place.pk}), pytest.raises(ActionRefused, match="统筹部门确认"):
        confirm_submission(submission=paper, by=city.actor("department_leader"), at=NOW)


def test_what_came_anew_is_confirmed_rather_than_what_was_returned(city: City) -> None:
    paper = handed_in(city)
    by = city.actor("united_front_coordinator")
    with entered({city.place.pk}):
        return_submission(submission=paper, reason="没有盖章", by=by, at=NOW)
    handed_in(city)
    with entered({city.place.pk}), pytest.raises(ActionRefused, match="确认新的一份"):
        confirm_submission(submission=paper, by=by, at=NOW)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"received_on": (TODAY + timedelta(days=1)).isoformat()}, "收到日期不能晚于今天"),
        ({"year": 1990}, "大于或等于"),
        ({"year": 2010}, "年度与收到日期相差太远"),
        ({"year": "今年"}, "输入整数"),
        ({"unit": 999999}, "选择"),
        ({"unit": ""}, "必填"),
        ({"kind": "visit"}, "选择"),
        ({"received_on": "2026-02-30"}, "日期"),
        ({"note": "本件属机密★5年"}, "密级标志"),
        ({"kind": "annual_report", "year": TODAY.year + 1}, "还没有开始"),
    ],
)
def test_bad_input_is_said_in_words_and_loses_nothing(
    city: City, client_of: ClientOf, said: dict[str, object], told: str
) -> None:
    answer = client_of("government_coordinator").post(
        at(city, "enter"), sent(city, sent_by="办公室主任", **said)
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert told in page
    assert "办公室主任" in page
    with entered({city.place.pk}):
        assert not Submission.objects.exists()


def test_others_do_not_learn_of_a_paper(city: City, client_of: ClientOf) -> None:
    paper = handed_in(city)
    for role, status in (
        ("department_officer", 200),
        ("united_front_coordinator", 200),
        ("organisation_officer", 404),
        ("city_leader", 404),
    ):
        assert client_of(role).get(at(city, "submission", paper.pk)).status_code == status, role


def test_the_scan_is_handed_out_to_those_who_see_the_paper(city: City, client_of: ClientOf) -> None:
    paper = handed_in(city)
    with entered({city.place.pk}):
        scan = paper.subject.attachments.get().pk
    answer = client_of("united_front_coordinator").get(at(city, "scan", scan))
    assert answer.content == build_reports.scan().content
    assert "attachment" in answer["Content-Disposition"]
    assert client_of("organisation_officer").get(at(city, "scan", scan)).status_code == 404


def test_the_overview_lists_what_is_missing_by_unit(city: City, client_of: ClientOf) -> None:
    with entered({city.place.pk}):
        build_duties.scheme(city)
    handed_in(city)
    page = client_of("united_front_coordinator").get(at(city, "submissions")).content.decode()
    assert "市教育局" in page
    assert "逾期未报" in page  # of the others, the plan was due in March
    missing = client_of("united_front_coordinator").get(at(city, "submissions"), {"missing": "1"})
    assert "市发展改革委" in missing.content.decode()
    assert ">市教育局<" not in missing.content.decode()


def test_a_unit_reads_its_own_line_alone(city: City, client_of: ClientOf) -> None:
    with entered({city.place.pk}):
        build_duties.scheme(city)
    page = client_of("department_officer").get(at(city, "submissions")).content.decode()
    assert ">市教育局<" in page
    assert "市发展改革委" not in page


def test_the_overview_takes_the_same_number_of_queries_for_many_papers(
    city: City, client_of: ClientOf
) -> None:
    with entered({city.place.pk}):
        build_duties.scheme(city)
    browser = client_of("united_front_coordinator")

    def queries() -> int:
        browser.get(at(city, "submissions"))  # what has changed is worked out first
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert browser.get(at(city, "submissions")).status_code == 200
        return len(captured)

    before = queries()
    for unit in ("教育局", "发展改革委", "卫生健康委", "民盟"):
        handed_in(city, "government_coordinator", unit)
    assert queries() == before <= 22


@pytest.fixture
def busy_city(transactional_db: None) -> City:
    """The cast in transactions that count."""
    return cast.city()


def test_of_two_who_enter_the_same_at_once_one_is_told(busy_city: City) -> None:
    start = Barrier(2)

    def act(role: str) -> Callable[[], str]:
        def enter() -> str:
            try:
                start.wait(timeout=30)
                handed_in(busy_city, role)
            except ActionRefused as refused:
                return str(refused)
            finally:
                connection.close()
            return ""

        return enter

    with ThreadPoolExecutor(2) as pool:
        acts = [act("government_coordinator"), act("department_officer")]
        told = sorted(future.result(timeout=60) for future in [pool.submit(each) for each in acts])
    assert told[0] == ""
    assert "已经登记" in told[1]
    with entered({busy_city.place.pk}):
        assert Submission.objects.count() == 1


def test_more_time_into_the_next_year_leaves_a_plan_in_its_year(city: City) -> None:
    with entered({city.place.pk}):
        build_duties.scheme(city)
        reckon(place=city.place, on=TODAY, at=NOW)
        plan = KeptFinding.objects.filter(kind="annual_plan", starts__year=TODAY.year).first()
        assert plan is not None
        plan.due = plan.due.replace(year=TODAY.year + 1, month=1, day=31)
        assert year_of(plan) == TODAY.year
