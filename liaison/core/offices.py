"""What does a list of an office's people say, and what would become of each line?"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from liaison.core.names import person_key, unit_key
from liaison.core.tables import rows_below_head
from liaison.core.telephones import is_number

# The columns of the list, and how else offices call them.
_COLUMNS = {
    "unit": ("单位", "单位名称", "部门", "部门单位"),
    "kind": ("职务类别", "类别", "作用"),
    "title": ("职务", "职务名称"),
    "name": ("姓名", "名字"),
    "telephone": ("办公电话", "电话", "联系电话", "固定电话"),
    "mobile": ("手机", "手机号", "手机号码", "移动电话", "工作手机"),
    "room": ("办公室", "办公地点", "房间", "房间号"),
    "account": ("开通账号", "账号"),
}
COLUMNS = tuple(names[0] for names in _COLUMNS.values())
_NEEDED = frozenset({"unit", "name"})
# What a post is for, as lists word it. The codes are those of the posts.
_KINDS = {
    "city_leader": ("政府领导", "市领导", "区领导", "县领导"),
    "principal": ("主要负责人", "主要领导", "负责人", "主委", "主席", "会长", "局长"),
    "leader_in_charge": ("分管领导", "分管负责人", "副主委", "副局长"),
    "section_head": ("责任科室负责人", "科室负责人", "责任科室", "处室负责人"),
    "liaison_officer": ("联络员", "联系人", "工作人员"),
    "secretary": ("秘书长",),
}
_KIND_OF_WORD = {word: kind for kind, words in _KINDS.items() for word in words}
KIND_WORDS = tuple(words[0] for words in _KINDS.values())
_REPEATED = "与上面的一行重复，请删去一行。"
_NO = "否不无免暂未×0"  # what a refusal begins with: 否, 不开通, 暂不
_LONGEST_WORD, _LONGEST_NUMBER = 60, 40  # characters that are kept of a name, a post, a room; of a number


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: its row in the file from 1, and what it says."""

    row: int
    unit: str
    kind: str  # code; empty where the word is not known
    title: str
    name: str
    telephone: str = ""
    mobile: str = ""
    room: str = ""
    account: bool = True


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands in the way, in which row, and what to do."""

    row: int
    message: str


class Outcome(StrEnum):
    """What would become of a line."""

    FOUNDED = "founded"  # a new post with its holder
    FILLED = "filled"  # a vacant post gets a holder
    KEPT = "kept"  # already so; the contact is brought up to date


@dataclass(frozen=True, slots=True)
class Present:
    """A post that is there already; `holder` is empty where it is vacant."""

    id: int
    unit: int
    kind: str
    title: str
    holder: str


@dataclass(frozen=True, slots=True)
class Body:
    """A unit that lists may name, as far as roles depend on it."""

    id: int
    category: str
    canonical: str


@dataclass(frozen=True, slots=True)
class Step:
    """What would be done for one line."""

    line: Line
    unit: int
    outcome: Outcome
    post: int | None = None  # the post that is there already
    role: str = ""  # of the account asked for; empty where none is
    same_as: int | None = None  # row of an earlier line about the same person
    namesake: bool = False  # somebody else in the place bears the name


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that would be done, and everything that stands in the way."""

    steps: tuple[Step, ...]
    faults: tuple[Fault, ...]


def read_list(rows: Sequence[Sequence[str]]) -> list[Line] | None:
    """The lines below the head; None where no row names the columns. A blank unit is that of the line above.

    >>> read_list([["单位", "职务类别", "姓名"], ["市教育局", "联络员", "李 东"]])[0].name
    '李东'
    """
    below = rows_below_head(rows, _COLUMNS, needed=_NEEDED)
    if below is None:
        return None
    lines: list[Line] = []
    for number, said in below:
        if said.get("name") or said.get("title"):
            lines.append(_line(number, said, above=lines[-1].unit if lines else ""))
    return lines


def _line(row: int, said: Mapping[str, str], *, above: str) -> Line:
    title = "".join(said.get("title", "").split())
    word = "".join(said.get("kind", "").split())
    kind = _KIND_OF_WORD.get(word or title, "")
    return Line(
        row=row,
        unit=said.get("unit") or above,
        kind=kind,
        title=title or word,
        name=person_key(said.get("name", "")),
        telephone=said.get("telephone", ""),
        mobile=said.get("mobile", ""),
        room=said.get("room", ""),
        account=not said.get("account", "").strip().startswith(tuple(_NO)),
    )


def plan(
    lines: Iterable[Line],
    *,
    bodies: Mapping[str, Collection[Body]],
    present: Iterable[Present],
    people: Collection[str],
) -> Plan:
    """What would be done for each line; `bodies` by `unit_key`, `people` are the names known in the place.

    A name in one unit is one person with several posts; the same name in another unit is somebody else.
    """
    posts: dict[tuple[int, str, str], list[Present]] = defaultdict(list)
    for post in present:
        posts[post.unit, post.kind, post.title].append(post)
    steps: list[Step] = []
    faults: list[Fault] = []
    seen: dict[tuple[int, str], int] = {}
    done: set[tuple[int, str, str, str]] = set()
    for line in lines:
        fault = _fault(line, bodies)
        if fault is not None:
            faults.append(fault)
            continue
        body = next(iter(bodies[unit_key(line.unit)]))
        key = (body.id, line.kind, line.title, line.name)
        if key in done:
            faults.append(Fault(line.row, _REPEATED))
            continue
        done.add(key)
        there = posts[key[:3]]
        steps.append(_step(line, body, there, people, seen.get((body.id, line.name))))
        seen.setdefault((body.id, line.name), line.row)
    return Plan(tuple(steps), tuple(faults))


def _fault(line: Line, bodies: Mapping[str, Collection[Body]]) -> Fault | None:
    found = bodies.get(unit_key(line.unit), ())
    checks = (
        (not found, f"没有“{line.unit}”这个单位。请照方案中的名称填写，或者先发布包含它的方案。"),
        (len(found) > 1, f"“{line.unit}”可能指几个单位，请写全称。"),
        (not line.kind, f"职务类别请填下列之一：{'、'.join(KIND_WORDS)}。"),
        (len(line.name) < 2, "请填写姓名；暂无人选的，删去这一行，以后在单位页面登记。"),
        (bool(line.telephone) and not is_number(line.telephone), "办公电话请只填一个号码，分机用“转”。"),
        (bool(line.mobile) and not is_number(line.mobile), "手机请只填一个号码。"),
        (
            max(map(len, (line.name, line.title, line.room))) > _LONGEST_WORD,
            f"姓名、职务、办公室各不超过 {_LONGEST_WORD} 个字。",
        ),
        (
            max(map(len, (line.telephone, line.mobile))) > _LONGEST_NUMBER,
            f"电话号码不超过 {_LONGEST_NUMBER} 个字符。",
        ),
    )
    return next((Fault(line.row, message) for is_wrong, message in checks if is_wrong), None)


def by_message(faults: Iterable[Fault]) -> list[tuple[str, str]]:
    """Each thing to mend once, with the rows it is about.

    >>> by_message([Fault(3, "缺"), Fault(5, "重"), Fault(4, "缺"), Fault(9, "缺")])
    [('3—4、9', '缺'), ('5', '重')]
    """
    rows: dict[str, list[int]] = {}
    for fault in faults:
        rows.setdefault(fault.message, []).append(fault.row)
    return [(_ranges(sorted(found)), message) for message, found in rows.items()]


def _ranges(rows: Iterable[int]) -> str:
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    return "、".join(str(first) if first == last else f"{first}—{last}" for first, last in spans)


def _step(
    line: Line, body: Body, there: Sequence[Present], people: Collection[str], same_as: int | None
) -> Step:
    held = next((post for post in there if post.holder == line.name), None)
    vacant = next((post for post in there if not post.holder), None)
    post = held or vacant
    outcome = Outcome.KEPT if held else Outcome.FILLED if vacant else Outcome.FOUNDED
    asks = line.account and outcome is not Outcome.KEPT and same_as is None
    return Step(
        line=line,
        unit=body.id,
        outcome=outcome,
        post=post.id if post else None,
        role=role_for(line.kind, body) if asks else "",
        same_as=same_as,
        namesake=held is None and same_as is None and line.name in people,
    )


_OF_COORDINATORS = {
    "government_office": "government_coordinator",
    "united_front_work_department": "united_front_coordinator",
}
_HEADS = frozenset({"principal", "leader_in_charge", "secretary"})


def role_for(kind: str, body: Body) -> str:
    """The role in which somebody with the post acts; empty where none fits.

    >>> role_for("liaison_officer", Body(1, "department", "education"))
    'department_officer'
    """
    if kind == "city_leader" or body.category == "government":
        return "city_leader" if kind == "city_leader" else ""
    if body.category == "department":
        coordinates = _OF_COORDINATORS.get(body.canonical)
        return coordinates or ("department_leader" if kind in _HEADS else "department_officer")
    return "organisation_secretary" if kind in _HEADS else "organisation_officer"
