"""Are duties read that no one counts, and exhortations left alone?"""

from collections.abc import Callable

import pytest

from liaison.core.duties.values import Force
from liaison.core.notices.draft import Draft

Notice = Callable[[str], Draft]


def uncounted(notice: Notice, sentence: str) -> list[tuple[str, str, Force]]:
    duties = notice("二、工作制度\n" + sentence).duties
    return [
        (duty.kind, duty.actor, duty.force) for duty in duties if duty.minimum is None and duty.due is None
    ]


@pytest.mark.parametrize(
    ("sentence", "kind", "force"),
    [
        ("各部门召开重要会议，可邀请对口联系的民主党派负责人列席。", "meeting_invitation", Force.MAY),
        ("各部门应邀请民主党派成员参加行风评议等活动。", "event_invitation", Force.MUST),
        ("各部门应当从民主党派成员中聘请特约监督员。", "appointment", Force.MUST),
        ("各部门制定重要政策前应当征求民主党派的意见。", "consultation", Force.MUST),
        ("各部门要及时向对口联系的党派通报重要情况。", "briefing", Force.MUST),
        ("各部门应为民主党派开展调研提供便利。", "research", Force.MUST),
    ],
)
def test_what_is_to_be_done_without_a_number_is_kept(
    sentence: str, kind: str, force: Force, notice: Notice
) -> None:
    assert uncounted(notice, sentence) == [(kind, "各部门", force)]


@pytest.mark.parametrize(
    "sentence",
    [
        "各部门要高度重视对口联系工作，加强与民主党派的协商。",
        "为加强与民主党派的协商，各部门要统一思想。",
        "市教育局日前走访了对口联系的民主党派机关。",
    ],
)
def test_purposes_appeals_and_news_lay_down_nothing(sentence: str, notice: Notice) -> None:
    assert uncounted(notice, sentence) == []


def test_who_gets_a_copy_is_not_who_is_reported_to(notice: Notice) -> None:
    (duty,) = notice("二、制度\n各部门每年12月底前将工作总结抄送市委统战部。").duties
    assert (duty.report_to, duty.inform) == ((), ("市委统战部",))


def test_who_only_receives_does_not_act(notice: Notice) -> None:
    (duty,) = notice("二、制度\n联络员登记表于2024年6月30日前报中共澄江市委统战部。").duties
    assert duty.actor != "统战部"
    assert duty.report_to == ("市委统战部",)
