"""How may the same roster be written? Rosters × names × layouts × wording × damage, as strategies."""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from liaison.vocabulary import load

Roster = dict[str, tuple[str, ...]]  # organisation -> its departments
FORMS = ("局", "委员会", "办公室", "中心")
STEMS = (
    "低空经济发展",
    "数字产业",
    "海岛开发",
    "养老服务",
    "非遗保护",
    "营商环境建设",
    "公共数据",
    "山地旅游",
)
PARTIES = ("民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社")
AMBIGUOUS = frozenset(load().ambiguous)
KNOWN = tuple(
    kind.name
    for kind in load().departments
    if kind.category == "government_department"
    and kind.name.endswith(("局", "委员会"))
    and kind.name not in AMBIGUOUS
)


@dataclass(frozen=True, slots=True)
class Written:
    """A notice and the pairs that it states."""

    text: str
    pairs: frozenset[tuple[str, str]]
    layout: str


def by_organisation(roster: Roster, place: str, colon: str) -> str:
    return "\n".join(f"{organisation}{colon}{'、'.join(units)}" for organisation, units in roster.items())


def by_department(roster: Roster, place: str, verb: str) -> str:
    return "\n".join(
        f"{unit}{verb}{organisation}" for organisation, units in roster.items() for unit in units
    )


def numbered_under_headings(roster: Roster, place: str, _: str) -> str:
    lines: list[str] = []
    for number, (organisation, units) in enumerate(roster.items()):
        lines.append(f"（{'一二三四五六七'[number]}）{organisation}对口联系部门")
        lines += [f"{place}.{unit}" for place, unit in enumerate(units, start=1)]
    return "\n".join(lines)


def sentences(roster: Roster, place: str, _: str) -> str:
    return "".join(
        f"{'、'.join(units)}与{organisation}建立对口联系。" for organisation, units in roster.items()
    )


def passive(roster: Roster, place: str, _: str) -> str:
    return (
        "；".join(f"{organisation}由{'、'.join(units)}负责联系" for organisation, units in roster.items())
        + "。"
    )


def bracketed(roster: Roster, place: str, _: str) -> str:
    listed = "、".join(f"{organisation}（{'、'.join(units)}）" for organisation, units in roster.items())
    return f"确定下列部门分别与各党派对口联系，即：{listed}。"


def table(roster: Roster, place: str, _: str) -> str:
    rows = ["序号\t党派团体\t对口联系部门"]
    for number, (organisation, units) in enumerate(roster.items(), start=1):
        rows += [
            f"{number if not row else ''}\t{organisation if not row else ''}\t{unit}"
            for row, unit in enumerate(units)
        ]
    return "\n".join(rows)


def ruled(roster: Roster, place: str, _: str) -> str:
    rows = [f"| {organisation} | {'、'.join(units)} |" for organisation, units in roster.items()]
    return "\n".join(["| 党派 | 对口联系部门 |", "| --- | --- |", *rows])


def cell_a_line(roster: Roster, place: str, _: str) -> str:
    cells = (text for organisation, units in roster.items() for text in (organisation, *units))
    return "\n".join(["党派团体", "对口联系部门", *cells])


LAYOUTS: dict[str, tuple[Callable[[Roster, str, str], str], tuple[str, ...]]] = {
    "by_organisation": (by_organisation, ("：", ":", "——", "→", "的对口联系单位为")),
    "by_department": (by_department, ("联系", "负责联系", "挂钩联系", "结对联系", "：", "——", "与")),
    "numbered_under_headings": (numbered_under_headings, ("",)),
    "sentences": (sentences, ("",)),
    "passive": (passive, ("",)),
    "bracketed": (bracketed, ("",)),
    "table": (table, ("",)),
    "ruled": (ruled, ("",)),
    "cell_a_line": (cell_a_line, ("",)),
}
DAMAGES: dict[str, Callable[[str], str]] = {
    "none": lambda text: text,
    "half_width": lambda text: text.translate(str.maketrans("（），：；", "(),:;")),
    "indented": lambda text: "\n".join(
        line if "\t" in line or "|" in line else "　　" + line for line in text.split("\n")
    ),
    "blank_lines": lambda text: text if "|" in text or "\t" in text else text.replace("\n", "\n\n"),
    "carriage_returns": lambda text: text.replace("\n", "\r\n"),
}
HEAD = """{place}人民政府办公室关于明确对口联系单位的通知
澄政办〔2023〕12号
各乡镇人民政府，{level}直各部门：
现将对口联系安排通知如下。
一、对口联系安排
"""
SIGNATURE = "\n二、工作要求\n请各单位认真抓好落实。\n\n{place}人民政府办公室\n2023年5月6日\n"


@st.composite
def written(draw: st.DrawFn, layout: str) -> Written:
    """A notice in the layout, with departments known and unknown, in any order, somehow damaged."""
    level = draw(st.sampled_from("市区县州"))
    parties = draw(st.lists(st.sampled_from(PARTIES), min_size=2, max_size=5, unique=True))
    unknown = st.builds(str.__add__, st.sampled_from(STEMS), st.sampled_from(FORMS))
    unit = st.sampled_from(KNOWN) | st.sampled_from(KNOWN) | unknown
    units = st.lists(unit, min_size=1, max_size=4, unique=True)
    roster: Roster = {f"{party}{level}委会": tuple(level + name for name in draw(units)) for party in parties}
    write, wordings = LAYOUTS[layout]
    body = write(roster, level, draw(st.sampled_from(wordings)))
    damage = DAMAGES[draw(st.sampled_from(sorted(DAMAGES)))]
    place = "澄江" + level
    text = HEAD.format(place=place, level=level) + body + SIGNATURE.format(place=place)
    pairs = frozenset(
        (unit, organisation[: -len("市委会")]) for organisation, names in roster.items() for unit in names
    )
    return Written(damage(text), pairs, layout)
