"""Can the audit administrator find what happened, however much there is?"""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from liaison.record.actions import note_reading, record
from liaison.record.forms import kinds
from liaison.record.models import Entry
from liaison.record.queries.chain import head_of
from liaison.tenancy.door import entered
from liaison.units.models import Unit
from tests import cast
from tests.build import NOW
from tests.cast import City
from tests.frame import FRAME_QUERIES


@pytest.fixture
def auditor(city: City) -> Client:
    return cast.client(city.seats["audit_administrator"])


def note(city: City, code: str = "account.logged_in", *, at: datetime = NOW, times: int = 1) -> None:
    with entered({city.place.pk}):
        for _ in range(times):
            record(code, by=city.actor("department_officer"), at=at, detail={"title": "副局长"})


def shown(auditor: Client, city: City, **asked: str) -> str:
    return auditor.get(reverse("record:entries", args=[city.place.pk]), asked).content.decode()


def test_an_entry_says_when_who_as_what_and_what(city: City, auditor: Client) -> None:
    note(city, "tenure.begun", at=datetime(2026, 6, 1, 16, 30, tzinfo=UTC))
    page = shown(auditor, city)
    for text in ("2026-06-02 00:30:00", "wenzhou.city", "部门联络员", "副局长 到任"):
        assert text in page


def test_days_are_those_of_the_place_and_both_are_included(city: City, auditor: Client) -> None:
    note(city, "post.founded", at=datetime(2025, 3, 1, 15, 59, tzinfo=UTC))
    note(city, "tenure.begun", at=datetime(2025, 3, 1, 16, 0, tzinfo=UTC))
    first, second = date(2025, 3, 1).isoformat(), date(2025, 3, 2).isoformat()
    page = shown(auditor, city, first_day=first, last_day=first)
    assert '<td data-label="事项">设立职务 副局长</td>' in page
    assert '<td data-label="事项">副局长 到任</td>' not in page
    assert '<td data-label="事项">副局长 到任</td>' in shown(auditor, city, first_day=second, last_day=second)


def test_kinds_are_offered_by_name_without_their_values() -> None:
    offered = [label for _code, label in kinds()]
    assert "停用账号" in offered
    assert "… 到任" in offered
    assert len(set(offered)) == len(offered), "One cannot choose between two that read alike."
    assert not [label for label in offered if "—" in label or not label.strip("… ")]


def test_one_kind_can_be_picked_out(city: City, auditor: Client) -> None:
    note(city, "tenure.begun")
    page = shown(auditor, city, code="tenure.begun")
    assert "副局长 到任" in page
    assert '<td data-label="事项">登记人员</td>' not in page


def test_where_nothing_matches_the_page_says_so(city: City, auditor: Client) -> None:
    assert "没有符合条件的记录" in shown(auditor, city, last_day="2001-01-01")


def test_nonsense_in_the_address_is_named_and_harmless(city: City, auditor: Client) -> None:
    page = shown(auditor, city, first_day="yesterday", code="nothing.known", page="-7")
    assert 'role="alert"' in page


def test_a_long_record_comes_in_pages_and_keeps_the_filter(city: City, auditor: Client) -> None:
    note(city, times=51)
    page = shown(auditor, city, code="account.logged_in")
    assert "共 2 页" in page
    assert "?code=account.logged_in&amp;page=2" in page


def test_a_longer_record_costs_no_more_queries(
    city: City, auditor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    note(city, times=60)
    shown(auditor, city)
    with django_assert_max_num_queries(FRAME_QUERIES + 4):
        shown(auditor, city)


def test_nothing_of_another_place_is_shown(city: City, stranger: City, auditor: Client) -> None:
    with entered({stranger.place.pk}):
        record("unit.founded", by=stranger.actor("observer"), at=NOW, detail={"name": "云汀市某局"})
    assert "云汀市某局" not in shown(auditor, city)


def test_a_person_is_found_by_name_or_by_login_and_the_search_goes_on_record(
    city: City, auditor: Client
) -> None:
    note(city, "tenure.begun")
    for person in ("何文舟", "何 文舟", "wenzhou"):
        assert ">副局长 到任" in shown(auditor, city, person=person)
    assert ">副局长 到任" not in shown(auditor, city, person="叶映溪")
    with entered({city.place.pk}):
        seen = Entry.objects.filter(code="personal_data.seen")
        assert {entry.account_id for entry in seen} == {city.seats["audit_administrator"].account_id}
        assert seen.count() == 4


def test_entries_are_found_by_thing_text_and_place_of_request(city: City, auditor: Client) -> None:
    unit = city.units["教育局"]
    by = replace(city.actor("department_officer"), address="192.0.2.7")
    with entered({city.place.pk}):
        record("unit.aliased", by=by, at=NOW, about=unit, detail={"name": "市教育局", "alias": "市教委"})
    for asked in (
        {"about": "units.unit", "about_id": str(unit.pk), "code": "unit.aliased"},
        {"text": "市教委"},
        {"address": "192.0.2.7"},
    ):
        assert "另一名称 市教委" in shown(auditor, city, **asked)
    assert "另一名称 市教委" not in shown(auditor, city, address="192.0.2.8")


def test_before_and_after_are_shown(city: City, auditor: Client) -> None:
    with entered({city.place.pk}):
        record(
            "unit.founded",
            by=city.actor("observer"),
            at=NOW,
            detail={"name": "市教育局"},
            changed={"名称": ("市教委", "市教育局"), "止于": (None, date(2026, 1, 1))},
        )
    page = shown(auditor, city)
    assert "名称：市教委 → 市教育局" in page
    assert "止于：— → 2026-01-01" in page


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_was_found_is_taken_as_a_file_and_that_goes_on_record(
    city: City, auditor: Client, form: str
) -> None:
    note(city, "tenure.begun")
    address = reverse("record:export", args=[city.place.pk])
    answer = auditor.post(address, {"form": form, "code": "tenure.begun", "first_day": "2026-01-01"})
    assert f"20260615.{form}" in answer.headers["Content-Disposition"]
    rows = READ[form](answer.content)
    assert rows[0][:4] == ["编号", "时间", "账号", "姓名"]
    assert {row[5] for row in rows[1:]} >= {"副局长 到任"}
    assert {row[9] for row in rows[1:]} == {"tenure.begun"}
    with entered({city.place.pk}):
        taken = Entry.objects.get(code="record.taken")
    assert taken.detail["count"] == len(rows) - 1
    assert taken.detail["asked"] == {"code": "tenure.begun", "first_day": "2026-01-01"}


def _rows_of_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def _rows_of_workbook(content: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


READ = {"csv": _rows_of_csv, "xlsx": _rows_of_workbook}


def test_no_cell_of_a_list_is_a_formula(city: City, auditor: Client) -> None:
    with entered({city.place.pk}):
        record("unit.founded", by=city.actor("observer"), at=NOW, changed={"=1+1": ("=2", "=3")})
    answer = auditor.post(reverse("record:export", args=[city.place.pk]), {"form": "csv"})
    assert "'=1+1：=2 → =3" in {cell for row in _rows_of_csv(answer.content) for cell in row}


def test_the_head_of_the_chain_can_be_printed(city: City, auditor: Client) -> None:
    page = auditor.get(reverse("record:head", args=[city.place.pk])).content.decode()
    with entered({city.place.pk}):
        head = head_of(city.place.pk)
    assert f"<dd>{head.number}</dd>" in page
    assert f"<code>{head.digest[:8]}</code>" in page


def test_history_says_who_did_what_and_leaves_out_what_auditors_see(city: City) -> None:
    unit = city.units["教育局"]
    by = city.actor("government_coordinator")
    with entered({city.place.pk}):
        record("unit.aliased", by=by, at=NOW, about=unit, detail={"name": "市教育局", "alias": "市教委"})
        note_reading(of="办公电话", about=unit, by=by, at=NOW)
        shown = _history_of(unit)
    assert "记住单位 市教育局 的另一名称 市教委" in shown
    assert "沈知远 · 政府办公室统筹" in shown
    assert "安装程序" in shown, "who founded the unit"
    assert "办公电话" not in shown


def test_history_of_another_place_is_empty(city: City, stranger: City) -> None:
    with entered({stranger.place.pk}, readable={city.place.pk}):
        assert _history_of(city.units["教育局"]).strip() == ""


def _history_of(thing: Unit) -> str:
    return Template("{% load record %}{% history thing %}").render(Context({"thing": thing}))


def test_history_takes_three_queries_however_long(
    city: City, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    unit = city.units["教育局"]
    with entered({city.place.pk}):
        for role in ("observer", "government_coordinator", "united_front_coordinator") * 5:
            record("unit.aliased", by=city.actor(role), at=NOW, about=unit)
        with django_assert_num_queries(3):
            _history_of(unit)
