"""Are files of other formats read as the same text, and refused with what to do where they cannot be?"""

import io
import zipfile
from pathlib import Path

import pytest

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.draft import pairs
from liaison.read import read_file

ODT_KIND = "application/vnd.oasis.opendocument.text"
ODT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>
<text:p>澄江市政府部门对口联系民主党派名单</text:p>
<table:table><table:table-row><table:table-cell><text:p>党派</text:p></table:table-cell>
<table:table-cell><text:p>对口联系部门</text:p></table:table-cell></table:table-row>
<table:table-row>
<table:table-cell table:number-rows-spanned="2"><text:p>民盟市委会</text:p></table:table-cell>
<table:table-cell><text:p>市教育局</text:p></table:table-cell></table:table-row>
<table:table-row><table:covered-table-cell/><table:table-cell><text:p>市科技局</text:p></table:table-cell>
</table:table-row></table:table></office:text></office:body></office:document-content>"""


def packed(*parts: tuple[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts:
            package.writestr(name, content)
    return stream.getvalue()


def test_an_opendocument_table_is_read_with_its_merged_cells(tmp_path: Path) -> None:
    file = tmp_path / "名单.odt"
    file.write_bytes(packed(("mimetype", ODT_KIND), ("content.xml", ODT)))
    found = [(pair.department, pair.counterpart) for pair in pairs(read_file(file))]
    assert found == [("市教育局", "民盟"), ("市科技局", "民盟")]


def test_a_page_is_read_though_it_is_called_text(tmp_path: Path) -> None:
    file = tmp_path / "名单.txt"
    file.write_text(
        "<p>对口联系名单</p><table><tr><td>民盟市委会</td><td>市教育局</td></tr></table>", "utf-8"
    )
    assert "民盟市委会\t市教育局" in read_file(file).text


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("通知.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old_format", ".docx"),
        ("通知.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old_format", ".wps"),
        ("通知.ofd", packed(("OFD.xml", "<OFD/>")), "no_text", "OFD"),
        ("通知.pdf", b"%PDF-1.7", "damaged", "PDF"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    name: str, content: bytes, code: str, said: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        read_file(file)
    assert refused.value.code == code
    assert said in refused.value.message
