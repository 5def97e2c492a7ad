"""Can the activities be taken along: as filtered, and no more than the seat sees?"""

import csv
import io
from datetime import timedelta

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from liaison.core.activities import kinds
from liaison.tenancy.door import entered
from tests import build_activities
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY


@pytest.fixture(autouse=True)
def activities(city: City) -> None:
    """Two of the education bureau's, held today; one of the health commission's, planned."""
    by = city.actor("government_coordinator")
    education, health = city.units["教育局"], city.units["卫生健康委"]
    league, party = city.units["民盟"], city.units["农工党"]
    with entered({city.place.pk}):
        build_activities.activity(by=by, hosts=[education], guests=[league], what="看望")
        both = build_activities.activity(
            by=city.actor("department_officer"), hosts=[education], guests=[league, party], what="=座谈"
        )
        build_activities.confirmed(city, both)
        build_activities.activity(
            by=by, hosts=[health], guests=[party], what="义诊", on=TODAY + timedelta(days=3)
        )


def take(browser: Client, city: City, code: str, **asked: str) -> bytes:
    said = {"export": "activities", "format": code, **asked}
    answer = browser.get(reverse("exports:take", args=[city.place.pk]), said)
    assert answer.status_code == 200
    return answer.content


def sheets(content: bytes) -> dict[str, list[list[str]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        sheet.title: [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in book.worksheets
    }


def test_a_coordinator_takes_all_with_sums_by_unit_and_by_pair(city: City, client_of: ClientOf) -> None:
    found = sheets(take(client_of("government_coordinator"), city, "xlsx"))
    assert [row[4] for row in found["活动"][3:]] == ["义诊", "=座谈", "看望"]
    assert ["市教育局", "2", "2", "", "", "2", "", ""] in found["按单位"]
    assert ["市教育局", "民盟市委会", "2", "", "2", "", "", TODAY.isoformat()] in found["按结对"]
    assert ["市卫生健康委", "农工党市委会", "", "", "", "", "1", ""] in found["按结对"]


def test_an_officer_takes_what_the_own_unit_sees(city: City, client_of: ClientOf) -> None:
    found = sheets(take(client_of("department_officer"), city, "xlsx"))
    assert [row[4] for row in found["活动"][3:]] == ["=座谈", "看望"]
    assert "市卫生健康委" not in str(found)


def test_what_is_filtered_on_the_page_is_filtered_in_the_file(city: City, client_of: ClientOf) -> None:
    browser = client_of("government_coordinator")
    rows = list(csv.reader(io.StringIO(take(browser, city, "csv", text="座谈").decode("utf-8-sig"))))
    assert rows[1][4] == "'=座谈", "Nothing in a cell is worked out by whoever opens it."
    assert rows[2] == []
    page = browser.get(reverse("activities:activities", args=[city.place.pk]), {"text": "座谈"})
    assert "?text=%E5%BA%A7%E8%B0%88&amp;export=activities&amp;format=xlsx" in page.content.decode()


def test_where_nothing_is_found_the_file_says_so(city: City, client_of: ClientOf) -> None:
    content = take(client_of("government_coordinator"), city, "docx", text="没有这样的活动")
    assert "没有符合条件的活动。" in [line.text for line in docx.Document(io.BytesIO(content)).paragraphs]


def test_what_the_kind_asks_for_goes_along_also_for_a_new_kind(
    city: City, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = kinds.ActivityKind("book_club", "读书会", fields=("topic",))
    monkeypatch.setitem(kinds._KINDS, "book_club", new)
    with entered({city.place.pk}):
        one = build_activities.activity(
            by=city.actor("department_officer"),
            hosts=[city.units["教育局"]],
            guests=[city.units["民盟"]],
            kind="book_club",
            what="共读",
        )
        one.details = {"topic": "城市"}
        one.save()
    rows = sheets(take(client_of("department_officer"), city, "xlsx", kind="book_club"))["活动"]
    assert [rows[3][1], rows[3][6]] == ["读书会", "调研课题：城市"]


def test_what_was_taken_along_can_be_brought_in_and_is_recognised(city: City, client_of: ClientOf) -> None:
    browser = client_of("department_officer")
    file = SimpleUploadedFile("清单.xlsx", take(browser, city, "xlsx"))
    sent = {"file": file, "how": "workbook", "year": TODAY.year}
    answer = browser.post(reverse("activities:lists", args=[city.place.pk]), sent, follow=True)
    assert answer.content.decode().count("以前已登记，不重复") == 2
    assert answer.context["new"] == 0


def test_nobody_without_business_takes_activities(city: City, client_of: ClientOf) -> None:
    for role in ("observer", "system_administrator"):
        said = {"export": "activities", "format": "csv"}
        assert client_of(role).get(reverse("exports:take", args=[city.place.pk]), said).status_code == 404
