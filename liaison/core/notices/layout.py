"""What is a layout? A way to lay out a roster, that reads what it can of a block."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from liaison.core.notices.statements import Block, Statement


@dataclass(frozen=True, slots=True)
class Layout:
    name: str
    title: str  # in Chinese, for the reviewer
    read: Callable[[Block], Iterable[Statement]]
    one_sided: bool = False  # reads departments that stand without any organisation
    weight: float = 1.0  # below 1 for a layout that sees less of the form
