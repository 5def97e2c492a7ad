"""The text as an OFD document (GB/T 33190): objects with places in millimetres, steps from glyph to glyph."""

import io
import zipfile
from xml.sax.saxutils import escape

from tests.notices.written.pages import HEIGHT, WIDTH, Sheet, Word, sheets

_OFD = "http://www.ofdspec.org/2016"
_MM = 25.4 / 72


def ofd_of(text: str) -> bytes:
    """The file; every second word is turned upside down twice by its matrix, as drivers like to do."""
    return ofd_of_sheets(sheets(text))


def ofd_of_sheets(found: list[Sheet]) -> bytes:
    """The file of these pages."""
    pages = "".join(
        f'<ofd:Page ID="{10 + place}" BaseLoc="Pages/Page_{place}/Content.xml"/>'
        for place in range(len(found))
    )
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "OFD.xml",
            _part(
                "OFD",
                "<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>",
            ),
        )
        package.writestr(
            "Doc_0/Document.xml",
            _part(
                "Document",
                f"<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH * _MM:.3f} {HEIGHT * _MM:.3f}"
                f"</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>{pages}</ofd:Pages>",
            ),
        )
        for place, sheet in enumerate(found):
            package.writestr(f"Doc_0/Pages/Page_{place}/Content.xml", _page(sheet))
    return stored.getvalue()


def _part(name: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:{name} xmlns:ofd="{_OFD}">{inside}</ofd:{name}>'


def _page(sheet: Sheet) -> str:
    objects = [_path(*rule) for rule in sheet.rules]
    objects += [_text(word, scaled=place % 2 == 1) for place, word in enumerate(sheet.words)]
    return _part("Page", f'<ofd:Content><ofd:Layer ID="1">{"".join(objects)}</ofd:Layer></ofd:Content>')


def _path(x: float, y: float, to_x: float, to_y: float) -> str:
    wide, high = (to_x - x) * _MM, (to_y - y) * _MM
    return (
        f'<ofd:PathObject ID="2" Boundary="{x * _MM:.3f} {y * _MM:.3f} {wide:.3f} {high:.3f}">'
        f"<ofd:AbbreviatedData>M 0 0 L {wide:.3f} {high:.3f}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _text(word: Word, *, scaled: bool) -> str:
    """One object; scaled ones have their size in the matrix alone, as some programs write all of them."""
    size, base = word.size * _MM, word.y * _MM
    unit = 1.0 if scaled else size
    steps = " ".join(f"{unit / 2 if character.isascii() else unit:.4f}" for character in word.text[:-1])
    if len(set(word.text)) > 1 and not any(character.isascii() for character in word.text):
        steps = f"g {len(word.text) - 1} {unit:.4f}"
    matrix = f' CTM="{size:.4f} 0 0 {size:.4f} 0 0"' if scaled else ""
    return (
        f'<ofd:TextObject ID="3" Boundary="{word.x * _MM:.3f} {base - size:.3f} 200 {size * 1.2:.3f}"'
        f'{matrix} Font="1" Size="{unit:.4f}"><ofd:TextCode X="0" Y="{unit:.4f}" DeltaX="{steps}">'
        f"{escape(word.text)}</ofd:TextCode></ofd:TextObject>"
    )
