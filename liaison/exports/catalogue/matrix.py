"""The matrix with a department in each row."""

from liaison.exports.catalogue import Asked, Export
from liaison.exports.formats import Document
from liaison.exports.sheets import matrix_sheet
from liaison.schemes.models import SchemeVersion
from liaison.schemes.queries.grid import Side
from liaison.schemes.queries.matrix import matrix


def build(asked: Asked) -> Document | None:
    """The matrix of the day; it can be changed and sent back as a workbook."""
    return of_side(asked, Side.DEPARTMENT, "对口联系矩阵")


def of_side(asked: Asked, by: Side, name: str) -> Document | None:
    """The matrix of the day from that side."""
    found = matrix(asked.place.pk, on=asked.on)
    if found is None:
        return None
    notes = (f"截至 {asked.on:%Y-%m-%d}", f"依据：{in_words(found.version)}")
    sheet = matrix_sheet(found, place=asked.place.name, by=by, notes=notes)
    return Document(f"{asked.place.name}{name}（{asked.on:%Y-%m-%d}）", (sheet,))


def in_words(version: SchemeVersion) -> str:
    """The version with the number of its notices."""
    numbers = "、".join(notice.number for notice in version.notices.all() if notice.number)
    return f"{version.title}（{numbers}）" if numbers else version.title


EXPORT = Export(
    code="matrix",
    name="对口联系矩阵（按部门）",
    about="每行一个部门，每列一个党派团体。Excel 表格改过以后可以传回。",
    formats=("xlsx", "csv", "docx"),
    build=build,
)
