"""Are departments named for all organisations, without naming these? 共同联系单位：市发改委、市财政局."""

import re
from collections.abc import Iterator, Sequence

from liaison.core.notices.layout import Layout
from liaison.core.notices.statements import Block, Group, RosterLine, Statement, state

_AS = re.compile(r"(?:等\S{0,4}?(?:部门|单位))?(?:作为|为|是|负责|实行|承担|均为|列为)?[^。；，]{0,6}")
_END = re.compile(r"(?:等\S{0,4}?(?:部门|单位)?)?[。；，、\s）)]*")


def _read(block: Block) -> Iterator[Statement]:
    for line in block.named:
        groups = _of_first_sentence(line)
        if groups and all(group.is_departments for group in groups) and _is_tier(block, line):
            for group in groups:
                yield state(group, None, line, common=True)


def _of_first_sentence(line: RosterLine) -> Sequence[Group]:
    """The groups of a list that ends before another sentence begins: 全面联系单位：……。负责联系……."""
    end = line.text.find("。")
    start = line.line.body_start
    return line.groups if end < 0 else line.groups_in(start, start + end)


def _is_tier(block: Block, line: RosterLine) -> bool:
    """The wording stands before the names, after them, or in the heading over them."""
    if block.tier.search(line.lead) or (block.tier.search(line.tail) and _AS.match(line.tail)):
        return True
    over = "".join(line.line.headings[-1:])
    return block.tier.search(over) is not None and _END.fullmatch(line.tail) is not None


LAYOUT = Layout("tier", "共同联系的部门", _read, one_sided=True, weight=0.8)
