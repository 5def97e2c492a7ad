"""What does a workbook, or a table set apart by commas, say row by row?"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import openpyxl
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from liaison import vocabulary
from liaison.core.characters import keepable
from liaison.core.notices.decode import Unreadable, decode
from liaison.core.schemes.returned import Returned, read_matrix
from liaison.schemes.readers import Extracted, FileReader

Rows = list[list[str]]

ROWS, COLUMNS = 2000, 200  # more than any place has departments and organisations
_ENTRIES, _UNPACKED, _RATIO = 500, 60_000_000, 200  # of the package: files, bytes, swelling
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# What the libraries say of a broken package; openpyxl lets through whatever its parts run into.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, DefusedXmlException, SyntaxError, LookupError,
    ValueError, TypeError, AttributeError, OSError, EOFError, RuntimeError,
)  # fmt: skip
_NO_TABLE = "这不是 .xlsx 或 .csv 表格。旧的 .xls 文件请先另存为 .xlsx。"
_DAMAGED = "表格打不开，可能已损坏或加了密码。请用 Excel 或 WPS 重新另存为 .xlsx 后再传。"


def fits(content: bytes) -> int:
    """2 for a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return 2 if "xl/workbook.xml" in package.namelist() else 0
    except _BROKEN:
        return 0


def rows_of(content: bytes) -> Rows:
    """The rows of the first sheet, merged cells filled; of a text, its lines. Raises Unreadable."""
    if fits(content):
        return _rows_of_workbook(content)
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise Unreadable("unknown_format", _NO_TABLE)
    text = _decoded(content).lstrip("\ufeff")
    separator = "\t" if text.count("\t") > text.count(",") else ","
    try:
        return _limited(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error:
        raise Unreadable("damaged", _DAMAGED) from None


def _decoded(content: bytes) -> str:
    """The text of a plain table; what is no text is said to be no table, not to be no notice."""
    try:
        return decode(content)
    except Unreadable as unreadable:
        if unreadable.code == "binary":
            raise Unreadable("unknown_format", _NO_TABLE) from None
        raise


def extract(content: bytes) -> Extracted:
    """The first sheet as lines, cells set apart by tabs: a roster that a layout may read."""
    return Extracted("\n".join("\t".join(row) for row in rows_of(content)))


def matrix_of(content: bytes) -> Returned | None:
    """The table as a matrix that comes back; None where no row names the units. Raises Unreadable."""
    return read_matrix(rows_of(content), vocabulary.load())


def is_matrix(name: str, content: bytes) -> bool:
    """Whether it is a table of marks, and no notice."""
    if not (fits(content) or name.lower().endswith(".csv")):
        return False
    try:
        returned = matrix_of(content)
    except Unreadable:
        return False
    return returned is not None and bool(returned.marked)


def _rows_of_workbook(content: bytes) -> Rows:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _guard(package)
        workbook = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        page: Any = workbook.worksheets[0]
        rows = _limited(
            [_written(cell) for cell in row]
            for row in page.iter_rows(max_row=ROWS + 1, max_col=COLUMNS, values_only=True)
        )
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _filled(rows, package, page._worksheet_path)
    except _BROKEN:
        raise Unreadable("damaged", _DAMAGED) from None


def _guard(package: zipfile.ZipFile) -> None:
    """A package that unpacks to far more than it looks like is not opened."""
    entries = package.infolist()
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > _ENTRIES or size > _UNPACKED or size > packed * _RATIO:
        raise Unreadable("too_large", "表格展开后过大，不像是一份对口联系矩阵，请只保留矩阵这一张表。")


def _limited(found: Any) -> Rows:
    rows: Rows = []
    for row in found:
        if len(rows) >= ROWS:
            raise Unreadable("too_large", "表格超过 %(most)s 行，请只保留矩阵部分。", most=ROWS)
        rows.append(_without_tail([keepable(str(cell)) for cell in row[:COLUMNS]]))
    while rows and not rows[-1]:
        rows.pop()
    if not rows:
        raise Unreadable("empty", "表格是空的，请确认选对了文件，矩阵应在第一张表。")
    return rows


def _without_tail(row: list[str]) -> list[str]:
    while row and not row[-1].strip():
        row.pop()
    return row


def _written(value: Any) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _filled(rows: Rows, package: zipfile.ZipFile, path: str) -> Rows:
    """What stands in a merged cell stands in every cell that it covers."""
    for top, left, bottom, right in _merged(package, path):
        if top > len(rows) or left > len(rows[top - 1]):
            continue
        value = rows[top - 1][left - 1]
        for row in rows[top - 1 : bottom]:
            row.extend([""] * (min(right, COLUMNS) - len(row)))
            row[left - 1 : right] = [value] * (min(right, COLUMNS) - left + 1)
    return rows


def _merged(package: zipfile.ZipFile, path: str) -> Iterator[tuple[int, int, int, int]]:
    """Top, left, bottom and right of each merged range, from 1; reading rows one by one passes them by."""
    from openpyxl.utils.cell import range_boundaries

    with package.open(path.lstrip("/")) as sheet:
        for _event, element in ElementTree.iterparse(sheet):
            if element.tag == f"{_MAIN}mergeCell":
                left, top, right, bottom = range_boundaries(element.get("ref", ""))
                if left and top and right and bottom:
                    yield top, left, bottom, right
            elif element.tag == f"{_MAIN}row":
                element.clear()


READER = FileReader(
    name="工作簿",
    suffixes=(".xlsx",),
    content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    fits=fits,
    extract=extract,
)
