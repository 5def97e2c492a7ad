"""Which kinds of activity are there, and what has to be known about each?

To add a kind, add a row: form, page, filter, evidence and export follow by themselves.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Side(StrEnum):
    """Who can hold an activity or be its guest: the categories of units."""

    GOVERNMENT = "government"
    DEPARTMENT = "department"
    ORGANISATION = "organisation"


class Entry(StrEnum):
    """What a field holds."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class ActivityField:
    """One thing that can be said of an activity besides what is said of all."""

    code: str
    label: str
    entry: Entry = Entry.LINE
    hint: str = ""


_FIELDS = (
    ActivityField("agenda", "议题", Entry.TEXT, "一行一项。"),
    ActivityField("briefed", "通报的情况", Entry.TEXT, "通报了哪些工作、政策或重大事项。"),
    ActivityField(
        "heard",
        "听取的意见",
        Entry.TEXT,
        "对方谈到的主要意见；需要办理的，在“会后事项”的“提出的意见”中逐条登记。",
    ),
    ActivityField("topic", "调研课题"),
    ActivityField("commissioned_by", "委托方", hint="受委托开展的调研，写明由谁委托。"),
    ActivityField("outcome", "成果", Entry.TEXT, "调研报告、建议的名称和去向。"),
    ActivityField("inspected", "检查内容", Entry.TEXT),
    ActivityField("service_form", "服务方式", hint="义诊、科技下乡、招商引资、帮困等。"),
    ActivityField("beneficiaries", "受益人次", Entry.NUMBER, "整场活动的人次，几家合办也只填一次。"),
    ActivityField("persons", "参加人次", Entry.NUMBER),
    ActivityField("agreed", "商定事项", Entry.TEXT, "双方商定了什么。"),
)
ACTIVITY_FIELDS = MappingProxyType({row.code: row for row in _FIELDS})

EVERYBODY = frozenset(Side)
BOTH_SIDES = frozenset({Side.DEPARTMENT, Side.ORGANISATION})
AUTHORITIES = frozenset({Side.GOVERNMENT, Side.DEPARTMENT})


@dataclass(frozen=True, slots=True)
class ActivityKind:
    """One kind: who may hold it, what is asked about it beyond day, place, people and one line of what."""

    code: str
    name: str
    hosts: frozenset[Side] = BOTH_SIDES
    fields: tuple[str, ...] = ()
    presider: bool = False  # who presides is asked for
    in_person: bool = False  # whether the principal came in person is asked for
    guests_answer: bool = True  # the guests are asked to confirm
    shared: bool = False  # counted once, although several units hold it
    replies: bool = False  # findings are put to the host, who replies to them
    words: tuple[str, ...] = ()  # how workbooks and notes call it besides its name


_ROWS = (
    ActivityKind(
        "symposium",
        "政府座谈会",
        hosts=AUTHORITIES,
        fields=("agenda", "briefed", "heard"),
        presider=True,
        in_person=True,
        words=("座谈会", "茶话会", "恳谈会", "政府座谈"),
    ),
    ActivityKind(
        "regular_meeting",
        "联系例会",
        fields=("agenda", "agreed"),
        presider=True,
        in_person=True,
        words=("例会", "联系座谈会", "会商会", "对口联系座谈会"),
    ),
    ActivityKind(
        "joint_conference",
        "联席会议",
        hosts=EVERYBODY,
        fields=("agenda", "agreed"),
        presider=True,
        words=("联席会",),
    ),
    ActivityKind(
        "work_conference",
        "工作会议",
        hosts=EVERYBODY,
        fields=("agenda", "agreed"),
        presider=True,
        words=("对口联系工作会议", "联系工作会议", "经验交流会", "推进会"),
    ),
    ActivityKind(
        "visit",
        "走访",
        hosts=EVERYBODY,
        fields=("briefed", "heard"),
        in_person=True,
        words=("互访", "拜访", "回访", "走访座谈", "看望"),
    ),
    ActivityKind("briefing", "情况通报", hosts=EVERYBODY, fields=("briefed", "heard"), words=("通报会",)),
    ActivityKind("survey", "视察考察", hosts=EVERYBODY, fields=("topic", "heard"), words=("视察", "考察")),
    ActivityKind(
        "law_enforcement_check",
        "执法检查、行风评议",
        hosts=AUTHORITIES,
        fields=("inspected", "heard"),
        replies=True,
        words=("执法检查", "行风评议", "检查", "民主监督", "专项监督"),
    ),
    ActivityKind(
        "research",
        "联合调研",
        hosts=EVERYBODY,
        fields=("topic", "commissioned_by", "outcome"),
        words=("调研", "专题调研", "委托调研"),
    ),
    ActivityKind(
        "social_service",
        "社会服务",
        hosts=EVERYBODY,
        fields=("service_form", "beneficiaries", "outcome"),
        shared=True,
        words=("社会服务活动", "义诊", "志愿服务", "帮困", "科技下乡"),
    ),
    ActivityKind("training", "培训", hosts=EVERYBODY, fields=("topic", "persons"), words=("培训班", "讲座")),
    ActivityKind("other", "其他活动", hosts=EVERYBODY, words=("其他", "活动", "联谊活动")),
)

_KINDS = {row.code: row for row in _ROWS}
ACTIVITY_KINDS = MappingProxyType(_KINDS)


def fields_of(kind: str) -> tuple[ActivityField, ...]:
    """What is asked about an activity of the kind besides what is asked about all; KeyError for no kind."""
    return tuple(ACTIVITY_FIELDS[code] for code in ACTIVITY_KINDS[kind].fields)


def kind_name(code: str) -> str:
    """What the kind is called on the page; the bare code of a kind no longer known."""
    kind = ACTIVITY_KINDS.get(code)
    return kind.name if kind else code


def kind_named(words: str) -> ActivityKind | None:
    """The kind that a cell of a workbook means; None where no kind is called so.

    >>> kind = kind_named(" 互访 ")
    >>> kind and kind.code
    'visit'
    """
    wanted = "".join(words.split())
    for kind in ACTIVITY_KINDS.values():
        if wanted in {kind.name, kind.code, *kind.words}:
            return kind
    return None
