"""Do many activities come in at once, as the preview says, mended where need be, and undone within a day?"""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from liaison.activities.models import Activity, EnteredHow
from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.core.activities.standing import State, Word
from liaison.matters.models import Involvement
from liaison.record.models import Entry
from liaison.record.queries.chain import faults
from liaison.tenancy.door import entered
from tests import build_schemes
from tests.activities.lists import GOOD, as_csv, page, preview, take, titles, upload
from tests.cast import City
from tests.conftest import ClientOf

BAD = ("三月上旬", "走访", "市档案馆", "看望")


@pytest.fixture
def browser(client_of: ClientOf) -> Client:
    """The education bureau's officer."""
    return client_of("department_officer")


def test_a_list_in_gbk_is_previewed_and_entered_as_shown(browser: Client, city: City) -> None:
    shown = preview(browser, city, as_csv(*GOOD))
    assert "确认登记 2 项" in shown.content.decode()
    assert titles(city) == []
    assert "已登记 2 项活动" in take(browser, city, shown).content.decode()
    assert titles(city) == ["看望老主委", "联系例会（民盟市委会、农工党市委会）"]
    with entered({city.place.pk}):
        activity = Activity.objects.select_related("subject").earliest("pk")
        assert (activity.subject.on, activity.subject.state) == (date(2026, 3, 5), State.HELD)
        assert (activity.entered_how, activity.entered_for_id) == (
            EnteredHow.WORKBOOK,
            city.units["教育局"].pk,
        )
        words = dict(
            Involvement.objects.filter(subject=activity.subject).values_list("unit__canonical", "word")
        )
        assert words == {"education": Word.CONFIRMED, "民盟": Word.WAITING}
        assert Entry.objects.filter(code="activity.entered").count() == 2
        assert "登记 2 项，待改正 0 行" in str(Entry.objects.get(code="activity_list.taken"))
        assert list(faults(city.place.pk)) == []


def test_a_workbook_with_merged_cells_and_days_as_numbers_is_read(browser: Client, city: City) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["2026年对口联系活动"])
    sheet.append(["日期", "活动类型", "参加单位", "内容", "开始时间"])
    sheet.append([date(2026, 3, 5), "走访", "民盟市委会", "看望", "9:30"])
    sheet.append([46086, "走访", "农工党市委会", "座谈", None])
    sheet.merge_cells("A1:E1")
    sheet.append(["3月6日", "走访", "民盟市委会", "回访", None])
    sheet.append([None, None, "农工党市委会", "再访", None])
    sheet.merge_cells("A5:A6")
    sheet.merge_cells("B5:B6")
    file = io.BytesIO()
    book.save(file)
    shown = preview(browser, city, SimpleUploadedFile("清单.xlsx", file.getvalue()))
    days = [each["step"].said.on for each in shown.context["clear"]]
    assert days == [date(2026, 3, 5)] * 2 + [date(2026, 3, 6)] * 2


def test_the_template_offers_kinds_and_own_counterparts_and_can_be_sent_back(
    browser: Client, city: City
) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    content = browser.get(page(city, "list_template")).content
    book = openpyxl.load_workbook(io.BytesIO(content))
    choices = list(book["选项"].iter_rows(values_only=True))
    assert [row[0] for row in choices if row[0]] == [kind.name for kind in ACTIVITY_KINDS.values()]
    units = [row[2] for row in choices if row[2]]
    assert units[0] == "民盟市委会", "The counterparts come first."
    assert "市教育局" in units
    lines = book["活动"]
    rules = {str(rule.sqref): rule.formula1 for rule in lines.data_validations.dataValidation}
    assert len(rules) == 3
    for column, value in enumerate(["3.10", "走访", "", "民盟市委会", "看望"], start=1):
        lines.cell(4, column).value = value
    file = io.BytesIO()
    book.save(file)
    shown = preview(browser, city, SimpleUploadedFile("清单.xlsx", file.getvalue()))
    [each] = shown.context["clear"]
    assert (each["step"].said.on, each["hosts"]) == (date(2026, 3, 10), "市教育局")


def test_bad_lines_stay_and_are_mended_on_the_page(browser: Client, city: City) -> None:
    shown = preview(browser, city, as_csv(*GOOD, BAD))
    text = shown.content.decode()
    assert "第 4 行" in text
    assert "看不懂“三月上旬”是哪一天" in text
    assert "没有“市档案馆”这个单位" in text
    after = take(browser, city, shown)
    assert len(titles(city)) == 2, "What is right is entered, what is wrong waits."
    assert 'value="三月上旬"' in after.content.decode(), "Nothing that was written is lost."
    pk = after.context["list"].pk
    sent = {"cell-4-on": "3月9日", "cell-4-guests": "民盟市委会"}
    mended = browser.post(page(city, "mend_list", pk), sent, follow=True)
    assert "确认登记 1 项" in mended.content.decode()
    done = take(browser, city, mended)
    assert "这份清单已全部登记" in done.content.decode()
    assert titles(city) == ["看望老主委", "看望", "联系例会（民盟市委会、农工党市委会）"]


def test_a_line_that_is_emptied_is_left_out(browser: Client, city: City) -> None:
    shown = preview(browser, city, as_csv(BAD))
    sent = {f"cell-2-{column}": "" for column in ("on", "kind", "hosts", "guests", "what")}
    after = browser.post(page(city, "mend_list", shown.context["list"].pk), sent, follow=True)
    assert "清单里没有要登记的行" in after.content.decode()


def test_a_mended_workbook_may_be_sent_again_and_what_was_entered_is_recognised(
    browser: Client, city: City
) -> None:
    take(browser, city, preview(browser, city, as_csv(*GOOD, BAD)))
    again = preview(browser, city, as_csv(*GOOD, ("3月9日", "走访", "民盟市委会", "看望")))
    assert again.content.decode().count("以前已登记，不重复") == 2
    take(browser, city, again)
    assert len(titles(city)) == 3


def test_what_has_changed_since_the_preview_is_shown_again(browser: Client, city: City) -> None:
    shown = preview(browser, city, as_csv(*GOOD))
    take(browser, city, preview(browser, city, as_csv(*GOOD)))
    pk = shown.context["list"].pk
    answer = browser.post(page(city, "take_list", pk), {"shown": shown.context["shown"]})
    assert answer.status_code == 409
    assert "按新的预览重新核对" in answer.content.decode()
    assert len(titles(city)) == 2


def test_this_years_past_comes_in_on_paper_for_all_units_by_a_coordinator(
    client_of: ClientOf, city: City
) -> None:
    browser = client_of("government_coordinator")
    head = ("活动时间", "形式", "主办单位", "参加单位")
    rows = (("2.10", "走访", "市卫生健康委", "农工党市委会"), ("7月1日", "走访", "市教育局", "民盟市委会"))
    shown = preview(browser, city, as_csv(*rows, head=head), how="paper")
    assert "日期还没有到" in shown.content.decode()
    take(browser, city, preview(browser, city, as_csv(rows[0], head=head), how="paper"))
    with entered({city.place.pk}):
        activity = Activity.objects.get()
        assert (activity.entered_how, activity.entered_for_id) == (EnteredHow.PAPER, None)
        assert set(Involvement.objects.values_list("word", flat=True)) == {Word.WAITING}


def test_officers_bring_in_nothing_of_others(browser: Client, city: City) -> None:
    head = ("日期", "活动类型", "主办单位", "参加单位")
    shown = preview(browser, city, as_csv(("3月5日", "走访", "市卫生健康委", "农工党市委会"), head=head))
    assert "只能登记本单位参加的活动" in shown.content.decode()
    assert shown.context["new"] == 0


def test_nobody_else_sees_a_list_but_coordinators(browser: Client, city: City, client_of: ClientOf) -> None:
    pk = preview(browser, city, as_csv(*GOOD)).context["list"].pk
    for role, status in (("organisation_officer", 404), ("government_coordinator", 200)):
        assert client_of(role).get(page(city, "list", pk)).status_code == status


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空"),
        ("姓名,电话\n李东,1\n".encode(), "没有找到表头"),
        ("日期,参加单位\n".encode(), "表头下面没有活动"),
        (b"PK\x03\x04 broken", "表格"),
        ("机密★1年\n日期,参加单位\n3月5日,民盟市委会\n".encode(), "密级标志"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_what_to_do(
    browser: Client, city: City, content: bytes, words: str
) -> None:
    answer = upload(browser, city, SimpleUploadedFile("清单.csv", content))
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_mark_in_a_mended_cell_is_stopped_and_the_rest_stays_typed(browser: Client, city: City) -> None:
    pk = preview(browser, city, as_csv(BAD)).context["list"].pk
    sent = {"cell-2-on": "3月9日", "cell-2-what": "机密★1年 座谈"}
    answer = browser.post(page(city, "mend_list", pk), sent)
    assert answer.status_code == 422
    assert "密级标志" in answer.content.decode()
    assert 'value="3月9日"' in answer.content.decode()


@pytest.mark.parametrize("count", [3, 60])
def test_a_long_list_asks_the_database_no_more_than_a_short_one(
    count: int, browser: Client, city: City, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [
        ((date(2026, 1, 1) + timedelta(days=day)).isoformat(), "走访", "民盟市委会", "")
        for day in range(count)
    ]
    shown = preview(browser, city, as_csv(*rows))
    address = page(city, "take_list", shown.context["list"].pk)
    with django_assert_max_num_queries(60):
        browser.post(address, {"shown": shown.context["shown"]})
    assert len(titles(city)) == count


def test_a_new_kind_can_be_written_down_without_further_ado(
    browser: Client, city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    from liaison.core.activities import kinds

    new = kinds.ActivityKind("book_club", "读书会", fields=("topic",), words=("共读",))
    monkeypatch.setitem(kinds._KINDS, "book_club", new)
    head = ("日期", "活动类型", "参加单位", "调研课题")
    take(browser, city, preview(browser, city, as_csv(("3月5日", "共读", "民盟市委会", "城市"), head=head)))
    with entered({city.place.pk}):
        assert Activity.objects.get(subject__kind="book_club").details == {"topic": "城市"}
