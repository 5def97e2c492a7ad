"""Does a line hold nothing but groups of the two sides, by turns?"""

import re
from collections.abc import Iterator
from itertools import pairwise

from liaison.core.notices.mentions import Kind
from liaison.core.notices.relations import ARE, LIAISON_UNITS, REMARK, is_of_liaison, is_of_other_matters
from liaison.core.notices.statements import Block, Group, RosterLine
from liaison.core.values import value

_SENTENCE = re.compile(r"[^。]+。?")
_LONGEST_LABEL = 14  # characters before the colon of a line; more is a sentence
_LEAD = re.compile(
    r"[\W①-⑳]*(?:[^，。：；]{0,14}[:：])?\s*(?:(?:对口)?联系|[与同]|[\u4e00-\u9fff]{2,4}(?=$))?|\d{1,3}\s*"
)


@value(frozen=True, slots=True)
class Couple:
    """Two groups of different sides, the text between them and the text after them."""

    first: Group
    gap: str
    second: Group
    after: str


def paired_groups(line: RosterLine, end: re.Pattern[str]) -> Iterator[Couple]:
    """The couples of sentences made of such pairs and nothing else.

    `end` has to match what stands after each pair.
    """
    if len(line.groups) < 2:
        return
    start = line.line.body_start
    for sentence in _SENTENCE.finditer(line.text):
        stop = line.line.body_start + sentence.end()
        start = _after_announcement(line, start, stop)
        groups = line.groups_in(start, stop)
        if groups and _is_by_turns(groups):
            yield from _pairs(line, groups, end, start, stop)
            start = stop
        elif not groups:
            start = stop


def _after_announcement(line: RosterLine, start: int, stop: int) -> int:
    """Behind the colon of a sentence that announces a list in words: 确定6个部门分别对口联系党派，即：……."""
    words, colon, _ = line.between(start, stop).partition("：")
    if not colon or len(words) <= _LONGEST_LABEL:
        return start
    said = line.between(line.line.body_start, start) + words
    announces = is_of_liaison(said) and not is_of_other_matters(said)
    named = (each.kind for each in line.mentions_in(start, start + len(words)))
    return start + len(words) + 1 if announces and Kind.ORGANISATION not in named else start


def _is_by_turns(groups: list[Group]) -> bool:
    sides = [group.is_departments for group in groups]
    return len(groups) % 2 == 0 and all(first != second for first, second in pairwise(sides))


def _pairs(
    line: RosterLine, groups: list[Group], end: re.Pattern[str], start: int, stop: int
) -> Iterator[Couple]:
    if not _LEAD.fullmatch(line.between(start, groups[0].start)):
        return
    follows = [*(group.start for group in groups[2::2]), stop]
    couples = list(zip(groups[::2], groups[1::2], strict=True))
    found = [
        Couple(first, line.between(first.end, second.start), second, line.between(second.end, after))
        for (first, second), after in zip(couples, follows, strict=True)
    ]
    if all(end.fullmatch(couple.after) for couple in found):
        yield from found


_MOST_TOGETHER = 40  # departments in one merged cell
_HEAD_OF_TABLE = 3
_LABEL = re.compile(r"\W*(?:[^，。：；、]{0,14}[:：])?\s*(?:[与同和]|[\u4e00-\u9fff]{2,4})?|\d{1,3}\W*")
_AFTER = re.compile(
    rf"(?:（续）|等部门|等单位|等)?{REMARK}(?:的?{LIAISON_UNITS}{ARE})?{REMARK}[:：。；;，、\s]*"
)


def under_headings(block: Block, *, departments_first: bool) -> Iterator[tuple[Group, Group, RosterLine]]:
    """Heading group, group under it and its line, where lines of one side stand over lines of the other."""
    heading: Group | None = None
    followed = False
    heads = 0  # organisations that stand alone over each other: the head of a table, its cells in one column
    for line in block.named:
        group = _only_group(line)
        if group is None:
            heading = None
        elif group.is_departments is departments_first:
            goes_on = heading is not None and not followed and departments_first
            heading = _together(heading, group) if heading is not None and goes_on else group
            heads = 1 if followed else heads + 1
            followed = False
        elif heads >= _HEAD_OF_TABLE and not departments_first:
            heading, heads = None, 0
        elif heading is not None and block.is_about_liaison(line):
            followed = True
            yield heading, group, line


def _only_group(line: RosterLine) -> Group | None:
    """The group of a line that names one side and says nothing else; several columns are no heading."""
    groups = line.groups
    if len(groups) != 1:
        return None
    if not groups[0].is_departments and "\t" in line.between(groups[0].start, groups[0].end):
        return None
    if not _LABEL.fullmatch(line.lead) or not _AFTER.fullmatch(line.tail):
        return None
    return groups[0]


def _together(first: Group, second: Group) -> Group:
    return Group((*first.mentions, *second.mentions)[-_MOST_TOGETHER:])
