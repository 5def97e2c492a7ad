"""Do the duties speak English to whoever reads English, all but the words of the notice and names?"""

import re
from collections.abc import Iterable
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override

from liaison.core.dates import WorkingDays
from liaison.core.periods import PartOfMonth, Span, period_of
from liaison.duties.actions import reckon
from liaison.duties.models import KeptFinding
from liaison.duties.queries.addresses import address_of
from liaison.duties.templatetags.duties import period
from liaison.schemes.templatetags.schemes import in_words
from liaison.tenancy.door import entered
from tests import build_activities, build_duties, cast
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY

pytestmark = pytest.mark.django_db
CHINESE = re.compile(r"[\u3400-\u9fff，。、；：（）]")
# What is data: the notice's own words, and what a person has typed.
DATA = ("第一条", "市长", "常务副市长", "市委统战部", "市政府办公室", "机构改革", "年底集中换届")


@pytest.fixture(autouse=True)
def in_force(city: City) -> None:
    """A scheme with windows of every sort, somebody let off, and somebody with more time."""
    with entered({city.place.pk}):
        build_duties.scheme(
            city,
            build_duties.duty(kind="research", per="2y", minimum=1),
            build_duties.duty(kind="regular_meeting", per="6m", mutual=True),
            build_duties.duty(kind="briefing", per="3m"),
            build_duties.duty(kind="social_service", per="1y", minimum=None, maximum=2),
            build_duties.duty(kind="annual_report", scope="actor", due="--01-late", report_to=["市委统战部"]),
            build_duties.duty(kind="contact_registration", scope="actor", due="+15wd", in_person="leader"),
        )
        build_activities.activity(
            by=city.actor("department_officer"), hosts=[city.units["教育局"]], guests=[city.units["民盟"]]
        )


def english(city: City, role: str = "government_coordinator") -> Client:
    client = cast.client(city.seats[role])
    client.cookies["django_language"] = "en"
    return client


def kept(city: City) -> list[KeptFinding]:
    with entered({city.place.pk}):
        reckon(place=city.place, on=TODAY, at=NOW)
        return list(KeptFinding.objects.filter(jurisdiction=city.place))


def sentences(page: str) -> Iterable[str]:
    return re.findall(r"<li><p>(.*?)</p>", page, re.DOTALL)


def chinese_in(text: str, *, names: Iterable[str] = ()) -> str:
    """What is Chinese in the text, save the data."""
    for word in sorted((*DATA, *names), key=len, reverse=True):
        text = text.replace(word, "")
    return text if CHINESE.search(text) else ""


def test_every_explanation_is_in_english(city: City) -> None:
    client, rows = english(city), kept(city)
    assert len({row.kind for row in rows}) > 8
    for row in rows:
        page = unescape(client.get(address_of(row)).content.decode())
        found = list(sentences(page))
        assert found, row.kind
        assert not [one for one in found if chinese_in(one)], row.kind


def test_a_paper_says_to_whom_it_goes_and_by_when(city: City) -> None:
    row = next(row for row in kept(city) if row.kind == "annual_report" and row.due.year == TODAY.year)
    page = cast.client(city.seats["government_coordinator"]).get(address_of(row)).content.decode()
    assert "材料报送市委统战部，2026年1月31日前（含当日）送到。" in page
    assert "The paper goes to 市委统战部 and has to arrive by 2026-01-31" in unescape(
        english(city).get(address_of(row)).content.decode()
    )
    plan = next(row for row in kept(city) if row.kind == "annual_plan" and row.due.year == TODAY.year)
    page = cast.client(city.seats["government_coordinator"]).get(address_of(plan)).content.decode()
    assert "方案没有写明收件单位，由统筹部门登记" in page


def test_the_list_of_what_is_late_gives_its_reasons_in_english(city: City) -> None:
    page = english(city).get(reverse("duties:heat", args=[city.place.pk]), {"state": "overdue"})
    reasons = re.findall(r'data-label="Reason"><a[^>]*>([^<]+)<', unescape(page.content.decode()))
    assert reasons
    assert not [one for one in reasons if chinese_in(one)]
    assert "Asked 1, done 0, 1 missing. 2026-01-31 has passed: overdue." in reasons


def test_windows_and_working_days_are_named_in_english() -> None:
    with override("en"):
        assert period_of(TODAY, 6).in_words(gettext) == "the first half of 2026"
        assert period_of(TODAY, 3).in_words(gettext) == "quarter 2 of 2026"
        assert PartOfMonth.LAST.span(2026, 1).in_words(gettext) == "the last third of 2026-01"
        assert Span(date(2026, 1, 1), date(2026, 3, 3)).in_words(gettext) == "2026-01-01 to 2026-03-02"
        assert period(period_of(TODAY, 6)) == "2026-01-01 – 2026-06-30"
        rest = {date(2026, 10, day): "国庆节" for day in range(1, 8)}
        found = WorkingDays(rest=rest, known=frozenset({2026})).after(date(2026, 9, 29), 3)
        assert found.in_words(gettext) == (
            "working day 3 after 2026-09-29 is 2026-10-09; "
            "7 days are passed over: 10-01 to 10-07 (National Day)."
        )
        asked = {"minimum": 1, "maximum": 2, "per": "1y", "due": ""}
        assert in_words(asked) == "1 to 2 times every year"
        assert in_words({"minimum": 1, "maximum": None, "per": "1y", "due": "--01-31"}) == (
            "by 01-31 every year"
        )
