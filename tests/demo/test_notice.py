"""Do the demo's notices say what they were written to say, and name nobody real?"""

import re
from collections import Counter
from pathlib import Path

import pytest

from liaison import vocabulary
from liaison.core.notices.draft import Draft, Duty, LinkKind, pairs
from liaison.core.notices.reader import read
from liaison.core.secrecy import classification_mark
from liaison.demo import build
from liaison.demo.city import HOLDERS

NOTICE = Path(build.__file__).parent / "static" / "demo" / "notice.txt"
BOTH = pytest.mark.parametrize("path", [NOTICE, build.PREVIOUS_NOTICE], ids=["notice", "previous"])
EVERYBODY = ("民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "工商联", "无党派人士")

# Every department of the notice that is paired by name.
PAIRED = {
    "市教育局": {"民盟", "民进", "无党派人士"},
    "市科技局": {"致公党", "九三学社", "无党派人士"},
    "市工业和信息化局": {"民建", "九三学社", "工商联"},
    "市民政局": {"民革"},
    "市司法局": {"民革", "民盟"},
    "市自然资源和规划局": {"民建", "农工党"},
    "市生态环境局": {"农工党", "九三学社"},
    "市住房城乡建设局": {"民建", "民进"},
    "市交通运输局": {"民盟", "工商联"},
    "市水利局": {"九三学社", "无党派人士"},
    "市农业农村局": {"民革", "九三学社"},
    "市商务局": {"民建", "致公党", "工商联"},
    "市文化广电旅游局": {"民盟", "民进", "无党派人士"},
    "市卫生健康委": {"农工党", "九三学社", "无党派人士"},
    "市应急管理局": {"民建"},
    "市政府外办": {"致公党"},
    "市国资委": {"民建", "工商联"},
    "市医保局": {"农工党"},
    "市数据局": {"九三学社", "工商联"},
}
COMMON = {"市发展改革委", "市财政局", "市人力资源社会保障局", "市审计局", "市统计局", "市市场监管局"}
LEADERS = {
    "顾景行": {"*"},
    "裴远山": {"民建", "工商联"},
    "纪舒": {"民革"},
    "傅云深": {"民盟", "民进"},
    "方静川": {"农工党"},
    "乔望舒": {"致公党"},
    "秦以宁": {"九三学社"},
    "谢知微": {"无党派人士"},
}
# Kind, minimum, maximum, period, deadline.
DUTIES = {
    ("symposium", 1, 2, "1y", None),
    ("work_conference", 1, None, "2y", None),
    ("briefing", 1, None, "6m", None),
    ("regular_meeting", 1, None, "1y", None),
    ("visit", 1, None, "1y", None),
    ("activity", 2, None, "1y", None),
    ("activity", 1, None, "1y", None),
    ("research", 1, None, "1y", None),
    ("opinion_handling", None, None, None, "+5wd"),
    ("opinion_handling", None, None, None, "+20wd"),
    ("contact_registration", None, None, None, "2026-04-30"),
    ("annual_plan", 1, None, "1y", "--02-28"),
    ("annual_report", 1, None, "1y", "--01-20"),
}


def _read(path: Path) -> Draft:
    return read(path.read_text("utf-8"), vocabulary.load(), name=path.name)


@pytest.fixture(scope="module")
def draft() -> Draft:
    return _read(NOTICE)


def counted(found: Draft) -> list[Duty]:
    """The duties with a number or a date; the others make the scheme's list of institutions."""
    return [duty for duty in found.duties if duty.minimum is not None or duty.due]


def test_every_pair_is_read(draft: Draft) -> None:
    expected = {(department, organisation) for department, found in PAIRED.items() for organisation in found}
    expected |= {(department, organisation) for department in COMMON for organisation in EVERYBODY}
    found = pairs(draft)
    assert {(pair.department, pair.counterpart) for pair in found} == expected
    assert len(found) == len(expected) == 94


def test_departments_in_common_liaison_are_told_from_those_paired(draft: Draft) -> None:
    kinds = {(pair.department, pair.kind) for pair in pairs(draft)}
    assert kinds == {(name, LinkKind.PAIRED) for name in PAIRED} | {
        (name, LinkKind.COMMON) for name in COMMON
    }


def test_every_leader_is_read_padded_name_included(draft: Draft) -> None:
    found = {
        (assignment.leader, assignment.counterpart)
        for assignment in draft.assignments
        if not assignment.doubtful
    }
    assert found == {(leader, each) for leader, counterparts in LEADERS.items() for each in counterparts}
    assert "纪　舒" in NOTICE.read_text("utf-8")


def test_every_duty_is_read(draft: Draft) -> None:
    found = Counter((each.kind, each.minimum, each.maximum, each.per, each.due) for each in counted(draft))
    assert found == Counter(DUTIES)


def test_what_is_left_to_discretion_is_not_read_as_binding(draft: Draft) -> None:
    assert {duty.kind for duty in counted(draft) if duty.force != "must"} == {"research"}
    institutions = [duty for duty in draft.duties if duty not in counted(draft)]
    assert {duty.kind for duty in institutions if duty.force != "must"} == {
        "meeting_invitation",
        "appointment",
    }


def test_the_open_list_is_asked_about(draft: Draft) -> None:
    assert [question.code for question in draft.questions] == ["open_list"]


def test_the_head_cites_what_it_supersedes(draft: Draft) -> None:
    previous = _read(build.PREVIOUS_NOTICE)
    assert previous.header.number is not None
    assert draft.header.number is not None
    assert draft.header.number.value == "澄政办发〔2026〕12号"
    assert [number.value for number in draft.header.supersedes] == [previous.header.number.value]


def test_the_earlier_notice_is_read_whole() -> None:
    previous = _read(build.PREVIOUS_NOTICE)
    assert len(pairs(previous)) == 49
    assert len(previous.assignments) == 9
    assert [duty.kind for duty in counted(previous)] == [
        "symposium",
        "regular_meeting",
        "opinion_handling",
        "annual_report",
    ]


@BOTH
def test_no_telephone_number_and_no_mark_stands_in_a_notice(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.search(r"\d{5,}", text) is None
    assert classification_mark(text) is None


@BOTH
def test_the_only_people_in_a_notice_are_the_demo_s_own_leaders(path: Path) -> None:
    invented = {holder.name for holder in HOLDERS}
    assert {assignment.leader for assignment in _read(path).assignments} <= invented
