"""Is everything that Word shows read, and nothing that it does not show?"""

import pytest

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.limits import DEEPEST_TABLE
from liaison.schemes.readers import docx, read_notice
from tests.schemes.test_readers import W, cell, document, paragraph, table

LEVEL = (
    '<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{how}"/>'
    '<w:lvlText w:val="{text}"/>{more}</w:lvl>'
)
KINDS = (
    '<w:abstractNum w:abstractNumId="0">'
    + LEVEL.format(depth=0, how="chineseCounting", text="%1、", more="")
    + LEVEL.format(depth=1, how="chineseCounting", text="（%2）", more="")
    + LEVEL.format(depth=2, how="decimal", text="%1.%3", more="<w:isLgl/>")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def numbered(text: str, depth: int = 0, name: int = 1) -> str:
    numbers = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>'
    return f"<w:p><w:pPr>{numbers}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def lines(body: str, parts: dict[str, bytes] | None = None) -> list[str]:
    return docx.text_of(document(body, parts=parts)).split("\n")


def test_deeper_lists_begin_anew_below_each_heading_and_may_count_in_digits() -> None:
    body = numbered("目的") + numbered("走访", 1) + numbered("座谈", 1) + numbered("要求")
    body += numbered("报送", 1) + numbered("期限", 2)
    found = docx.text_of(document(body, numbering=KINDS)).split("\n")
    assert found == ["一、目的", "（一）走访", "（二）座谈", "二、要求", "（一）报送", "2.1 期限"]


def test_a_list_that_is_told_to_begin_anew_does_so_once() -> None:
    body = numbered("甲") + numbered("乙") + numbered("丙", name=2) + numbered("丁", name=2)
    found = docx.text_of(document(body, numbering=KINDS)).split("\n")
    assert found == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_numbers_of_a_style_are_written() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="H"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H"/></w:style></w:styles>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="H2"/></w:pPr><w:r><w:t>目的</w:t></w:r></w:p>'
    found = docx.text_of(document(body, numbering=KINDS, parts={"word/styles.xml": styles.encode()}))
    assert found == "一、目的"


def test_a_column_of_numbers_that_word_counts_is_filled() -> None:
    counted = "<w:tc><w:tcPr/>" + numbered("") + "</w:tc>"
    rows = table(counted + cell("民盟市委会"), counted + cell("民进市委会"))
    found = docx.text_of(document(rows, numbering=KINDS)).split("\n")
    assert found == ["一、\t民盟市委会", "二、\t民进市委会"]


def test_a_roster_in_a_cell_is_a_roster_and_a_list_in_a_cell_is_a_cell() -> None:
    inner = table(cell("民盟市委会") + cell("市教育局"), cell("民进市委会") + cell("市文旅局"))
    assert lines(table(f"<w:tc><w:tcPr/>{inner}{paragraph('')}</w:tc>" + cell("备注")))[:2] == [
        "民盟市委会\t市教育局",
        "民进市委会\t市文旅局",
    ]
    listed = table(cell("市教育局"), cell("市科技局"))
    assert lines(table(cell("民盟市委会") + f"<w:tc><w:tcPr/>{listed}</w:tc>")) == [
        "民盟市委会\t市教育局 市科技局"
    ]


def test_cells_merged_in_the_old_way_are_one() -> None:
    both = cell("安排", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>") + cell("备注")
    row = cell("民盟市委会") + cell("市教育局") + cell("无")
    assert lines(table(both, row)) == ["安排\t\t备注", "民盟市委会\t市教育局\t无"]


def test_a_deleted_row_is_gone_and_a_deleted_line_end_joins() -> None:
    rows = cell("民盟市委会") + cell("市教育局")
    deleted = "<w:trPr><w:del/></w:trPr>" + cell("民进市委会") + cell("市文旅局")
    assert lines(table(rows, deleted)) == ["民盟市委会\t市教育局"]
    joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>市教</w:t></w:r></w:p>" + paragraph("育局")
    assert lines(joined) == ["市教育局"]


def test_fields_show_their_results_also_over_paragraphs() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
    body = f'<w:p>{begin}<w:r><w:t>码</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body += '<w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/>'
    assert lines(body + "</w:r></w:p>") == ["甲", "乙"]


def test_notes_stand_behind_their_paragraph() -> None:
    note = f'<w:footnote w:id="2">{paragraph("不含派出机构")}</w:footnote>'
    notes = f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'
    body = '<w:p><w:r><w:t>各部门</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph("下文")
    found = lines(body, parts={"word/footnotes.xml": notes.encode()})
    assert found == ["各部门", "注：不含派出机构", "下文"]


def test_a_box_of_the_older_kind_is_read() -> None:
    shape = '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
    shape += f"<w:txbxContent>{paragraph('盒中')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    assert lines(f"<w:p><w:r><w:t>正文</w:t>{shape}</w:r></w:p>") == ["正文", "盒中"]


def test_ticks_of_picture_fonts_are_ticks_and_readings_above_characters_are_not_words() -> None:
    tick = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
    ruby = "<w:p><w:r><w:ruby><w:rt><w:r><w:t>lian</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>联</w:t></w:r>"
    assert lines(tick + ruby + "</w:rubyBase></w:ruby></w:r></w:p>") == ["√", "联"]


def test_heads_and_feet_are_no_part_of_the_text_but_are_looked_through() -> None:
    head = f'<w:hdr xmlns:w="{W}">{paragraph("澄岚府办〔2025〕12号")}</w:hdr>'.encode()
    found = docx.extract(document(paragraph("市教育局联系民盟市委会。"), parts={"word/header1.xml": head}))
    assert found.text == "市教育局联系民盟市委会。"
    assert found.margins == "澄岚府办〔2025〕12号"
    assert any("页眉或页脚里写有“澄岚府办〔2025〕12号”" in remark for remark in found.remarks)


def test_a_mark_in_a_head_keeps_the_file_out() -> None:
    from liaison.core.secrecy import ClassifiedContent

    head = f'<w:hdr xmlns:w="{W}">{paragraph("机密★5年")}</w:hdr>'.encode()
    with pytest.raises(ClassifiedContent):
        read_notice("通知.docx", document(paragraph("市教育局联系民盟。"), parts={"word/header1.xml": head}))


def test_what_to_know_of_the_file_is_a_question_of_the_review() -> None:
    changed = "<w:p><w:ins><w:r><w:t>市教育局联系民盟市委会。</w:t></w:r></w:ins></w:p>"
    questions = [fact for fact in read_notice("通知.odt", document(changed)).facts if fact.sort == "question"]
    said = [fact.data["message"] for fact in questions if fact.data["code"] == "form_of_file"]
    assert len(said) == 2
    assert "文件名以 .odt 结尾，内容其实是“Word 文档”" in said[0]
    assert "修订痕迹" in said[1]


def test_tables_in_tables_end_somewhere() -> None:
    inner = paragraph("市教育局")
    for _ in range(DEEPEST_TABLE + 2):
        inner = table(f"<w:tc><w:tcPr/>{inner}</w:tc>")
    with pytest.raises(Unreadable, match="层以上"):
        docx.text_of(document(inner))
