"""Does the working calendar say what is published, take what a place lays down, and explain a term?"""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from liaison.core.arrangement import ArrangedDay
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from liaison.workdays.actions import lay_down_year
from liaison.workdays.known import known_days
from liaison.workdays.models import CalendarDay
from liaison.workdays.queries import working_days_for
from tests.build import NOW
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY

MOST_QUERIES = 15  # with the frame
NOTICE = """一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至2日（周日）放假，共2天。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至5日（周二）放假，共5天。
"""
LIST = """日期,安排,原因
2027-01-01,休息,元旦
2027-02-06,休息,春节
2027-04-05,休息,清明节
2027-05-01,休息,劳动节
2027-05-08,上班,劳动节调休
2027-06-09,休息,端午节
2027-09-15,休息,中秋节
2027-10-01,休息,国庆节
"""


@pytest.fixture
def browser(client_of: ClientOf) -> Client:
    """The coordinator of the government's office."""
    return client_of("government_coordinator")


def _page(name: str, city: City) -> str:
    return reverse(f"workdays:{name}", args=[city.place.pk])


def _shown(answer: object) -> str:
    return str(answer.context["shown"])  # type: ignore[attr-defined]


def test_the_published_years_are_complete_and_later_ones_provisional() -> None:
    days = known_days()

    assert set(range(2019, 2027)) <= days.known
    assert not days.is_working(date(2026, 10, 6))
    assert days.is_working(date(2026, 10, 10))
    assert not days.is_working(date(2030, 2, 4))  # the second day of that spring festival
    assert days.state(date(2030, 2, 4)).provisional


def test_anybody_of_the_place_counts_a_term_and_reads_why(city: City, client_of: ClientOf) -> None:
    asked = {"begins": "2026-09-28", "count": "5", "way": "after"}
    page = client_of("organisation_officer").get(_page("calendar", city), asked).content.decode()

    assert "从2026年9月28日起第5个工作日是2026年10月10日" in page
    assert "10月1日至7日（国庆节）" in page
    assert "导入放假通知" not in page


@pytest.mark.parametrize(
    "asked",
    [
        {"begins": "x", "count": "0", "way": "up"},
        {"begins": "2026-01-01", "count": "9999", "way": "after"},
        {"begins": "0001-01-02", "count": "9", "way": "before"},
        {"begins": "9999-12-30", "count": "9", "way": "after"},
    ],
)
def test_a_term_that_cannot_be_counted_is_refused_in_words(
    browser: Client, city: City, asked: dict[str, str]
) -> None:
    answer = browser.get(_page("calendar", city), asked)

    assert answer.status_code == 422
    assert "请先改正以下问题" in answer.content.decode()


@pytest.mark.parametrize("year", ["", "0", "99999", "二〇二六", "²⁰²⁶"])
def test_a_year_that_is_none_shows_the_present_one(browser: Client, city: City, year: str) -> None:
    assert "2026 年工作日历" in browser.get(_page("calendar", city), {"year": year}).content.decode()


def test_a_day_of_the_place_goes_before_what_is_published_and_back_again(browser: Client, city: City) -> None:
    sent = {"day": "2026-06-16", "kind": "rest", "why": "建市纪念日"}
    browser.post(_page("day", city), sent)
    with entered({city.place.pk}):
        assert working_days_for(city.place.pk).state(date(2026, 6, 16)).why == "建市纪念日"
    assert "建市纪念日" in browser.get(_page("calendar", city)).content.decode()

    browser.post(_page("day", city), sent | {"kind": "published"})
    with entered({city.place.pk}):
        assert working_days_for(city.place.pk).is_working(date(2026, 6, 16))
        told = [str(entry) for entry in Entry.objects.filter(code__startswith="calendar_day")]
    assert sorted(told) == ["2026-06-16 恢复为公布的安排", "另定 2026-06-16 为休息日（建市纪念日）"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"day": "2026-06-16", "kind": "rest", "why": ""}, "请写明原因"),
        ({"day": "1800-06-16", "kind": "rest", "why": "节日"}, "2000 年到 2100 年"),
        ({"day": "2026-02-30", "kind": "", "why": "节日"}, "节日"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_typed_is_lost(
    browser: Client, city: City, sent: dict[str, str], said: str
) -> None:
    answer = browser.post(_page("day", city), sent)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    with entered({city.place.pk}):
        assert not CalendarDay.objects.exists()


def test_a_notice_is_shown_first_and_exactly_that_is_laid_down(browser: Client, city: City) -> None:
    sent = {"year": "2027", "source": "2027年部分节假日安排的通知", "text": NOTICE}
    preview = browser.post(_page("year", city), sent)
    with entered({city.place.pk}):
        assert not CalendarDay.objects.exists()

    browser.post(_page("year", city), sent | {"shown": _shown(preview)})
    with entered({city.place.pk}):
        days = working_days_for(city.place.pk)
        assert CalendarDay.objects.count() == 23
    assert days.is_working(date(2027, 2, 14))
    assert not days.is_working(date(2027, 2, 11))
    assert days.is_working(date(2027, 5, 3))  # expected until then, but not in the notice
    assert not days.after(date(2027, 2, 1), 10).provisional
    page = browser.get(_page("calendar", city), {"year": "2027"}).content.decode()
    assert "依据：2027年部分节假日安排的通知" in page


def test_a_notice_that_changed_since_it_was_shown_is_shown_again(browser: Client, city: City) -> None:
    sent = {"year": "2027", "source": "通知", "text": NOTICE}
    shown = _shown(browser.post(_page("year", city), sent))
    changed = sent | {"text": NOTICE.replace("11日（周四）", "12日（周五）").replace("共7天", "共8天")}

    assert "内容有了变化" in browser.post(_page("year", city), changed | {"shown": shown}).content.decode()
    with entered({city.place.pk}):
        assert not CalendarDay.objects.exists()


def test_a_notice_of_another_year_is_not_laid_down(browser: Client, city: City) -> None:
    sent = {"year": "2028", "source": "通知", "text": NOTICE}
    answer = browser.post(_page("year", city), sent)

    assert answer.status_code == 422
    assert "2028年1月1日是周六，通知写的是周五" in answer.content.decode()
    assert "春节：2月5日" in answer.content.decode()  # what was pasted is still there
    browser.post(_page("year", city), sent | {"shown": _shown(answer)})
    with entered({city.place.pk}):
        assert not CalendarDay.objects.exists()


def test_a_list_of_days_comes_as_a_file_in_an_old_encoding(browser: Client, city: City) -> None:
    file = SimpleUploadedFile("2027.csv", LIST.encode("gb18030"))
    answer = browser.post(_page("year", city), {"year": "2027", "source": "通知", "text": "", "file": file})

    assert "确认导入：放假 7 天，上班 1 天" in answer.content.decode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": "", "source": "通知"}, "请粘贴通知正文，或选择文件"),
        ({"text": "没有日期", "source": "通知"}, "没有读到放假或上班的日期"),
        ({"text": NOTICE, "source": ""}, "依据"),
    ],
)
def test_a_notice_that_says_nothing_is_refused_in_words(
    browser: Client, city: City, sent: dict[str, str], said: str
) -> None:
    answer = browser.post(_page("year", city), {"year": "2027", **sent})

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_file_that_is_no_text_is_refused_in_words(browser: Client, city: City) -> None:
    file = SimpleUploadedFile("2027.xlsx", b"PK\x03\x04\x00\xff")
    answer = browser.post(_page("year", city), {"year": "2027", "source": "通知", "text": "", "file": file})

    assert answer.status_code == 422
    assert "不是文本文件" in answer.content.decode()


def test_a_year_brought_in_again_replaces_itself_and_leaves_days_of_the_place(
    browser: Client, city: City
) -> None:
    browser.post(_page("day", city), {"day": "2027-01-01", "kind": "work", "why": "防汛值班"})
    by = city.actor("government_coordinator")
    for day in (date(2027, 1, 1), date(2027, 1, 4)):
        with entered({city.place.pk}):
            rest = ArrangedDay(day, works=False, why="元旦")
            lay_down_year(year=2027, days=[rest], source="通知", by=by, at=NOW)
    with entered({city.place.pk}):
        days = working_days_for(city.place.pk)
    assert days.state(date(2027, 1, 1)).why == "防汛值班"
    assert not days.is_working(date(2027, 1, 4))


def test_another_place_keeps_its_own_days(browser: Client, city: City, stranger: City) -> None:
    browser.post(_page("day", city), {"day": "2026-06-16", "kind": "rest", "why": "建市纪念日"})
    with entered({stranger.place.pk}):
        assert working_days_for(stranger.place.pk).is_working(date(2026, 6, 16))


@pytest.mark.parametrize("days", [0, 40])
def test_a_place_with_many_days_costs_one_query(
    city: City, days: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with entered({city.place.pk}):
        rest = [ArrangedDay(TODAY + timedelta(days=n), works=False, why="节日") for n in range(days)]
        lay_down_year(year=2026, days=rest, source="通知", by=city.actor("government_coordinator"), at=NOW)
        with django_assert_num_queries(1):
            working_days_for(city.place.pk)


def test_the_page_costs_no_more_queries_with_more_days(browser: Client, city: City) -> None:
    before = _queries(browser, _page("calendar", city))
    for day in range(1, 11):
        browser.post(_page("day", city), {"day": f"2026-07-{day:02}", "kind": "rest", "why": "高温假"})

    assert _queries(browser, _page("calendar", city)) == before <= MOST_QUERIES


def _queries(browser: Client, address: str) -> int:
    """On a second look, since the frame remembers."""
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        browser.get(address)
    return len(asked)
