"""The matrix with an organisation in each row."""

from liaison.exports.catalogue import Asked, Export
from liaison.exports.catalogue.matrix import of_side
from liaison.exports.formats import Document
from liaison.schemes.queries.grid import Side


def build(asked: Asked) -> Document | None:
    """The matrix of the day, organisations down."""
    return of_side(asked, Side.ORGANISATION, "对口联系矩阵（按党派团体）")


EXPORT = Export(
    code="matrix_by_organisation",
    name="对口联系矩阵（按党派团体）",
    about="每行一个党派团体，每列一个部门。Excel 表格改过以后可以传回。",
    formats=("xlsx", "csv", "docx"),
    build=build,
)
