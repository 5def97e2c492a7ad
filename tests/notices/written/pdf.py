"""The text as a PDF with a text layer: glyphs by number, and which characters they are."""

from tests.notices.written.pages import HEIGHT, WIDTH, Sheet, sheets

_FONTS = "<</Font<</F1 3 0 R>>>>"
_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/Plain/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"
)
_OUTLINES = (
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    "/FontDescriptor<</Type/FontDescriptor/FontName/Plain/Flags 4/FontBBox[0 -120 1000 880]"
    "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>"
)


def pdf_of(text: str) -> bytes:
    """The file: one stream a page, ruled lines, and one font whose glyphs name their characters."""
    return pdf_of_sheets(sheets(text))


def pdf_of_sheets(found: list[Sheet]) -> bytes:
    """The file of these pages."""
    glyphs = {
        character: place
        for place, character in enumerate(
            sorted({" ", *(character for sheet in found for word in sheet.words for character in word.text)}),
            start=1,
        )
    }
    kids = " ".join(f"{6 + 2 * page} 0 R" for page in range(len(found)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(found)}/Kids[{kids}]/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources{_FONTS}>>",
        _FONT,
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/Plain/DW 1000/W[{_widths(glyphs)}]{_OUTLINES}>>",
        _stream(_meanings(glyphs)),
    ]
    for page, sheet in enumerate(found):
        objects.append(f"<</Type/Page/Parent 2 0 R/Contents {7 + 2 * page} 0 R>>")
        objects.append(_stream(_drawn(sheet, glyphs)))
    return _file(objects)


def _drawn(sheet: Sheet, glyphs: dict[str, int]) -> str:
    rules = (f"{x} {HEIGHT - y} m {to_x} {HEIGHT - to_y} l S" for x, y, to_x, to_y in sheet.rules)
    words = (
        f"BT /F1 {word.size} Tf 1 0 0 1 {word.x} {HEIGHT - word.y} Tm "
        f"<{''.join(f'{glyphs[character]:04X}' for character in _wide(word.text))}> Tj ET"
        for word in sheet.words
    )
    return "\n".join(["0.5 w", *rules, *words])


def _wide(text: str) -> str:
    """A single glyph gets a space: without the font's outlines it has no extent, and PDFium leaves it out."""
    return text if len(text) > 1 else f"{text} "


def _widths(glyphs: dict[str, int]) -> str:
    return " ".join(f"{place} [500]" for character, place in glyphs.items() if character.isascii())


def _meanings(glyphs: dict[str, int]) -> str:
    said = [f"<{place:04X}> <{character.encode('utf-16-be').hex()}>" for character, place in glyphs.items()]
    parts = [said[start : start + 100] for start in range(0, len(said), 100)]
    body = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Plain def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{body}\nendcmap end end"
    )


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>stream\n{content}\nendstream"


def _file(objects: list[str]) -> bytes:
    written = bytearray(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj{each}endobj\n".encode("latin-1")
    start = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    written += "".join(f"{place:010d} 00000 n \n" for place in places).encode()
    written += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>startxref\n{start}\n%%EOF".encode()
    return bytes(written)
