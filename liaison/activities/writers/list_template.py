"""How does the workbook look in which an office writes many activities down? With its own names to choose."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.core.activities.lines import columns

LINES = 300  # prepared for choosing; more can be written below
_CHOICES = "选项"
_WIDTHS = {"on": 13, "kind": 16, "hosts": 24, "guests": 34, "what": 36, "place": 20}
_WIDTH = 14
_HOW = (
    "一行一项活动。日期可写 2026-3-5、3月5日、3月5日至7日；类型、单位可以从下拉框选，几个单位用顿号分开。"
    "主办单位留空为本单位；内容留空时写作“类型（对方单位）”。其余各列可以空着或者删去。"
)
_FONT = {"font_name": "宋体", "font_size": 11, "text_wrap": True, "valign": "vcenter"}


def write(*, title: str, counterparts: Sequence[str], units: Sequence[str]) -> bytes:
    """The workbook; the counterparts come first among the units to choose from."""
    file = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, plain) as workbook:
        page, choices = workbook.add_worksheet("活动"), workbook.add_worksheet(_CHOICES)
        first = _write_lines(workbook, page, title)
        kinds = [kind.name for kind in ACTIVITY_KINDS.values()]
        named = list(dict.fromkeys([*counterparts, *units]))
        _choose(page, choices, column=0, of="kind", values=kinds, first=first)
        for column, of in ((1, "hosts"), (2, "guests")):
            _choose(page, choices, column=column, of=of, values=named, first=first)
        choices.hide()
    return file.getvalue()


def _write_lines(workbook: Any, page: Any, title: str) -> int:
    """The head and empty lines; the number of the first line."""
    large = workbook.add_format({"font_name": "宋体", "font_size": 16, "bold": True})
    head = workbook.add_format({**_FONT, "bold": True, "border": 1, "bg_color": "#E2EEF0"})
    text = workbook.add_format({**_FONT, "num_format": "@"})  # so that 3.10 stays what was typed
    page.write_string(0, 0, title, large)
    page.merge_range(1, 0, 1, 5, _HOW, workbook.add_format({**_FONT, "font_color": "#475A61"}))
    page.set_row(1, 48)
    for place, (code, name) in enumerate(columns().items()):
        page.set_column(place, place, _WIDTHS.get(code, _WIDTH), text)
        page.write_string(2, place, name, head)
    page.freeze_panes(3, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(2)
    return 3


def _choose(page: Any, choices: Any, *, column: int, of: str, values: Sequence[str], first: int) -> None:
    """Values to choose from; others may be written, too, since several units can stand in one cell."""
    choices.write_column(0, column, values)
    if not values:
        return
    place, letter = list(columns()).index(of), "ABC"[column]
    source = f"={_CHOICES}!${letter}$1:${letter}${len(values)}"
    rule = {"validate": "list", "source": source, "show_error": False}
    page.data_validation(first, place, first + LINES, place, rule)
