"""How does a document look as a workbook? A sheet each, heads that stay in sight and repeat in print."""

import io
from typing import Any

import xlsxwriter

from liaison.exports.formats import Document, Format, Sheet, Table

A3, A4 = 8, 9  # paper, in the numbers of workbooks
_WIDE = 12  # columns, from which on the sheet is printed on A3
_FONT = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "text_wrap": True}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"font_name": "宋体", "font_size": 16, "bold": True, "align": "center", "valign": "vcenter"},
    "note": {"font_name": "宋体", "font_size": 10, "font_color": "#475A61"},
    "head": {**_FONT, "bold": True, "align": "center", "border": 1, "bg_color": "#E2EEF0"},
    "name": {**_FONT, "border": 1},
    "cell": {**_FONT, "border": 1, "align": "center"},
    "line": {**_FONT},
}
_LINE_WIDTH = 90


def write(document: Document) -> bytes:
    """The workbook. Texts stay texts: nothing in them is taken for a formula or an address."""
    file = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, plain) as workbook:
        styles = {name: workbook.add_format(style) for name, style in _STYLES.items()}
        for sheet in document.sheets:
            _add(workbook, sheet, styles)
    return file.getvalue()


def _add(workbook: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    page = workbook.add_worksheet(sheet.name[:31])
    last = len(sheet.table.head) - 1 if sheet.table else 0
    page.merge_range(0, 0, 0, last, sheet.title, styles["title"]) if last else page.write(
        0, 0, sheet.title, styles["title"]
    )
    page.set_row(0, 30)
    row = 1
    for note in sheet.notes:
        page.write_string(row, 0, note, styles["note"])
        row += 1
    for line in sheet.lines:
        page.write_string(row, 0, line, styles["line"])
        row += 1
    if sheet.table:
        _add_table(page, sheet.table, row, styles)
    else:
        page.set_column(0, 0, _LINE_WIDTH)
    _set_page(page, sheet)


def _add_table(page: Any, table: Table, top: int, styles: dict[str, Any]) -> None:
    page.write_row(top, 0, table.head, styles["head"])
    for place, row in enumerate(table.rows, start=top + 1):
        for column, cell in enumerate(row):
            page.write(place, column, cell, styles["cell" if column else "name"])
    for column, width in enumerate(table.widths):
        page.set_column(column, column, width)
    page.freeze_panes(top + 1, 1)
    page.repeat_rows(top)
    page.repeat_columns(0)


def _set_page(page: Any, sheet: Sheet) -> None:
    wide = sheet.table is not None and len(sheet.table.head) > _WIDE
    page.set_paper(A3 if wide else A4)
    if sheet.landscape:
        page.set_landscape()
    page.fit_to_pages(1, 0)  # one sheet across, as many down as it takes
    page.set_footer("&C— &P —")


FORMAT = Format(
    code="xlsx",
    name="Excel",
    content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write=write,
)
