"""Who liaises with whom, says a stretch of text? Groups of names, and one statement about them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from liaison.core.kept import kept
from liaison.core.notices.draft import Change, Span
from liaison.core.notices.mentions import Kind, Mention
from liaison.core.notices.outline import Line
from liaison.core.notices.relations import is_of_liaison, is_of_other_matters
from liaison.core.values import value

_JOINS = re.compile(r"(?:[、和与及或，,\s]|以及|等|（[^（）]{1,20}）)*")  # also 市司法局（牵头）、市信访局
_PARTS_LED = re.compile(
    r"[，；、]?(?:参加|参与|配合|协助|协办|成员|责任|联系|会同)(?:单位|部门)(?:为|是)?[:：]?"
)
_LEADS = re.compile(r"）\s*[:：]\s*")  # 民革区总支（区司法局）：区公安分局
_SPELT_OUT = re.compile(r"（(?:即|含|包括|指)[:：]?|）[、和与及，]?")  # 各民主党派（即民革、民盟）和工商联
_TOGETHER = re.compile(r"会?同|联合|跟")  # 市文旅局同市教育局一道联系
_MOST_SAID_BESIDE_WEAK = 8  # characters besides the names, for a line that is nothing but a roster
_OPEN = re.compile(r"等(?:\S{0,4}?(?:部门|单位|委办局))?")
_BEGINS = re.compile(r"(?:新增|增加|增补|补充|增设|增列|新建立|新确立|新确定)[^，。；：]{0,4}$")
_ENDS = re.compile(r"(?:取消|撤销|终止|解除|停止|不再)[^，。；：]{0,4}$")
_HEADING_BEGINS = re.compile(r"^(?:拟|新|新近)?(?:增加|增补|补充|增设|增列|新增|建立)")
_HEADING_ENDS = re.compile(r"^(?:取消|撤销|终止|解除|停止|不再)")
_BEFORE = 16  # characters before a name that tell what is done to its link
_CLAUSE_END = re.compile(r"[，。；：]")


@value(frozen=True)
class Group:
    """Names of one side, listed together."""

    mentions: tuple[Mention, ...]

    @kept
    def is_departments(self) -> bool:
        return self.mentions[0].kind is Kind.DEPARTMENT

    @kept
    def start(self) -> int:
        return self.mentions[0].span.start

    @kept
    def end(self) -> int:
        return self.mentions[-1].span.end


@value(frozen=True, slots=True)
class Statement:
    """These departments liaise with these organisations, says this place in the text."""

    departments: tuple[Mention, ...]
    organisations: tuple[Mention, ...]  # empty for a tier that names no one
    span: Span
    section: str = ""
    common: bool = False
    open_at: Span | None = None  # 等部门 after the departments
    in_turn: bool = False  # 分别: the first with the first, the second with the second
    guessed: bool = False  # from names beside each other, no known wording
    change: Change = Change.STATED


@value(frozen=True)
class RosterLine:
    """A line of a block with what it names; offsets in the groups are those of the whole text."""

    line: Line
    mentions: tuple[Mention, ...]

    @kept
    def groups(self) -> tuple[Group, ...]:
        return groups(self.text, self.line.body_start, self.mentions)

    @kept
    def text(self) -> str:
        return self.line.body

    @kept
    def _start(self) -> int:
        return self.line.body_start

    @kept
    def cells(self) -> tuple[tuple[Mention, ...], ...]:
        """What each cell of the row names, where the line is one."""
        cells: list[tuple[Mention, ...]] = []
        start = self.line.body_start
        for text in self.text.split("\t"):
            end = start + len(text)
            cells.append(tuple(each for each in self.mentions if start <= each.span.start < end))
            start = end + 1
        return tuple(cells)

    def groups_in(self, start: int, end: int) -> list[Group]:
        """The groups wholly inside; found by halves, since a line may hold thousands."""
        if not self.groups or (start <= self.groups[0].start and self.groups[-1].end <= end):
            return list(self.groups)  # most lines are one sentence
        first = bisect_left(self.groups, start, key=lambda group: group.start)
        last = bisect_right(self.groups, end, lo=first, key=lambda group: group.end)
        return list(self.groups[first:last])

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin inside."""
        if not self.mentions or (start <= self.mentions[0].span.start and self.mentions[-1].span.start < end):
            return self.mentions  # most lines are one sentence
        first = bisect_left(self.mentions, start, key=lambda mention: mention.span.start)
        last = bisect_left(self.mentions, end, lo=first, key=lambda mention: mention.span.start)
        return self.mentions[first:last]

    def between(self, start: int, end: int) -> str:
        """The text between two places of the whole text."""
        offset = self._start
        return self.text[max(0, start - offset) : max(0, end - offset)]

    @property
    def is_unspecific(self) -> bool:
        """Whether the line names no department and no single organisation, as a table's head may."""
        return not self.mentions or all(mention.kind is Kind.COLLECTIVE for mention in self.mentions)

    @kept
    def lead(self) -> str:
        return self.between(self.line.body_start, self.groups[0].start) if self.groups else self.text

    @kept
    def tail(self) -> str:
        return self.between(self.groups[-1].end, self.line.end) if self.groups else ""


@value(frozen=True)
class Block:
    """Neighbouring lines under the same headings, and what stands over them."""

    lines: tuple[RosterLine, ...]
    title: str
    tier_words: tuple[str, ...]

    @kept
    def named(self) -> tuple[RosterLine, ...]:
        """The lines that name somebody; most do not."""
        return tuple(line for line in self.lines if line.mentions)

    @kept
    def length_of_names(self) -> int:
        """Characters of all names of the block."""
        return sum(mention.length for line in self.named for mention in line.mentions)

    def is_about_liaison(self, line: RosterLine) -> bool:
        """Whether the headings over a line speak of liaison rather than of something like it."""
        headings = line.line.headings
        if headings not in self._about_liaison:
            self._about_liaison[headings] = self._are_about_liaison("".join(headings))
        return self._about_liaison[headings]

    @kept
    def _about_liaison(self) -> dict[tuple[str, ...], bool]:
        return {}

    def _are_about_liaison(self, headings: str) -> bool:
        if is_of_other_matters(headings) or self._title_is_of_other:
            return False
        return self._introduces_liaison or is_of_liaison(headings)

    def is_common(self, line: RosterLine, words: str) -> bool:
        """Whether the words, or the heading right over the line, speak of a tier that liaises with all."""
        over = "".join(line.line.headings[-1:])
        return self.tier.search(words) is not None or self.tier.search(over) is not None

    @kept
    def _title_is_of_other(self) -> bool:
        return is_of_other_matters(self.title) and not is_of_liaison(self.title)

    @kept
    def _introduces_liaison(self) -> bool:
        """Whether the title, or a line that names nobody or introduces others, speaks of liaison."""
        intro = (each.text for each in self.lines if each.is_unspecific or each.text.endswith("："))
        return any(is_of_liaison(words) for words in (self.title, *intro))

    @kept
    def tier(self) -> re.Pattern[str]:
        """Finds the wording for a tier of departments that liaise with all."""
        return re.compile(rf"(?:{'|'.join(self.tier_words)})(?:性)?的?(?:对口)?(?:负责)?联系")


def groups(text: str, offset: int, mentions: Sequence[Mention]) -> tuple[Group, ...]:
    """The mentions of a stretch of text, listed ones together; weak ones only beside strong ones."""
    found: list[list[Mention]] = []
    for mention in mentions:
        if found and _joined(text, offset, found[-1][-1], mention):
            found[-1].append(mention)
        else:
            found.append([mention])
    said = len(text) - sum(mention.length for mention in mentions)
    return tuple(
        Group(tuple(group))
        for group in found
        if not _is_weak(group) or said <= _MOST_SAID_BESIDE_WEAK or _opens_pair(text, offset, group)
    )


def _is_weak(group: list[Mention]) -> bool:
    return group[0].weak and all(mention.weak for mention in group)


def _opens_pair(text: str, offset: int, group: list[Mention]) -> bool:
    """Whether a weak name opens its sentence and is joined to something: 澄北街道与……, 镇卫生院联系……."""
    start, end = group[0].span.start - offset, group[-1].span.end - offset
    opens = text[max(0, start - 1) : start] in {"", "。", "；", "，"}
    return opens and text.startswith(("与", "同", "和", "联系", "对口联系", "分别与"), end)


def _joined(text: str, offset: int, before: Mention, after: Mention) -> bool:
    if (before.kind is Kind.DEPARTMENT) is not (after.kind is Kind.DEPARTMENT):
        return False
    between = text[before.span.end - offset : after.span.start - offset]
    if between == "、":  # as nearly always
        return True
    if Kind.COLLECTIVE in {before.kind, after.kind} and "\t" in between:
        return False  # a cell for the kind of body beside the one for its name
    if _JOINS.fullmatch(between):
        return True
    if after.kind is Kind.DEPARTMENT:
        return any(pattern.fullmatch(between) for pattern in (_TOGETHER, _LEADS, _PARTS_LED))
    return _SPELT_OUT.fullmatch(between) is not None


def state(
    departments: Group,
    organisations: Group | None,
    line: RosterLine,
    *,
    common: bool = False,
    span: Span | None = None,
) -> Statement:
    """The statement that one group liaises with the other, cited with its line, or the span given."""
    named = organisations.mentions if organisations else ()
    collective = any(mention.kind is Kind.COLLECTIVE for mention in named)
    after = line.between(departments.end, departments.end + 8)
    found = _OPEN.match(after)
    open_at = Span(departments.end, departments.end + found.end()) if found else None
    return Statement(
        departments.mentions,
        named,
        span or Span(line.line.start, line.line.end),
        line.line.section,
        common or collective or organisations is None,
        open_at,
        change=_change(departments, organisations, line),
    )


def _change(departments: Group, organisations: Group | None, line: RosterLine) -> Change:
    """What the words right before the names, or the heading over them, do to the link."""
    first = min(departments.start, organisations.start) if organisations else departments.start
    before = line.between(line.line.body_start, first)[-_BEFORE:]
    words, heading = _CLAUSE_END.split(before)[-1], "".join(line.line.headings[-1:])
    if _ENDS.search(words) or _HEADING_ENDS.search(heading):
        return Change.REMOVED
    begins = _BEGINS.search(words) or _HEADING_BEGINS.search(heading)
    return Change.ADDED if begins else Change.STATED


def state_each(
    departments: Group,
    organisations: Group,
    line: RosterLine,
    gap: str,
    *,
    common: bool = False,
    span: Span | None = None,
) -> Iterator[Statement]:
    """One statement, or one for each department where 分别 gives each its own organisation."""
    several = len(departments.mentions)
    if "分别" not in gap or several < 2 or several != len(organisations.mentions):
        yield state(departments, organisations, line, common=common, span=span)
        return
    for department, organisation in zip(departments.mentions, organisations.mentions, strict=True):
        each = state(Group((department,)), Group((organisation,)), line, common=common, span=span)
        yield replace(each, in_turn=True)


def without(lines: Sequence[RosterLine], stated: frozenset[Mention]) -> tuple[RosterLine, ...]:
    """The lines without the mentions that are already explained."""
    return tuple(line if stated.isdisjoint(line.mentions) else _left(line, stated) for line in lines)


def _left(line: RosterLine, stated: frozenset[Mention]) -> RosterLine:
    return RosterLine(line.line, tuple(mention for mention in line.mentions if mention not in stated))
