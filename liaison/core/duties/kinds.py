"""Which kinds of duty are there, and with which words do notices speak of them?

To add a kind, add a row: choices, notice reading, board, filter and export follow by themselves.
"""

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """How a notice says how much of a duty is owed."""

    NUMBER = "number"  # so often in a period
    YEARLY = "yearly"  # once a year, by its nature
    DAY = "day"  # by a day
    TERM = "term"  # within a term that runs from an event


@dataclass(frozen=True, slots=True)
class DutyKind:
    """One kind: how notices speak of it, and which activities and matters fulfil it."""

    code: str
    name: str
    words: tuple[str, ...] = ()  # any of them names what is held or done; the longest that occurs wins
    measure: Measure = Measure.NUMBER
    held: bool = False  # 每年 without a number means once
    convened: bool = False  # 召开 and 举行 are said of it
    counts: tuple[str, ...] = ()  # the kinds of activity and of matter that fulfil it
    directed: bool = False  # one side does it towards the other: mutual is owed by both
    alone: bool = False  # a unit does it by itself: no counterpart has to take part


# What is held together: a general duty counts all of it. Clauses: SG-3.4.1a, ZY-3.1b.
HELD = (
    "symposium",
    "regular_meeting",
    "joint_conference",
    "work_conference",
    "visit",
    "briefing",
    "survey",
    "law_enforcement_check",
    "research",
    "social_service",
    "training",
    "consultation",
    "other",
)


_ROWS = (
    DutyKind(
        "symposium",
        "座谈会",
        ("座谈会", "座谈", "茶话会", "恳谈会"),
        held=True,
        convened=True,
        counts=("symposium",),
    ),
    DutyKind(
        "work_conference",
        "工作会议",
        (
            "联系工作会议",
            "联系会议",
            "联络员会议",
            "工作会议",
            "推进会",
            "总结会",
            "经验交流会",
            "工作交流会",
            "工作会",
        ),
        held=True,
        convened=True,
        counts=("work_conference",),
    ),
    DutyKind(
        "regular_meeting",
        "例会",
        ("工作例会", "例会", "会商会", "工作会商", "会商", "碰头会", "工作座谈会", "联系座谈会"),
        held=True,
        convened=True,
        counts=("regular_meeting", "joint_conference"),
    ),
    DutyKind(
        "joint_conference",
        "联席会议",
        ("联席会议", "联席会"),
        held=True,
        convened=True,
        counts=("joint_conference",),
    ),
    DutyKind(
        "visit",
        "走访",
        ("互访", "走访座谈", "走访慰问", "走访", "登门拜访", "拜访", "回访", "上门", "看望"),
        held=True,
        counts=("visit",),
        directed=True,
    ),
    DutyKind("activity", "对口联系活动", ("联系活动", "活动", "联系相关工作", "论坛", "沙龙"), counts=HELD),
    DutyKind(
        "consultation",
        "协商",
        ("协商会议", "协商座谈会", "座谈协商会", "协商会", "民主协商", "征求意见会", "协商"),
        held=True,
        convened=True,
        counts=("consultation",),
    ),
    DutyKind(
        "briefing",
        "情况通报",
        ("情况通报会", "通报会", "情况通报", "通报", "书面通报"),
        held=True,
        convened=True,
        counts=("briefing",),
        directed=True,
    ),
    DutyKind(
        "meeting_invitation",
        "邀请参会",
        ("列席", "邀请参加会议"),
        counts=("meeting_invitation",),
        directed=True,
    ),
    DutyKind(
        "event_invitation", "邀请参加活动", ("邀请参加活动",), counts=("event_invitation",), directed=True
    ),
    DutyKind(
        "document_exchange",
        "文件资料交流",
        ("送阅", "阅文", "寄送", "赠阅", "抄送", "送资料", "资料", "简报", "刊物"),
        counts=("document_exchange",),
        directed=True,
    ),
    DutyKind(
        "information_request",
        "提供情况",
        ("了解情况", "提供资料", "索取资料"),
        counts=("information_request",),
    ),
    DutyKind("research", "联合调研", ("联合调研", "专题调研", "调研", "考察"), counts=("research", "survey")),
    DutyKind(
        "social_service",
        "社会服务",
        ("社会服务活动", "社会服务", "服务活动", "志愿服务", "公益活动", "义诊"),
        counts=("social_service",),
    ),
    DutyKind(
        "supervision",
        "民主监督",
        ("民主监督", "专项监督", "监督", "视察", "检查", "评议"),
        counts=("law_enforcement_check", "survey"),
    ),
    DutyKind("appointment", "聘任特约人员", ("聘任", "聘请", "选聘", "换聘"), counts=("appointment",)),
    DutyKind(
        "opinion_handling",
        "意见建议办理",
        ("答复", "办理", "反馈", "回复", "办结", "转办", "转交", "交办"),
        measure=Measure.TERM,
        counts=("opinion_handling",),
    ),
    DutyKind(
        "contact_registration",
        "联络员登记",
        ("登记表", "名单", "联络员登记", "备案表", "回执", "信息表"),
        measure=Measure.DAY,
        counts=("contact_registration",),
        alone=True,
    ),
    DutyKind(
        "annual_plan",
        "年度计划",
        ("年度工作计划", "年度计划", "联系计划", "工作计划", "计划", "工作要点"),
        measure=Measure.YEARLY,
        counts=("annual_plan",),
        alone=True,
    ),
    DutyKind(
        "annual_report",
        "年度报告",
        ("年度工作总结", "工作总结", "年度总结", "年度报告", "情况报告", "报告表", "总结"),
        measure=Measure.YEARLY,
        counts=("annual_report",),
        alone=True,
    ),
    DutyKind(
        "cadre_development",
        "干部培养",
        ("挂职", "后备干部", "培养选拔"),
        counts=("cadre_development", "training"),
    ),
    DutyKind("training", "培训", ("培训班", "培训", "轮训"), held=True, convened=True, counts=("training",)),
    DutyKind("other", "其他", counts=("other",)),
)

DUTY_KINDS = {row.code: row for row in _ROWS}
