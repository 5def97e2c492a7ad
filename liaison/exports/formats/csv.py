"""How does a table look as a plain file that any program opens? Commas, and a mark that says UTF-8."""

import csv
import io

from liaison.exports.formats import Cell, Document, Format

# Excel takes a file without this mark for GBK, and shows Chinese as nonsense.
MARK = "\ufeff"
# A cell that begins so would be worked out as a formula by whoever opens the file.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(document: Document) -> bytes:
    """The tables of the document one below the other, heads first, an empty line between."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for place, sheet in enumerate(sheet for sheet in document.sheets if sheet.table):
        if place:
            writer.writerow([])
        assert sheet.table is not None  # noqa: S101 - filtered above
        writer.writerow([_harmless(cell) for cell in sheet.table.head])
        writer.writerows([_harmless(cell) for cell in row] for row in sheet.table.rows)
    return (MARK + text.getvalue()).encode()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


FORMAT = Format(code="csv", name="CSV", content_type="text/csv; charset=utf-8", write=write)
