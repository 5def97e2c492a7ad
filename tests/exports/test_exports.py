"""Can what is in force be taken along, in every format, by those who may, on record?"""

import csv
import io
from urllib.parse import unquote

import docx
import openpyxl
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from docx.shared import Pt

from liaison.core.access.roles import ROLES
from liaison.exports.catalogue import exports
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests import build_schemes, cast
from tests.cast import City

EVERY_FILE = [
    (export.code, code) for export in exports().values() if export.in_menu for code in export.formats
]


@pytest.fixture
def browser(city: City) -> Client:
    build_schemes.version(by=city.actor("government_coordinator"))
    return cast.client(city.seats["organisation_officer"])


def take(browser: Client, city: City, export: str, code: str, **asked: str) -> HttpResponse:
    said = {"export": export, "format": code, **asked}
    answer: HttpResponse = browser.get(reverse("exports:take", args=[city.place.pk]), said)  # type: ignore[assignment]
    return answer


def paragraphs(answer: HttpResponse) -> list[str]:
    return [each.text for each in docx.Document(io.BytesIO(answer.content)).paragraphs if each.text]


@pytest.mark.parametrize(("export", "code"), EVERY_FILE)
def test_every_export_of_the_menu_can_be_taken_and_stands_in_the_record(
    browser: Client, city: City, export: str, code: str
) -> None:
    seat = city.seats["organisation_officer"]
    if exports()[export].permission not in ROLES[seat.role].permissions:
        seat = city.seats["government_coordinator"]
        browser = cast.client(seat)
    answer = take(browser, city, export, code)
    assert answer.status_code == 200
    name = unquote(answer["Content-Disposition"].split("filename*=utf-8''")[1])
    assert name.startswith("澄岚市")
    assert name.endswith(f".{code}")
    with entered({city.place.pk}):
        entry = Entry.objects.get(code="export.taken")
    assert entry.seat_id == seat.pk
    assert entry.detail["export"] == export


def test_the_menu_offers_each_export_in_each_of_its_formats(browser: Client, city: City) -> None:
    page = browser.get(reverse("exports:menu", args=[city.place.pk])).content.decode()
    may = ROLES["organisation_officer"].permissions
    for export, code in EVERY_FILE:
        assert (f"export={export}&amp;format={code}" in page) == (exports()[export].permission in may)


def test_a_workbook_holds_every_unit_on_both_sides_and_counts_as_numbers(browser: Client, city: City) -> None:
    answer = take(browser, city, "matrix", "xlsx")
    page = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert page is not None
    rows = [list(row) for row in page.iter_rows(values_only=True)]
    head = next(row for row in rows if row[0] == "部门")
    education = next(row for row in rows if row[0] == "市教育局")
    assert head[1:6] == ["民盟市委会", "农工党市委会", "市工商联", "无党派人士", "市知联会"]
    assert (education[1], education[-1]) == ("●", 1)
    assert next(row for row in rows if row[0] == "市发展改革委")[1:3] == ["○", "○"]
    assert any(row[0] == "市卫生健康委" for row in rows), (
        "Departments without a counterpart can be given one."
    )
    assert page.freeze_panes == "B6"


def test_the_other_side_has_organisations_in_the_rows(browser: Client, city: City) -> None:
    text = take(browser, city, "matrix_by_organisation", "csv").content
    assert text.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to know UTF-8."
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    assert rows[0][0] == "党派团体"
    league = next(row for row in rows if row[0] == "民盟市委会")
    assert league[rows[0].index("市教育局")] == "●"


def test_the_annexes_list_leaders_and_then_departments(browser: Client, city: City) -> None:
    lines = paragraphs(take(browser, city, "annex_by_department", "docx"))
    assert lines == [
        "附件1",
        "澄岚市政府领导对口联系安排",
        "梁修远同志负责联系民盟市委会",
        "附件2",
        "澄岚市政府有关部门与民主党派对口联系安排",
        "市发展改革委为各民主党派市委会的共同联系单位",
        "市教育局联系民盟市委会",
    ]


def test_the_annex_of_the_other_side_lists_organisations(browser: Client, city: City) -> None:
    lines = paragraphs(take(browser, city, "annex_by_organisation", "docx"))
    assert lines[2:] == ["民盟市委会：市教育局", "各民主党派市委会（共同联系）：市发展改革委"]


def test_an_annex_is_set_as_official_documents_are(browser: Client, city: City) -> None:
    word = docx.Document(io.BytesIO(take(browser, city, "annex_by_department", "docx").content))
    page = word.sections[0]
    assert page.top_margin is not None
    assert page.left_margin is not None
    assert (round(page.top_margin.mm), round(page.left_margin.mm)) == (37, 28)
    mark, line = word.paragraphs[0], word.paragraphs[4]
    for paragraph, font in ((mark, "黑体"), (line, "仿宋_GB2312")):
        fonts = paragraph.runs[0]._element.get_or_add_rPr().get_or_add_rFonts().attrib
        assert set(fonts.values()) == {font}
        assert len(fonts) == 4
        assert paragraph.paragraph_format.line_spacing == Pt(28.95)
    assert "Theme" not in word.styles.element.xml.split("w:docDefaults")[1]


def test_where_nothing_is_in_force_the_menu_says_so(city: City) -> None:
    browser = cast.client(city.seats["observer"])
    answer = take(browser, city, "matrix", "xlsx")
    assert answer.status_code == 302
    page = browser.get(answer["Location"]).content.decode()
    assert "没有可以导出的内容" in page
    with entered({city.place.pk}):
        assert not Entry.objects.filter(code="export.taken").exists()


@pytest.mark.parametrize(
    "asked", [{}, {"export": "matrix", "format": "exe"}, {"export": "nothing", "format": "csv"}]
)
def test_what_is_not_offered_leads_back_to_the_menu(
    browser: Client, city: City, asked: dict[str, str]
) -> None:
    answer = browser.get(reverse("exports:take", args=[city.place.pk]), asked)
    assert answer.status_code == 302


def test_the_difference_sheet_says_what_changed(browser: Client, city: City) -> None:
    asked = {"before_on": "2025-06-01", "after_on": "2026-06-01"}
    for code in ("docx", "xlsx"):
        assert take(browser, city, "comparison", code, **asked).status_code == 200
    word = docx.Document(io.BytesIO(take(browser, city, "comparison", "docx", **asked).content))
    cells = [[cell.text for cell in row.cells] for row in word.tables[0].rows]
    assert cells[0] == ["部门", "新增", "不再联系", "改变方式", "不变"]
    assert ["市教育局", "民盟市委会", "", "", "0"] in cells
