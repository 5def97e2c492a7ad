"""Does an edited matrix come back through the same review, and an unchanged one change nothing?"""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liaison import vocabulary
from liaison.core.schemes.returned import links, read_matrix
from liaison.exports.formats import Document, Sheet, Table
from liaison.exports.formats.csv import FORMAT as CSV
from liaison.exports.formats.xlsx import FORMAT as XLSX
from liaison.schemes.models import SchemeDraft
from liaison.schemes.models.drafts import Change, Mode, Origin
from liaison.schemes.queries.compare import comparison_of_draft
from liaison.schemes.readers.workbook import rows_of
from liaison.tenancy.door import entered
from tests import build_schemes, cast
from tests.cast import City
from tests.settings import TODAY


@pytest.fixture
def browser(city: City) -> Client:
    build_schemes.version(by=city.actor("government_coordinator"))
    return cast.client(city.seats["government_coordinator"])


def taken(browser: Client, city: City, code: str = "xlsx", export: str = "matrix") -> bytes:
    address = reverse("exports:take", args=[city.place.pk])
    return browser.get(address, {"export": export, "format": code}).content


def send(
    browser: Client, city: City, content: bytes, *, name: str = "矩阵.xlsx", mode: str = "amendment"
) -> HttpResponse:
    sent = {"file": SimpleUploadedFile(name, content), "mode": mode}
    answer: HttpResponse = browser.post(reverse("schemes:return_workbook", args=[city.place.pk]), sent)  # type: ignore[assignment]
    return answer


def edited(content: bytes, cells: dict[tuple[str, str], str]) -> bytes:
    """The workbook with other marks, by the names of row and column."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    page = workbook.active
    assert page is not None
    rows = [[str(cell.value or "") for cell in row] for row in page.iter_rows()]
    head = next(place for place, row in enumerate(rows) if row[0] == "部门")
    below = {row[0]: place for place, row in enumerate(rows) if place > head}
    for (department, organisation), mark in cells.items():
        page.cell(below[department] + 1, rows[head].index(organisation) + 1).value = mark or None
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def the_draft(city: City) -> SchemeDraft:
    with entered({city.place.pk}):
        return SchemeDraft.objects.select_related("notice").latest("pk")


def proposed(city: City, sort: str = "link") -> list[tuple[str, str, str, str]]:
    with entered({city.place.pk}):
        return [
            (one.data["department"], one.data["organisation"], one.change, one.section)
            for one in the_draft(city).proposals.filter(sort=sort).order_by("position")
        ]


@pytest.mark.parametrize("export", ["matrix", "matrix_by_organisation"])
@pytest.mark.parametrize("code", ["xlsx", "csv"])
def test_an_unchanged_matrix_changes_nothing(browser: Client, city: City, export: str, code: str) -> None:
    answer = send(browser, city, taken(browser, city, code, export), name=f"矩阵.{code}")
    assert answer["Location"] == reverse("schemes:matrix", args=[city.place.pk])
    assert "没有需要审核的改动" in browser.get(answer["Location"]).content.decode()


def test_only_what_differs_comes_to_review_with_its_cell(browser: Client, city: City) -> None:
    changed = edited(
        taken(browser, city),
        {
            ("市教育局", "民盟市委会"): "",
            ("市卫生健康委", "农工党市委会"): "●",
            ("市发展改革委", "农工党市委会"): "",
        },
    )
    answer = send(browser, city, changed)
    draft = the_draft(city)
    assert (draft.origin, draft.mode) == (Origin.WORKBOOK, Mode.AMENDMENT)
    assert [(department, organisation, change) for department, organisation, change, _ in proposed(city)] == [
        ("市卫生健康委", "农工党", Change.ADDED),
        ("市发展改革委", "", Change.STATED),
        ("市教育局", "民盟", Change.REMOVED),
    ]
    assert proposed(city)[0][3] == "第 10 行第 3 列"
    page = browser.get(answer["Location"]).content.decode()
    assert "改过的矩阵" in page


def test_the_draft_compares_as_issuing_it_would_change_the_scheme(browser: Client, city: City) -> None:
    marks = {("市教育局", "民盟市委会"): "○", ("市发展改革委", "农工党市委会"): ""}
    send(browser, city, edited(taken(browser, city), marks))
    with entered({city.place.pk}):
        found = comparison_of_draft(the_draft(city), on=TODAY)
        names = {**found.before.names, **found.after.names}
        pairs = found.pairs
    changed, lost = (
        [(names[department], names[organisation]) for department, organisation in keys]
        for keys in (pairs.changed, pairs.lost)
    )
    assert (changed, lost) == ([("市教育局", "民盟市委会")], [("市发展改革委", "农工党市委会")])
    assert not pairs.gained


def test_a_whole_scheme_can_be_reviewed_instead(browser: Client, city: City) -> None:
    send(browser, city, taken(browser, city), mode="full")
    assert the_draft(city).mode == Mode.FULL
    assert [row[:3] for row in proposed(city)] == [
        ("市发展改革委", "", Change.STATED),
        ("市教育局", "民盟", Change.STATED),
    ]


def test_a_whole_scheme_keeps_the_duties_in_force(browser: Client, city: City) -> None:
    send(browser, city, taken(browser, city), mode="full")
    with entered({city.place.pk}):
        (duty,) = the_draft(city).proposals.filter(sort="duty")
    assert (duty.data["kind"], duty.data["minimum"]) == ("visit", 1)


@pytest.mark.parametrize("code", ["xlsx", "csv"])
def test_a_matrix_sent_as_a_notice_is_told_where_to_go(browser: Client, city: City, code: str) -> None:
    file = SimpleUploadedFile(f"矩阵.{code}", taken(browser, city, code))
    answer = browser.post(reverse("schemes:upload", args=[city.place.pk]), {"file": file})
    assert answer.status_code == 422
    assert "传回改过的表格" in answer.content.decode()


def test_faults_come_to_review_as_questions_that_name_their_row(browser: Client, city: City) -> None:
    send(browser, city, edited(taken(browser, city), {("市卫生健康委", "农工党市委会"): "有"}))
    with entered({city.place.pk}):
        (question,) = the_draft(city).proposals.filter(sort="question")
    assert question.data["message"].startswith("第 10 行第 3 列：认不出标记“有”")


def test_words_too_long_to_keep_lose_nothing_else(browser: Client, city: City) -> None:
    text = taken(browser, city, "csv").decode("utf-8-sig").rstrip() + f"\n市{'长' * 120}局,,●\n市水务局,,●\n"
    answer = send(browser, city, ("标题" * 200 + "\n" + text).encode(), name="矩阵.csv")
    assert answer.status_code == 302
    assert [row[:3] for row in proposed(city)] == [("市水务局", "农工党", Change.ADDED)]
    with entered({city.place.pk}):
        (question,) = the_draft(city).proposals.filter(sort="question")
        (head,) = the_draft(city).proposals.filter(sort="header")
    assert "单位名称不超过 120 个字" in question.data["message"]
    assert len(head.data["title"]) == 300


def test_a_table_in_gbk_is_read(browser: Client, city: City) -> None:
    text = taken(browser, city, "csv").decode("utf-8-sig").replace("市卫生健康委,,", "市卫生健康委,,●")
    send(browser, city, text.encode("gbk"), name="矩阵.csv")
    assert [row[:3] for row in proposed(city)] == [("市卫生健康委", "农工党", Change.ADDED)]


def test_another_spelling_of_a_department_changes_nothing(browser: Client, city: City) -> None:
    text = taken(browser, city, "csv").decode("utf-8-sig").replace("市发展改革委", "市发改委")
    assert "市发改委" in text
    answer = send(browser, city, text.encode(), name="矩阵.csv")
    assert "没有需要审核的改动" in browser.get(answer["Location"]).content.decode()


def test_two_rows_for_one_department_both_come_to_review(browser: Client, city: City) -> None:
    text = taken(browser, city, "csv").decode("utf-8-sig").rstrip() + "\n市教委,,●\n教育局,,●\n"
    send(browser, city, text.encode(), name="矩阵.csv")
    assert {row[0] for row in proposed(city)} >= {"市教委", "教育局"}


def test_a_merged_cell_counts_for_every_cell_that_it_covers(browser: Client, city: City) -> None:
    workbook = openpyxl.Workbook()
    page = workbook.active
    assert page is not None
    page.append(["部门", "民盟市委会", "农工党市委会"])
    page.append(["市教育局", "●", None])
    page.append(["市水务局", None, None])
    page.merge_cells("B2:C2")
    file = io.BytesIO()
    workbook.save(file)
    assert rows_of(file.getvalue())[1] == ["市教育局", "●", "●"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("矩阵.xlsx", b"PK\x03\x04 not a workbook", "旧的 .xls"),
        ("矩阵.csv", "季度,收入\n一,12\n".encode(), "没有找到表头"),
        ("矩阵.csv", "部门,民盟市委会\n市教育局,\n".encode(), "没有任何对口联系标记"),
        ("矩阵.csv", "部门,民盟市委会\n市教\0育局,●\n".encode(), "这不是 .xlsx 或 .csv 表格"),
        ("机密.csv", "部门,民盟市委会\n机密★10年,●\n".encode(), "密级标志"),
    ],
)
def test_what_is_no_matrix_comes_back_with_what_to_do(
    browser: Client, city: City, name: str, content: bytes, words: str
) -> None:
    answer = send(browser, city, content, name=name)
    assert answer.status_code == 422
    assert words in answer.content.decode()


ORGANISATIONS = ["民革市委会", "民盟市委会", "民进市委会", "农工党市委会", "市工商联", "市知联会"]
MATRICES = st.dictionaries(
    st.sampled_from([f"市第{number}局" for number in range(30)]),
    st.lists(st.sampled_from(["", "●", "○"]), min_size=6, max_size=6),
    min_size=1,
)


@given(MATRICES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_matrix_comes_back_from_a_file_as_it_went(matrix: dict[str, list[str]]) -> None:
    rows: tuple[tuple[str | int, ...], ...] = tuple((name, *marks, 0) for name, marks in matrix.items())
    table = Table(("部门", *ORGANISATIONS, "合计"), rows, (10,) * 8)
    document = Document("矩阵", (Sheet("矩阵", "对口联系矩阵", notes=("截至今天",), table=table),))
    words = vocabulary.load()
    found = [read_matrix(rows_of(written.write(document)), words) for written in (XLSX, CSV)]
    expected = [(name, mark == "○") for name, marks in matrix.items() for mark in marks if mark]
    for each in found:
        assert each is not None
        assert [(marked.department, marked.common) for marked in each.marked] == expected
        assert each.faults == ()
    first, second = found
    assert first is not None
    assert second is not None
    assert [fact.data for fact in links(first.marked, first.parties)] == [
        fact.data for fact in links(second.marked, second.parties)
    ]
