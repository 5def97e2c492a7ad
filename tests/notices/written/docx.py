"""The text as a Word document: lists counted by Word, merged cells, changes, a header and page numbers."""

import io
import zipfile
from xml.sax.saxutils import escape

from tests.notices.written.plan import Paragraph, Roster, pieces

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
)
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_MAIN}.numbering+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_MAIN}.footer+xml"/></Types>'
)
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="{}"/></Relationships>'
)


def docx_of(text: str) -> bytes:
    """The file; every heading's number is Word's own, and each third paragraph was changed."""
    body = "".join(
        _table(piece) if isinstance(piece, Roster) else _paragraph(piece, changed=place % 3 == 0)
        for place, piece in enumerate(pieces(text))
    )
    lists = max((piece.list for piece in pieces(text) if isinstance(piece, Paragraph)), default=0)
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _LINKS.format(f'{_LINK}/officeDocument" Target="word/document.xml'))
        package.writestr(
            "word/_rels/document.xml.rels", _LINKS.format(f'{_LINK}/numbering" Target="numbering.xml')
        )
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        package.writestr(
            "word/numbering.xml", f'<w:numbering xmlns:w="{W}">{_KIND}{_lists(lists)}</w:numbering>'
        )
        package.writestr("word/footer1.xml", f'<w:ftr xmlns:w="{W}"><w:p>{_FIELD}</w:p></w:ftr>')
    return stored.getvalue()


def _lists(count: int) -> str:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return "".join(
        f'<w:num w:numId="{each}"><w:abstractNumId w:val="0"/>{start}</w:num>' for each in range(1, count + 1)
    )


def _paragraph(piece: Paragraph, *, changed: bool) -> str:
    number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{piece.list}"/></w:numPr>' if piece.number else ""
    middle = len(piece.text) // 2
    runs = _run(piece.text[:middle])
    if changed and piece.text.strip():
        runs += "<w:del><w:r><w:delText>市教育局联系民进市委会</w:delText></w:r></w:del>"
        runs += f"<w:ins>{_run(piece.text[middle:])}</w:ins>"
    else:
        runs += _run(piece.text[middle:])
    return f"<w:p><w:pPr>{number}</w:pPr>{runs}</w:p>"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _table(roster: Roster) -> str:
    rows = []
    for row in roster.rows:
        cells = []
        for place in row:
            merged = "<w:vMerge/>" if place is None else '<w:vMerge w:val="restart"/>' * (place.rows > 1)
            text = "" if place is None else place.text
            cells.append(f"<w:tc><w:tcPr>{merged}</w:tcPr><w:p>{_run(text)}</w:p></w:tc>")
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(rows)}</w:tbl>"
