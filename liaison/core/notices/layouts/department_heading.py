"""Does a department stand over the lines of its organisations? Also a table with one cell on each line."""

from collections.abc import Iterator

from liaison.core.notices.draft import Span
from liaison.core.notices.layout import Layout
from liaison.core.notices.pairing import under_headings
from liaison.core.notices.statements import Block, Statement, state


def _read(block: Block) -> Iterator[Statement]:
    for heading, group, line in under_headings(block, departments_first=True):
        span = Span(min(heading.start, line.line.start), line.line.end)  # the department is named above
        yield state(heading, group, line, span=span)


LAYOUT = Layout("department_heading", "部门作标题，党派团体列在其下", _read)
