"""Are duties read that can be counted or dated, and others left alone?"""

from collections.abc import Callable

import pytest

from liaison.core.duties.values import Force, Scope
from liaison.core.notices.draft import Draft, Duty

Notice = Callable[[str], Draft]
Counted = tuple[str, int | None, int | None, str | None, str | None]


def duties(notice: Notice, *sentences: str) -> tuple[Duty, ...]:
    """The duties that can be counted or have a day."""
    found = notice("二、工作制度\n" + "\n".join(sentences)).duties
    return tuple(duty for duty in found if any(value is not None for value in counted(duty)[1:]))


def counted(duty: Duty) -> Counted:
    return (duty.kind, duty.minimum, duty.maximum, duty.per, duty.due)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("市政府每年至少召开两次各民主党派负责人座谈会。", {("symposium", 2, None, "1y", None)}),
        ("各部门每年召开一次对口联系座谈会。", {("regular_meeting", 1, None, "1y", None)}),
        ("市政府领导每半年召开一次民主协商会。", {("consultation", 1, None, "6m", None)}),
        ("市委统战部每年召开一次全市对口联系工作会议。", {("work_conference", 1, None, "1y", None)}),
        ("每年召开1至2次联席会议，由市委统战部召集。", {("joint_conference", 1, 2, "1y", None)}),
        ("各单位每季度向所联系党派通报一次工作情况。", {("briefing", 1, None, "3m", None)}),
        ("部门每月向联系党派寄送简报一份。", {("document_exchange", 1, None, "1m", None)}),
        ("每两年对特约人员进行一次聘任。", {("appointment", 1, None, "2y", None)}),
        ("各部门每年为民主党派成员举办一次培训。", {("training", 1, None, "1y", None)}),
        ("意见建议应在收到之日起20个工作日内书面答复。", {("opinion_handling", None, None, None, "+20wd")}),
        (
            "意见由部门在3个月内答复；情况复杂的，可延长至6个月。",
            {("opinion_handling", None, None, None, "+3m")},
        ),
        (
            "请填写联络员登记表，于6月30日前报市委统战部。",
            {("contact_registration", None, None, None, "--06-30")},
        ),
        (
            "各部门于每年6月底前和12月底前各走访1次所联系党派。",
            {("visit", 1, None, "1y", "--06-30"), ("visit", 1, None, "1y", "--12-31")},
        ),
        (
            "每年6月底前和12月底前，各部门应将对口联系情况报送市政府办公室。",
            {("annual_report", 1, None, "1y", "--06-30"), ("annual_report", 1, None, "1y", "--12-31")},
        ),
        (
            "每位市政府领导每年至少走访所联系党派1次、参加党派活动1次。",
            {("visit", 1, None, "1y", None), ("activity", 1, None, "1y", None)},
        ),
        (
            "联系部门每年邀请联系对象参加本部门重要会议不少于2次。",
            {("meeting_invitation", 2, None, "1y", None)},
        ),
        ("请各单位于9月2日前将参加人员名单报市委统战部。", set()),
        ("请将联络员名单于9月2日前报市委统战部。", {("contact_registration", None, None, None, "--09-02")}),
        ("各部门要将对口联系工作纳入年度工作计划。", {("annual_plan", 1, None, "1y", None)}),
        ("每年11月中旬，各部门向市委统战部报送工作总结。", {("annual_report", 1, None, "1y", "--11-20")}),
        ("各部门每年年底前将工作情况书面报送市政府办公室。", {("annual_report", 1, None, "1y", "--12-31")}),
        ("每年春节前，各部门走访慰问所联系党派机关。", {("visit", 1, None, "1y", None)}),
        (
            "主要领导每年带队走访1次，分管领导每季度走访1次。",
            {("visit", 1, None, "1y", None), ("visit", 1, None, "3m", None)},
        ),
        (
            "每年开展1—2次联合调研，共同举办1次社会服务活动。",
            {("research", 1, 2, "1y", None), ("social_service", 1, None, "1y", None)},
        ),
        ("双方每年召开1次会商会，时间不晚于3月31日。", {("regular_meeting", 1, None, "1y", "--03-31")}),
        (
            "双方应于2024年9月30日前召开首次对口联系座谈会。",
            {("regular_meeting", 1, None, None, "2024-09-30")},
        ),
    ],
)
def test_what_is_counted_or_dated_is_a_duty(sentence: str, expected: set[Counted], notice: Notice) -> None:
    assert {counted(duty) for duty in duties(notice, sentence)} == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "各部门要经常走访民主党派，定期通报情况，适时召开座谈会。",
        "建立联席会议制度，完善特约人员聘请制度。",
        "各部门要确定1名分管领导、1名联络员。",
        "自2023年1月1日起施行，有效期5年。",
        "市政府常务会议每年听取一次对口联系工作情况汇报。",
        "每个党派设1个牵头单位。",
        "国民经济和社会发展计划由市发改委编制。",
    ],
)
def test_what_is_neither_counted_nor_dated_is_none(sentence: str, notice: Notice) -> None:
    assert duties(notice, sentence) == ()


def test_a_plan_with_its_day_stands_for_the_plan_without(notice: Notice) -> None:
    found = duties(notice, "各部门要制定年度联系计划。", "各部门于每年3月底前将年度联系计划报市政府办公室。")
    assert [counted(duty) for duty in found] == [("annual_plan", 1, None, "1y", "--03-31")]


@pytest.mark.parametrize(
    ("sentence", "force"),
    [
        ("各部门每年应走访1次。", Force.MUST),
        ("各部门每年走访1次。", Force.MUST),
        ("各部门一般每年走访1次。", Force.SHOULD),
        ("各部门可每年走访1次。", Force.MAY),
    ],
)
def test_how_strict_a_duty_is(sentence: str, force: Force, notice: Notice) -> None:
    (duty,) = duties(notice, sentence)
    assert duty.force is force


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("市政府每年召开座谈会1次。", Scope.JURISDICTION),
        ("各部门每年召开座谈会1次。", Scope.ACTOR),
        ("单位负责人每年至少互访1次。", Scope.PAIR),
        ("市政府各部门每年走访1次。", Scope.ACTOR),
    ],
)
def test_over_what_a_duty_is_counted(sentence: str, scope: Scope, notice: Notice) -> None:
    (duty,) = duties(notice, sentence)
    assert duty.scope is scope


def test_a_duty_says_who_how_and_to_whom(notice: Notice) -> None:
    (symposium,) = duties(notice, "市政府每年召开座谈会1次，由市长或常务副市长主持。")
    assert symposium.actor == "市政府"
    assert symposium.presided_by == ("市长", "常务副市长")
    (visit,) = duties(notice, "各部门主要负责人每年互访1次。")
    assert (visit.mutual, visit.in_person) == (True, "principal")
    (report,) = duties(notice, "各部门每年12月底前将工作总结报市委统战部，并抄送市政府办公室。")
    assert (report.actor, report.report_to, report.inform) == ("各部门", ("市委统战部",), ("市政府办公室",))


def test_a_duty_is_cited_with_its_sentence(notice: Notice) -> None:
    draft = notice("二、制度\n（一）走访制度。各部门每年走访1次。其他事项另行通知。")
    (duty,) = draft.duties
    assert duty.citation.text == "各部门每年走访1次。"
    assert duty.citation.section == "二（一）"


def test_what_each_leader_owes_is_no_duty_of_the_place(notice: Notice) -> None:
    found = duties(notice, "每位市政府领导每年至少走访所联系党派1次、参加党派活动1次。")
    assert [duty.scope for duty in found] == [Scope.ACTOR, Scope.ACTOR]
