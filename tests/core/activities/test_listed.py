"""Is a workbook of activities understood as offices write them?"""

from datetime import date, time

import pytest

from liaison.core.activities.days import days_written
from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.core.activities.lines import Line, columns, read_list
from liaison.core.activities.listed import Bodies, Body, Outcome, Step, digest, plan, same, understood
from liaison.core.names import unit_key

TODAY = date(2026, 6, 15)
BUREAU, LEAGUE, PARTY = (
    Body(1, "市教育局", "department"),
    Body(2, "民盟市委会", "organisation"),
    Body(3, "农工党市委会", "organisation"),
)
NAMED = {unit_key(body.name): [body] for body in (BUREAU, LEAGUE, PARTY)} | {"民主党派": [LEAGUE, PARTY]}
OFFICER, COORDINATOR = Bodies(NAMED, own=(1,)), Bodies(NAMED, coordinates=True)


def step(bodies: Bodies = OFFICER, *, on_paper: bool = False, row: int = 2, **said: str) -> Step:
    written = {"on": "3月5日", "kind": "走访", "guests": "民盟市委会"} | said
    return understood(Line(row, written), year=2026, today=TODAY, bodies=bodies, on_paper=on_paper)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-03-05", "2026/3/5", "2026.3.5", "2026. 3. 5", "2026年3月5日", "2026年3月5号", "20260305"),
        *("3月5日", "3/5", "3.5", "03-05", "26.3.5", "46086", "46086.4", "2026-03-05 00:00:00"),
        *(
            "2026-03-05T09:30:00",
            "３月５日",
            "二〇二六年三月五日",
            "三月五日",
            "3月5日（周四）",
            "3月5日上午9:00",
        ),
    ],
)
def test_a_day_is_read_in_every_usual_form(text: str) -> None:
    assert days_written(text, year=2026) == (date(2026, 3, 5), None)


@pytest.mark.parametrize(
    "text", ["3月5日至7日", "3月5日—7日", "3月5-7日", "2026.3.5-3.7", "2026-03-05至2026-03-07", "3.5～3.7"]
)
def test_several_days_are_read(text: str) -> None:
    assert days_written(text, year=2026) == (date(2026, 3, 5), date(2026, 3, 7))


def test_days_may_reach_into_the_next_year() -> None:
    assert days_written("12月31日至1月2日", year=2025) == (date(2025, 12, 31), date(2026, 1, 2))


@pytest.mark.parametrize("text", ["", "三月上旬", "3月", "2026年2月30日", "2026.13.1", "7日", "12345678"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert days_written(text, year=2026) is None


def test_a_bare_3_1_is_not_guessed_since_a_workbook_writes_3_10_so() -> None:
    assert days_written("3.1", year=2026) is None
    assert days_written("3.10", year=2026) == (date(2026, 3, 10), None)


def test_columns_are_found_wherever_they_stand_and_however_they_are_called() -> None:
    rows = [["2026年活动台账"], [], ["序号", "参与单位", "活动时间", "形式", "主题"]]
    lines = read_list([*rows, ["1", "民盟市委会", "3月5日", "走访", "看望"], ["", "", "", "走访"]])
    assert lines == [Line(4, {"guests": "民盟市委会", "on": "3月5日", "kind": "走访", "what": "看望"})]
    assert read_list([["姓名", "电话"]]) is None


def test_every_field_of_every_kind_has_its_column() -> None:
    assert {code for kind in ACTIVITY_KINDS.values() for code in kind.fields} <= columns().keys()


def test_the_own_unit_holds_what_names_no_host() -> None:
    said = step().said
    assert said is not None
    assert (said.hosts, said.guests, said.what) == (frozenset({1}), frozenset({2}), "走访（民盟市委会）")


def test_the_own_unit_takes_part_where_the_other_holds_it() -> None:
    said = step(hosts="民盟市委会", guests="").said
    assert said is not None
    assert (said.hosts, said.guests) == (frozenset({2}), frozenset({1}))


def test_several_units_stand_in_one_cell() -> None:
    said = step(guests="民盟市委会、农工党市委会").said
    assert said is not None
    assert said.guests == {2, 3}


def test_what_the_kind_asks_for_is_taken_along() -> None:
    said = step(kind="义诊", beneficiaries="120", begins="9:30", ends="11：00", place="云溪社区").said
    assert said is not None
    assert (said.kind, dict(said.details), said.begins) == (
        "social_service",
        {"beneficiaries": 120},
        time(9, 30),
    )


@pytest.mark.parametrize(
    ("said", "column", "words"),
    [
        ({"on": ""}, "on", "请填写日期"),
        ({"on": "三月上旬"}, "on", "看不懂“三月上旬”是哪一天"),
        ({"on": "1926-3-5"}, "on", "年份看来不对"),
        ({"until": "3月1日"}, "until", "结束日期不能早于"),
        ({"kind": "团建"}, "kind", "活动类型请填下列之一"),
        ({"kind": ""}, "kind", "活动类型请填下列之一"),
        ({"guests": "市档案馆"}, "guests", "没有“市档案馆”这个单位"),
        ({"guests": "民主党派"}, "guests", "可能指几个单位"),
        ({"guests": ""}, "guests", "政府一方和党派团体一方"),
        ({"hosts": "农工党市委会"}, "guests", "只能登记本单位参加的活动"),
        ({"kind": "政府座谈会", "hosts": "民盟市委会", "guests": ""}, "hosts", "这类活动不由所选单位主办"),
        ({"begins": "下午"}, "begins", "时间请写成 14:30"),
        ({"begins": "15:00", "ends": "14:00"}, "ends", "结束时间应晚于开始时间"),
        ({"beneficiaries": "80"}, "beneficiaries", "不是“走访”的内容"),
        ({"kind": "社会服务", "beneficiaries": "很多"}, "beneficiaries", "请只填数字"),
        ({"what": "字" * 201}, "what", "不要超过 200 个字"),
    ],
)
def test_a_fault_names_its_column_and_what_to_do(said: dict[str, str], column: str, words: str) -> None:
    found = step(**said)  # type: ignore[arg-type]
    assert found.outcome is Outcome.FAULTY
    assert any(at == column and words in message for at, message in found.faults), found.faults


def test_a_coordinator_names_the_host() -> None:
    assert [message for _at, message in step(COORDINATOR).faults] == [
        "请选定主办单位。",
        "对口联系活动应有政府一方和党派团体一方同时参加。",
    ]
    assert step(COORDINATOR, hosts="市教育局").outcome is Outcome.NEW


def test_what_lies_ahead_cannot_be_brought_in_as_past() -> None:
    assert step(on="7月1日").outcome is Outcome.NEW
    assert "日期还没有到" in str(step(on="7月1日", on_paper=True).faults)


def test_what_is_there_is_recognised_and_repeated_lines_count_once() -> None:
    first = step()
    assert first.said is not None
    new, repeated, other = plan([first, step(row=3), step(row=4, what="看望老主委")], there={})
    assert (new.outcome, repeated.outcome, repeated.same_as) == (Outcome.NEW, Outcome.REPEATED, 2)
    assert other.outcome is Outcome.NEW
    there = {same(first.said): [first.said.what]}
    known, like_it = plan([first, step(row=4, what="看望老主委")], there=there)
    assert (known.outcome, like_it.outcome, like_it.similar) == (
        Outcome.THERE,
        Outcome.NEW,
        "走访（民盟市委会）",
    )
    assert digest([new]) != digest([known])
