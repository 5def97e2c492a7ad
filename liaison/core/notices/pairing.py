"""Does a line hold nothing but groups of the two sides, by turns?"""

import re
from collections.abc import Iterator
from itertools import pairwise

from liaison.core.notices.statements import Block, Group, RosterLine

_LEAD = re.compile(r"\W*(?:[^，。：；]{0,12}[:：])?\s*(?:[\u4e00-\u9fff]{2,4}(?=$))?|\d{1,3}\s*")


def paired_groups(line: RosterLine, end: re.Pattern[str]) -> Iterator[tuple[Group, str, Group]]:
    """First group, the text between, second group, for a line that is made of such pairs and nothing else.

    `end` has to match what stands after each pair.
    """
    groups = line.groups
    if len(groups) < 2 or len(groups) % 2 or not _LEAD.fullmatch(line.lead):
        return
    sides = [group.is_departments for group in groups]
    if any(first == second for first, second in pairwise(sides)):
        return
    afters = [
        *(line.between(a.end, b.start) for a, b in zip(groups[1::2], groups[2::2], strict=False)),
        line.tail,
    ]
    if not all(end.fullmatch(after) for after in afters):
        return
    for first, second in zip(groups[::2], groups[1::2], strict=True):
        yield first, line.between(first.end, second.start), second


_LABEL = re.compile(r"\W*(?:[^，。：；、]{0,14}[:：])?\s*(?:[\u4e00-\u9fff]{2,4})?|\d{1,3}\W*")
_AFTER = re.compile(r"(?:（续）|等部门|等单位|等)?(?:的?(?:对口)?联系(?:单位|部门))?[:：。；;，、\s]*")


def under_headings(block: Block, *, departments_first: bool) -> Iterator[tuple[Group, Group, RosterLine]]:
    """Heading group, group under it and its line, where lines of one side stand over lines of the other."""
    heading: Group | None = None
    followed = False
    for line in block.lines:
        group = _only_group(line)
        if group is None:
            heading = None if line.mentions else heading
        elif group.is_departments is departments_first:
            heading = _together(heading, group) if heading and not followed and departments_first else group
            followed = False
        elif heading is not None and block.is_about_liaison(line):
            followed = True
            yield heading, group, line


def _only_group(line: RosterLine) -> Group | None:
    """The group of a line that names one side and says nothing else."""
    groups = line.groups
    if len(groups) != 1 or not _LABEL.fullmatch(line.lead) or not _AFTER.fullmatch(line.tail):
        return None
    return groups[0]


def _together(first: Group, second: Group) -> Group:
    return Group((*first.mentions, *second.mentions))
