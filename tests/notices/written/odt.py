"""The text as an OpenDocument text: lists counted by the program, merged cells, page numbers."""

import io
import zipfile
from itertools import groupby
from xml.sax.saxutils import escape

from tests.notices.written.plan import Paragraph, Piece, Roster, pieces

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style")
)
_LISTS = (
    '<office:automatic-styles><text:list-style style:name="L1"><text:list-level-style-number text:level="1"'
    ' style:num-suffix="、" style:num-format="一, 二, 三, ..."/></text:list-style></office:automatic-styles>'
)


def odt_of(text: str) -> bytes:
    """The file; every heading's number is the program's own."""
    body = "".join(_piece(piece) for piece in pieces(text))
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f"<office:document-content {_SPACES}>{_LISTS}<office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        )
    return stored.getvalue()


def _piece(piece: Piece) -> str:
    if isinstance(piece, Roster):
        return _table(piece)
    paragraph = f"<text:p>{_words(piece.text)}</text:p>"
    return _item(paragraph, piece) if piece.number else paragraph


def _item(paragraph: str, piece: Paragraph) -> str:
    goes_on = ' text:continue-numbering="true"' if piece.number > 1 else ""
    return (
        f'<text:list text:style-name="L1"{goes_on}><text:list-item>{paragraph}</text:list-item></text:list>'
    )


def _words(text: str) -> str:
    runs = (("".join(run), is_space) for is_space, run in groupby(text, key=lambda each: each == " "))
    return "".join(f'<text:s text:c="{len(run)}"/>' if is_space else escape(run) for run, is_space in runs)


def _table(roster: Roster) -> str:
    rows = []
    for row in roster.rows:
        cells = [
            "<table:covered-table-cell/>"
            if place is None
            else f'<table:table-cell table:number-rows-spanned="{place.rows}">'
            f"<text:p>{_words(place.text)}</text:p></table:table-cell>"
            for place in row
        ]
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return f"<table:table>{''.join(rows)}</table:table>"
