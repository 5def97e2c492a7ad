"""Does an organisation head each column, with its departments below it?"""

from collections.abc import Iterator

from liaison.core.notices.layout import Layout
from liaison.core.notices.mentions import Kind, Mention
from liaison.core.notices.statements import Block, Group, Statement, state

_LEAST_HEADS = 2


def _read(block: Block) -> Iterator[Statement]:
    head: dict[int, tuple[Mention, ...]] = {}
    for line in block.lines:
        if "\t" not in line.text and (not head or line.lead or line.tail):
            continue
        cells = line.cells
        organisations = {
            column: named for column, named in enumerate(cells) if _are(named, Kind.ORGANISATION)
        }
        if len(organisations) >= _LEAST_HEADS and not any(_are(named, Kind.DEPARTMENT) for named in cells):
            head = organisations
            continue
        if any(_are(named, Kind.ORGANISATION) for named in cells):
            head = {}
        for column, named in enumerate(cells):
            if column in head and _are(named, Kind.DEPARTMENT):
                yield state(Group(named), Group(head[column]), line)


def _are(named: tuple[Mention, ...], kind: Kind) -> bool:
    return bool(named) and all(mention.kind is kind for mention in named)


LAYOUT = Layout("columns", "每列一个党派团体", _read)
