"""Which text comes out of a Word document or a web page, and what is said of files that hold none?"""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from liaison.core.notices.decode import Unreadable
from liaison.schemes.readers import docx, html, read_notice

CORPUS = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus"
DOCUMENTS = sorted(CORPUS.glob("*merged-cells.docx"))
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def document(
    body: str, *, head: str = "", numbering: str = "", parts: Mapping[str, bytes] | None = None
) -> bytes:
    """A Word document of the markup, as small as one can be."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            docx.DOCUMENT,
            f'{head}<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>',
        )
        if numbering:
            package.writestr(docx.NUMBERING, f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>')
        for name, content in (parts or {}).items():
            package.writestr(name, content)
    return stored.getvalue()


def paragraph(*texts: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraph(line) for line in text.split())}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def test_runs_of_a_paragraph_are_one_line() -> None:
    assert docx.text_of(document(paragraph("市教", "育局") + paragraph("市科技局"))) == "市教育局\n市科技局"


def test_merged_cells_are_written_out() -> None:
    both, down = '<w:gridSpan w:val="2"/>', "<w:vMerge/>"
    rows = table(
        cell("安排表", both),
        cell("市教育局", '<w:vMerge w:val="restart"/>') + cell("民盟市委会"),
        cell("", down) + cell("民进市委会"),
    )
    assert docx.text_of(document(rows)).split("\n") == [
        "安排表",
        "市教育局\t民盟市委会",
        "市教育局\t民进市委会",
    ]


def test_a_name_written_downwards_is_put_together() -> None:
    rows = table(cell("民 盟 市 委 会") + cell("市教育局"))
    assert docx.text_of(document(rows)) == "民盟市委会\t市教育局"


def test_a_frame_of_one_cell_is_no_roster() -> None:
    assert docx.text_of(document(table(cell("第一行 第二行")))) == "第一行\n第二行"


def test_what_was_deleted_or_hidden_is_not_read() -> None:
    deleted = "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    deleted += "<w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:t>明</w:t></w:r></w:p>"
    assert docx.text_of(document(deleted + hidden)) == "新\n明"


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('盒中')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent>{both}</mc:AlternateContent>"
    assert docx.text_of(document(f"<w:p><w:r><w:t>正文</w:t></w:r><w:r>{both}</w:r></w:p>")) == "正文\n盒中"


def test_numbers_that_word_counts_by_itself_are_written() -> None:
    kinds = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>'
        "<w:r><w:t>{}</w:t></w:r></w:p>"
    )
    body = numbered.format("目的") + numbered.format("要求")
    assert docx.text_of(document(body, numbering=kinds)) == "一、目的\n二、要求"


def test_entities_are_never_resolved() -> None:
    head = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    with pytest.raises(Unreadable, match="不应出现"):
        docx.text_of(document("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", head=head))


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("通知.docx", COMPOUND + b"\x00" * 64, "wrong_suffix", "只是改名为 .docx"),
        ("通知.doc", COMPOUND + b"\x00" * 64, "old_format", "旧版 Word 文件"),
        ("通知.docx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "encrypted", "密码"),
        ("通知.docx", document(paragraph("市教育局"))[:-40], "damaged", "已损坏"),
        ("通知.docx", b"PK\x03\x04" + b"\x00" * 64, "unknown_format", "内容却不是 Word 文档"),
        ("通知.docx", document("", parts={"padding": b"0" * 9_000_000}), "too_large", "展开后过大"),
        ("通知.pdf", b"%PDF-1.7", "damaged", "PDF"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_what_it_is(
    name: str, content: bytes, code: str, said: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read_notice(name, content)
    assert refused.value.code == code
    assert said in refused.value.message


def test_a_page_is_read_without_its_scripts() -> None:
    body = "<script>bad()</script><p>市教育局<br>市科技局</p>"
    page = f"<html><head><title>x</title></head><body>{body}</body></html>"
    assert html.text_of(page.encode()).split() == ["市教育局", "市科技局"]
    assert html.fits(page.encode()) > 0
    assert html.fits("市教育局联系民盟市委会。".encode()) == 0


def test_cells_of_a_page_reach_as_far_as_they_say() -> None:
    first = "<tr><td rowspan='2'>市教育局</td><td>民盟<br>市委会</td></tr>"
    page = f"<table>{first}<tr><td>民进市委会</td></tr></table>"
    lines = [line for line in html.text_of(page.encode()).split("\n") if line]
    assert lines == ["市教育局\t民盟 市委会", "市教育局\t民进市委会"]


def test_tables_that_hold_a_page_together_are_no_rosters() -> None:
    page = (
        "<table><tr><td>栏目</td><td><table><tr><td>市教育局</td><td>民盟</td></tr></table></td></tr></table>"
    )
    assert [line for line in html.text_of(page.encode()).split("\n") if line] == ["栏目", "市教育局\t民盟"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_is_read_in_its_own_encoding(encoding: str) -> None:
    page = f"<html><head><meta charset='{encoding}'></head><body><p>对口联系的通知</p></body></html>"
    assert html.text_of(page.encode(encoding)).strip() == "对口联系的通知"


@pytest.mark.skipif(not DOCUMENTS, reason="The corpus is not beside the project.")
@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_documents_with_merged_cells_give_every_pair(file: Path) -> None:
    answer = json.loads(file.with_suffix(".json").read_text("utf-8"))
    read = read_notice(file.name, file.read_bytes())
    found = set()
    for fact in read.facts:
        if fact.sort == "link":
            names = [fact.data["organisation"]] if fact.data["organisation"] else fact.data["names"]
            found |= {(fact.data["department"], name) for name in names}
    assert found == {(pair["department"], pair["counterpart"]) for pair in answer["pairs"]}
