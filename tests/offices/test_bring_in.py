"""Does an office come in as its preview says, and can that be undone?"""

import csv
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from liaison.accounts.actions import open_account
from liaison.accounts.models import Account, AccountRequest, RequestState, Seat
from liaison.core.offices import COLUMNS, Body, Outcome, Plan, plan, read_list, role_for
from liaison.offices.models import OfficeList
from liaison.offices.queries import AT_ONCE
from liaison.record.models import Entry
from liaison.record.queries.chain import faults
from liaison.tenancy.door import entered
from liaison.units.models import Contact, Person, Tenure
from liaison.units.queries import Sorting, directory
from tests import build
from tests.build import NOW
from tests.build_offices import HEAD, USUAL
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY

HEALTH = Body(1, "department", "health")


def planned(*rows: tuple[str, ...]) -> Plan:
    lines = read_list([HEAD, *rows])
    assert lines is not None
    return plan(lines, bodies={"市卫生健康委": [HEALTH]}, present=(), people={"李东"})


def test_a_blank_unit_is_that_of_the_line_above_and_remarks_above_the_head_do_not_matter() -> None:
    lines = read_list([["2026年名册"], [], HEAD, *USUAL])
    assert lines is not None
    assert [(line.row, line.unit, line.name) for line in lines[:2]] == [
        (4, "市卫生健康委", "李东"),
        (5, "市卫生健康委", "单雄"),
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("市档案馆", "联络员", "", "王宁"), "没有“市档案馆”这个单位"),
        (("市卫生健康委", "驾驶员", "", "王宁"), "职务类别请填下列之一"),
        (("市卫生健康委", "联络员", "联络员", ""), "请填写姓名"),
        (("市卫生健康委", "联络员", "", "王宁", "见通讯录"), "办公电话请只填一个号码"),
        (("市卫生健康委", "联络员", "", "王" * 61), "各不超过 60 个字"),
        (("市卫生健康委", "联络员", "联" * 61, "王宁"), "各不超过 60 个字"),
        (("市卫生健康委", "联络员", "", "王宁", "", "", "室" * 61), "各不超过 60 个字"),
        (("市卫生健康委", "联络员", "", "王宁", "0511-81234678" + " " * 30 + "转 801"), "不超过 40 个字符"),
    ],
)
def test_a_fault_names_its_row_and_what_to_do(row: tuple[str, ...], words: str) -> None:
    [fault] = planned(row).faults
    assert fault.row == 2
    assert words in fault.message


def test_the_same_name_in_one_unit_is_one_person_and_elsewhere_somebody_else() -> None:
    first, second = planned(
        ("市卫生健康委", "分管领导", "副主任", "李东"), ("", "责任科室负责人", "办公室主任", "李 东")
    ).steps
    assert (first.namesake, first.same_as, second.same_as) == (True, None, 2)
    assert (first.outcome, first.role, second.role) == (Outcome.FOUNDED, "department_leader", "")


def test_a_repeated_line_is_a_fault() -> None:
    row = ("市卫生健康委", "联络员", "联络员", "李东")
    assert [fault.row for fault in planned(row, row).faults] == [3]


def test_those_who_coordinate_get_the_coordinators_role() -> None:
    office = Body(2, "department", "government_office")
    assert role_for("section_head", office) == "government_coordinator"
    assert role_for("secretary", Body(3, "organisation", "民盟")) == "organisation_secretary"
    assert role_for("principal", Body(4, "government", "")) == ""


@pytest.fixture
def browser(client_of: ClientOf) -> Client:
    """The coordinator of the government office."""
    return client_of("government_coordinator")


def _csv(encoding: str = "gbk") -> SimpleUploadedFile:
    text = io.StringIO()
    csv.writer(text).writerows([HEAD, *USUAL])
    return SimpleUploadedFile("名册.csv", text.getvalue().encode(encoding))


def _upload(browser: Client, city: City, file: SimpleUploadedFile) -> str:
    sent = {"file": file, "starts": TODAY.isoformat(), "with_accounts": "on"}
    answer = browser.post(reverse("offices:bring_in", args=[city.place.pk]), sent)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def _confirm(browser: Client, address: str) -> str:
    page = browser.get(address)
    browser.post(address, {"shown": page.context["shown"]})
    return browser.get(address).content.decode()


def test_a_list_in_gbk_is_previewed_and_brought_in_as_shown(browser: Client, city: City) -> None:
    address = _upload(browser, city, _csv())
    preview = browser.get(address).content.decode()
    assert "确认导入 3 行，申请 2 个账号" in preview
    with entered({city.place.pk}):
        before = Tenure.objects.count()
    _confirm(browser, address)
    with entered({city.place.pk}):
        assert Tenure.objects.count() == before + 3
        lines = directory(city.place.pk, on=TODAY, sorting=Sorting.POST)
        held = {(line.unit.name, line.post.title): (line.name, line.telephone) for line in lines}
        assert held["市卫生健康委", "副主任"] == ("李东", "0511-****678")
        logins = AccountRequest.objects.values_list("login", "role")
        assert set(logins) == {("lidong", "department_leader"), ("shanxiong", "department_officer")}
        assert OfficeList.objects.get().lines == []
        assert "登记任职 3 人，申请账号 2 个" in str(Entry.objects.get(code="office.brought_in"))


def test_merged_cells_of_a_workbook_are_filled(browser: Client, city: City) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEAD, *USUAL[:2]):
        sheet.append(list(row))
    sheet.merge_cells("A2:A3")
    file = io.BytesIO()
    book.save(file)
    address = _upload(browser, city, SimpleUploadedFile("名册.xlsx", file.getvalue()))
    assert browser.get(address).content.decode().count("市卫生健康委") == 2


def test_the_template_holds_the_units_of_the_place_and_can_be_sent_back(browser: Client, city: City) -> None:
    answer = browser.get(reverse("offices:template", args=[city.place.pk]))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert list(COLUMNS) in rows
    assert ["市教育局", "分管领导"] in [row[:2] for row in rows]
    assert ["民盟市委会", "主要负责人"] in [row[:2] for row in rows]


def test_what_has_changed_since_the_preview_is_shown_again(browser: Client, city: City) -> None:
    address = _upload(browser, city, _csv())
    shown = browser.get(address).context["shown"]
    person = build.person(place=city.place, name="单雄")
    build.tenure(unit=city.units["卫生健康委"], person=person)
    assert browser.post(address, {"shown": shown}).status_code == 409
    with entered({city.place.pk}):
        assert OfficeList.objects.get().brought_in_at is None


def test_faults_stop_the_whole_list(browser: Client, city: City) -> None:
    wrong = SimpleUploadedFile("名册.csv", "单位,职务类别,姓名\n市档案馆,联络员,王宁\n".encode())
    address = _upload(browser, city, wrong)
    page = browser.get(address)
    assert "第 2 行" in page.content.decode()
    browser.post(address, {"shown": page.context["shown"]})
    with entered({city.place.pk}):
        assert not Person.objects.filter(name="王宁").exists()


def test_a_shortened_name_that_two_units_bear_is_asked_about(browser: Client, city: City) -> None:
    for name in ("市科学技术局", "市科学技术协会"):
        build.unit(place=city.place, name=name, aliases=["市科技"])
    unclear = SimpleUploadedFile("名册.csv", "单位,职务类别,姓名\n市科技,联络员,王宁\n".encode())
    page = browser.get(_upload(browser, city, unclear)).content.decode()
    assert "“市科技”可能指几个单位，请写全称。" in page


def test_what_was_brought_in_can_be_undone(browser: Client, city: City) -> None:
    address = _upload(browser, city, _csv())
    _confirm(browser, address)
    with entered({city.place.pk}):
        undo = reverse("offices:undo", args=[city.place.pk, OfficeList.objects.get().pk])
    browser.post(undo)
    with entered({city.place.pk}):
        names = {line.name for line in directory(city.place.pk, on=TODAY, sorting=Sorting.POST)}
        assert not {"李东", "单雄", "仇远"} & names
        assert not AccountRequest.objects.filter(state=RequestState.OPEN).exists()
        assert not Contact.objects.exists()
        assert Entry.objects.filter(code="office.undone").exists()


def test_the_security_administrator_opens_all_accounts_at_once(
    browser: Client, city: City, client_of: ClientOf
) -> None:
    _confirm(browser, _upload(browser, city, _csv()))
    security = client_of("security_administrator")
    address = reverse("offices:open_accounts", args=[city.place.pk])
    slips = security.post(address)
    text = slips.content.decode()
    assert "lidong" in text
    assert "一次性密码" in text
    [slip, *_] = [each for each, _seats in slips.context["slips"] if each.login == "lidong"]
    stranger = Client()
    stranger.post(reverse("accounts:log_in"), {"username": slip.login, "password": slip.password})
    assert stranger.get("/").headers["Location"].endswith(reverse("accounts:change_password"))
    with entered({city.place.pk}):
        seat = Seat.objects.select_related("person").get(account=Account.objects.get(login="lidong"))
        assert seat.person is not None
        assert (seat.person.name, seat.role) == ("李东", "department_leader")
        assert Person.objects.filter(name="李东").count() == 1
    assert "没有新开通的账号" in security.post(address).content.decode()


def _many(count: int) -> SimpleUploadedFile:
    """Officers of one unit, each with an account, a telephone and a post of their own."""
    rows = [
        ("市卫生健康委", "联络员", f"联络员{number}", f"单{'雄' * number}", "0511-81234678")
        for number in range(1, count + 1)
    ]
    text = io.StringIO()
    csv.writer(text).writerows([HEAD, *rows])
    return SimpleUploadedFile("名册.csv", text.getvalue().encode())


@pytest.mark.parametrize("count", [3, 30])
def test_a_long_list_asks_the_database_no_more_than_a_short_one(
    count: int, browser: Client, city: City, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = _upload(browser, city, _many(count))
    shown = browser.get(address).context["shown"]
    with entered({city.place.pk}):
        before = Entry.objects.latest("pk").pk
    with django_assert_max_num_queries(55):
        browser.post(address, {"shown": shown})
    with entered({city.place.pk}):
        assert AccountRequest.objects.count() == count
        for code in ("post.founded", "person.registered", "tenure.begun", "account.requested"):
            assert Entry.objects.filter(code=code, pk__gt=before).count() == count, code
        assert list(faults(city.place.pk)) == []


def test_accounts_are_opened_batch_by_batch_up_to_what_was_shown(
    browser: Client, city: City, client_of: ClientOf
) -> None:
    _confirm(browser, _upload(browser, city, _many(AT_ONCE + 2)))
    security, address = (
        client_of("security_administrator"),
        reverse("offices:open_accounts", args=[city.place.pk]),
    )
    until = security.get(address).context["until"]
    build.account_request(by=city.actor("government_coordinator"), unit=city.units["教育局"])  # came later
    first = security.post(address, {"until": until})
    assert (len(first.context["slips"]), first.context["more"]) == (AT_ONCE, 2)
    sent = {name: first.context[name] for name in ("after", "until", "done")}
    second = security.post(address, sent, headers={"HX-Request": "true"})
    assert "<html" not in second.content.decode()
    assert (len(second.context["slips"]), second.context["more"]) == (2, 0)
    assert f"共开通 {AT_ONCE + 2} 个账号" in second.content.decode()
    with entered({city.place.pk}):
        assert AccountRequest.objects.filter(state=RequestState.OPEN).count() == 1
        assert Entry.objects.filter(code="account.slip_issued").count() == AT_ONCE + 2


def test_one_login_that_is_taken_keeps_nobody_else_waiting(
    browser: Client, city: City, client_of: ClientOf, stranger: City
) -> None:
    _confirm(browser, _upload(browser, city, _many(3)))
    with entered({city.place.pk}):
        first = AccountRequest.objects.earliest("pk")
    with entered({stranger.place.pk}):
        by = stranger.actor("security_administrator")
        open_account(login=first.login, password="k7mp-w3xq-9rtd", by=by, at=NOW)
    answer = client_of("security_administrator").post(reverse("offices:open_accounts", args=[city.place.pk]))
    assert [each.pk for each in answer.context["left"]] == [first.pk]
    assert len(answer.context["slips"]) == 2


def test_nothing_is_undone_once_an_account_is_open(browser: Client, city: City, client_of: ClientOf) -> None:
    address = _upload(browser, city, _csv())
    _confirm(browser, address)
    client_of("security_administrator").post(reverse("offices:open_accounts", args=[city.place.pk]))
    assert "撤销这次导入" not in browser.get(address).content.decode()


def test_a_marked_list_is_stopped(browser: Client, city: City) -> None:
    file = SimpleUploadedFile("名册.csv", "机密★1年\n单位,姓名\n市教育局,王宁\n".encode())
    sent = {"file": file, "starts": TODAY.isoformat()}
    answer = browser.post(reverse("offices:bring_in", args=[city.place.pk]), sent)
    assert answer.status_code == 422
    assert "密级标志" in answer.content.decode()
