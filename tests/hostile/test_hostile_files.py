"""What is said of a file that was made to do harm? Always a sentence that says what to do."""

import io
import random
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from liaison.core.notices.decode import Unreadable
from liaison.files.readers.pictures import preview_of
from liaison.isolation import Pool
from liaison.read.opening import content_of
from liaison.schemes.readers import read_notice, workbook
from tests.hostile.damage import damaged
from tests.hostile.fuzz import UNFORESEEN, outcome_of
from tests.hostile.seeds import TEXT, packed, seeds
from tests.notices.written.docx import docx_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise("abcdefghi"))
    + "]>"
)
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ROW = f"<w:tr>{'<w:tc/>' * 100}</w:tr>"
OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.fixture(scope="module")
def readers() -> Iterator[Pool]:
    found = Pool()
    yield found
    found.close()


def word(body: str, head: str = "") -> bytes:
    document = f"{head}<w:document {W}><w:body>{body}</w:body></w:document>"
    return packed(**{"word/document__xml": document.encode()})


def tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth


def deep(tag: str, depth: int, inside: str = "") -> str:
    return f"<w:{tag}>" * depth + inside + f"</w:{tag}>" * depth


def big_workbook(rows: int) -> bytes:
    cells = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, rows + 1))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/package/2006"
    return packed(
        **{
            "[Content_Types]__xml": (
                f'<Types xmlns="{kinds}/content-types"><Override PartName="/xl/workbook.xml" ContentType='
                '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
            ).encode(),
            "xl/workbook__xml": (
                f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets><sheet name="a" sheetId="1" r:id="r1"/>'
                "</sheets></workbook>"
            ).encode(),
            "xl/_rels/workbook__xml__rels": (
                f'<Relationships xmlns="{kinds}/relationships"><Relationship Id="r1" '
                f'Type="{links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
            ).encode(),
            "xl/worksheets/sheet1__xml": (
                f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
            ).encode(),
        }
    )


def locked() -> bytes:
    content = bytearray(docx_of(TEXT))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 4)
    return bytes(content)


def pdf_of_pages(count: int) -> bytes:
    kids = " ".join(f"{number} 0 R" for number in range(3, count + 3))
    pages = "".join(f"{number} 0 obj<</Type/Page/Parent 2 0 R>>endobj\n" for number in range(3, count + 3))
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        f"2 0 obj<</Type/Pages/Count {count}/MediaBox[0 0 9 9]/Kids[{kids}]>>endobj\n{pages}"
        "trailer<</Root 1 0 R>>\n%%EOF"
    ).encode()


HOSTILE = {
    "empty": ("通知.txt", b""),
    "nothing but spaces": ("通知.txt", b" \n" * 500),
    "one line of 10 MB": ("通知.txt", "市教育局联系民盟市委会、".encode() * 280_000),
    "truncated": ("通知.docx", docx_of(TEXT)[:700]),
    "encrypted": ("通知.docx", locked()),
    "password of Office": ("通知.docx", COMPOUND + "EncryptedPackage".encode("utf-16-le")),
    "zip bomb": ("通知.docx", packed(**{"word/document__xml": b" " * 40_000_000})),
    "entity bomb": ("通知.docx", word("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", BOMB)),
    "entity from outside": ("通知.docx", word("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", OUTSIDE)),
    "nested deep": ("通知.docx", word(deep("sdt", 30_000))),
    "tables in tables": ("通知.docx", word(tables(200))),
    "a million cells": ("通知.docx", word(f"<w:tbl>{ROW * 10_000}</w:tbl>")),
    "wide beyond measure": ("通知.html", b"<table><tr><td colspan=9999 rowspan=9999>x</table>" * 400),
    "a page nested deep": ("通知.html", b"<div>" * 100_000 + TEXT.encode()),
    "tables of a page in tables": ("通知.html", b"<table><tr><td>" * 3_000 + TEXT.encode()),
    "5000 pages": ("通知.pdf", pdf_of_pages(5_000)),
    "scan without text": ("通知.pdf", pdf_of_pages(3)),
    "picture of a notice": ("通知.docx", seeds()["png"]),
    "program": ("通知.docx", b"MZ\x90\x00" + b"\x00" * 900),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_the_answer_is_a_sentence_or_a_draft(readers: Pool, case: str) -> None:
    name, content = HOSTILE[case]
    try:
        read = readers.call(read_notice, name, content)
    except Unreadable as unreadable:
        said = unreadable.message
    else:
        said = f"{read.text[:100]}。"
    assert "root:" not in said
    assert said.endswith("。")
    assert not any(word in said for word in ("Error", "Exception", "None", "Traceback"))


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("empty", "empty"),
        ("truncated", "damaged"),
        ("encrypted", "encrypted"),
        ("password of Office", "encrypted"),
        ("zip bomb", "too_large"),
        ("entity bomb", "damaged"),
        ("entity from outside", "damaged"),
        ("a million cells", "too_large"),
        ("5000 pages", "too_large"),
        ("scan without text", "no_text"),
        ("picture of a notice", "unknown_format"),
    ],
)
def test_what_is_known_is_called_by_its_name(readers: Pool, case: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        readers.call(read_notice, *HOSTILE[case])
    assert refused.value.code == code


def test_a_sheet_of_a_million_cells_is_refused(readers: Pool) -> None:
    with pytest.raises(Unreadable) as refused:
        readers.call(workbook.rows_of, big_workbook(100_000))
    assert refused.value.code == "too_large"


def test_a_picture_bomb_is_refused(readers: Pool) -> None:
    stored = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(stored, "PNG")
    with pytest.raises(Unreadable) as refused:
        readers.call(preview_of, stored.getvalue())
    assert refused.value.code == "too_large"


def test_a_package_that_points_outside_writes_nothing(readers: Pool, tmp_path: Path) -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as package:
        package.writestr("../../../../tmp/liaison-escaped.txt", TEXT)
    with pytest.raises(Unreadable):
        readers.call(read_notice, "通知.docx", stored.getvalue())
    assert not Path("/tmp/liaison-escaped.txt").exists()  # noqa: S108 - must not be there


def test_a_file_of_200_mb_is_not_even_opened(tmp_path: Path) -> None:
    file = tmp_path / "通知.txt"
    with file.open("wb") as written:
        written.truncate(200_000_000)
    with pytest.raises(Unreadable) as refused:
        content_of(file)
    assert refused.value.code == "too_large"


@pytest.mark.parametrize("number", range(60))
def test_a_damaged_file_gets_an_answer(readers: Pool, number: int) -> None:
    """A few of those of `make fuzz`, the same every time."""
    sound = seeds()
    kind = sorted(sound)[number % len(sound)]
    chance = random.Random(f"test-{number}")  # noqa: S311 - to be repeated
    assert outcome_of(readers, kind, damaged(sound[kind], chance)) not in UNFORESEEN
