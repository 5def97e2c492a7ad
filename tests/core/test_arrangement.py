"""Is a holiday notice read day by day, and is it said what does not fit?"""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.core.arrangement import read_arrangement

# Worded as such notices are; the year is the only one in which these weekdays are right.
NOTICE = """关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日至6日放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日至21日放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日至7日放假调休，共7天。9月20日、10月10日上班。
节假日期间，各地区、各部门要妥善安排好值班。
"""


def test_a_notice_is_read_day_by_day() -> None:
    read = read_arrangement(NOTICE, year=2026)

    assert (read.resting, read.worked, read.faults) == (33, 6, ())
    assert [one.why for one in read.days if one.day == date(2026, 2, 28)] == ["春节调休"]


def test_a_notice_of_another_year_betrays_itself_by_its_weekdays() -> None:
    faults = read_arrangement(NOTICE, year=2027).faults

    assert faults[0] == "2027年1月1日是周五，通知写的是周四，请核对年份。"


def test_days_that_do_not_add_up_are_named() -> None:
    text = NOTICE.replace("6日放假，共3天", "6日放假，共4天")

    assert read_arrangement(text, year=2026).faults == ("清明节：通知写共4天，读到3天。",)


def test_a_year_without_one_of_its_holidays_is_not_taken_for_whole() -> None:
    text = NOTICE.replace("五、端午节：6月19日至21日放假，共3天。\n", "")

    assert read_arrangement(text, year=2026).faults == (
        "没有读到端午节的放假日期。全年的安排要一次录全，请补上。",
    )


def test_new_year_may_begin_in_december() -> None:
    text = "一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。"
    read = read_arrangement(text, year=2023)

    assert [one.day for one in read.days] == [date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2)]
    assert not any("范围" in fault for fault in read.faults)


def test_lines_of_a_table_are_read_as_they_are_pasted() -> None:
    read = read_arrangement("日期\t安排\t原因\n2027-01-01\t休息\t元旦\n2027/1/9，上班，元旦调休", year=2027)

    assert [(str(one.day), one.works, one.why) for one in read.days] == [
        ("2027-01-01", False, "元旦"),
        ("2027-01-09", True, "元旦调休"),
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "没有读到放假或上班的日期"),
        ("一、元旦：2月30日放假。", "没有这一天"),
        ("2026-01-01 休息\n2026-01-01 上班", "既写作休息，又写作上班"),
        ("2030-01-01 休息", "不在2026年节假日的范围内"),
        ("一、元旦：3月1日至1月1日放假。", "不像一个假期"),
    ],
)
def test_what_cannot_be_right_is_said(text: str, fault: str) -> None:
    assert any(fault in said for said in read_arrangement(text, year=2026).faults)


@settings(max_examples=15)
@given(st.text(alphabet="一、元旦：1月23日至（周日）放假上班。共天2026-，\n ", max_size=80))
def test_whatever_is_pasted_is_read_without_an_error(text: str) -> None:
    read = read_arrangement(text, year=2026)

    assert read.days or read.faults
