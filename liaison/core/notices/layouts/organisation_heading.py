"""Does an organisation stand over the lines of its departments? 民革总支 / 牵头单位：司法局 / 联系单位：…"""

from collections.abc import Iterator

from liaison.core.notices.layout import Layout
from liaison.core.notices.pairing import under_headings
from liaison.core.notices.statements import Block, Statement, state


def _read(block: Block) -> Iterator[Statement]:
    for heading, group, line in under_headings(block, departments_first=False):
        yield state(group, heading, line)


LAYOUT = Layout("organisation_heading", "党派团体作标题，部门列在其下", _read)
