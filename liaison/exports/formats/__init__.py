"""In which file formats can something be taken along? ONE FILE PER FORMAT; each writes the same document.

To add one, add a module that offers a `FORMAT`.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from liaison.core.registry import offered

Cell = str | int


@dataclass(frozen=True, slots=True)
class Table:
    """A head and rows of as many cells; the first column names the row. Counts stay numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]  # of the columns, in characters


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of its own: its mark (附件1), its title, what stands below it, a table where there is one."""

    name: str  # on the tab of a workbook
    title: str
    mark: str = ""
    notes: tuple[str, ...] = ()  # small, below the title: as of which day, under which number
    lines: tuple[str, ...] = ()
    table: Table | None = None
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What is taken along; `name` becomes the file's, without ending."""

    name: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """One file format: what it is called on the page, its ending, and how a document is written in it."""

    code: str
    name: str
    content_type: str
    write: Callable[[Document], bytes]


def formats() -> dict[str, Format]:
    """Every format there is a module for, by its code, which is the file's ending."""
    return {each.code: each for each in offered(sys.modules[__name__], "FORMAT", Format)}
