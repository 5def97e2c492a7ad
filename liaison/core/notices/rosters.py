"""Which layout fits a block of lines best, and what does it say?"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from liaison.core.notices import layouts
from liaison.core.notices.layout import Layout
from liaison.core.notices.mentions import Kind, Mention
from liaison.core.notices.statements import Block, Statement, without
from liaison.core.registry import offered
from liaison.core.values import value


@value(frozen=True, slots=True)
class Reading:
    """What one layout said about a block, and how well it fits (0 to 1)."""

    layout: Layout
    statements: tuple[Statement, ...]
    fit: float


def read_block(block: Block) -> tuple[Reading, ...]:
    """The readings that together explain the block, best first."""
    readings: list[Reading] = []
    left = block
    while fitting := _fitting(left):
        best = _best(fitting, left)
        if best is None:
            break
        readings.append(best)
        left = replace(left, lines=without(left.lines, _explained(best.statements)))
    return tuple(readings)


@cache
def all_layouts() -> tuple[Layout, ...]:
    """Every layout there is, by how well it can fit at most, then in the order of the modules' names."""
    return tuple(sorted(offered(layouts, "LAYOUT", Layout), key=lambda layout: -layout.weight))


def _best(fitting: Sequence[Layout], block: Block) -> Reading | None:
    """The reading that fits best, the first of equals; None where no layout says anything."""
    best: Reading | None = None
    for layout in fitting:
        if best is not None and layout.weight <= best.fit:
            break  # neither this one nor those behind it can fit better
        statements = tuple(layout.read(block))
        if not statements:
            continue
        explained = sum(mention.length for mention in _explained(statements))
        fit = layout.weight * explained / block.length_of_names
        if best is None or fit > best.fit:
            best = Reading(layout, statements, fit)
    return best


def _fitting(block: Block) -> tuple[Layout, ...]:
    """The layouts that can say anything: none without departments, few where these stand alone."""
    kinds = {mention.kind for line in block.named for mention in line.mentions}
    if Kind.DEPARTMENT not in kinds:
        return ()
    return all_layouts() if len(kinds) > 1 else tuple(each for each in all_layouts() if each.one_sided)


def _explained(statements: Sequence[Statement]) -> frozenset[Mention]:
    found: set[Mention] = set()
    for statement in statements:
        found.update(statement.departments, statement.organisations)
    return frozenset(found)
