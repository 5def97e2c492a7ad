"""Do lists, merged cells and hidden words of OpenDocument texts and web pages come out as they are shown?"""

import pytest

from liaison.schemes.readers import extracted, html
from tests.notices.test_formats import ODT_KIND, packed
from tests.notices.written.odt import odt_of

HEAD = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"'
    for name, kind in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)


def opendocument(body: str, styles: str = "") -> str:
    content = f"<office:document-content {HEAD}><office:automatic-styles>{styles}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return extracted("通知.odt", packed(("mimetype", ODT_KIND), ("content.xml", content))).text


def page(body: str) -> list[str]:
    return html.text_of(f"<html><body>{body}</body></html>".encode()).split("\n")


def test_lists_of_an_opendocument_text_are_counted() -> None:
    text = "一、目的\n走访。\n二、要求\n三、附则"
    assert extracted("通知.odt", odt_of(text)).text.split("\n")[:4] == text.split("\n")


def test_a_table_in_a_cell_is_read_once() -> None:
    inner = "<table:table><table:table-row>{}</table:table-row></table:table>"
    place = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    nested = inner.format(place.format("市教育局") + place.format("市科技局"))
    outer = inner.format(place.format("民盟市委会") + f"<table:table-cell>{nested}</table:table-cell>")
    assert opendocument(outer).split("\n") == ["民盟市委会", "市教育局\t市科技局"]


def test_hidden_words_boxes_and_notes_of_an_opendocument_text() -> None:
    hidden = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    body = '<text:p>明<text:span text:style-name="H">暗</text:span>'
    body += "<draw:frame><draw:text-box><text:p>盒中</text:p></draw:text-box></draw:frame>"
    body += "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
    body += "<text:p>说明</text:p></text:note-body></text:note></text:p>"
    assert opendocument(body, hidden).split("\n") == ["明", "注：说明", "盒中"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("<ol><li>走访</li><li>座谈</li></ol>", ["1.走访", "2.座谈"]),
        ("<ol start='3'><li>走访</li><li value='7'>座谈</li></ol>", ["3.走访", "7.座谈"]),
        ("<ol style='list-style-type: cjk-ideographic'><li>走访</li></ol>", ["一、走访"]),
        ("<ul><li>走访</li></ul>", ["走访"]),
        ("<p>新<del>旧</del></p><p hidden>暗</p><p style='display:none'>暗</p>", ["新"]),
        ("<p><ruby>联<rp>(</rp><rt>lian</rt><rp>)</rp></ruby>系</p>", ["联系"]),
        ("<table><caption>名单</caption><tr><td>甲</td><td>乙</td></tr></table>", ["名单", "甲\t乙"]),
    ],
)  # fmt: skip
def test_a_page_is_read_as_a_browser_shows_it(given: str, shown: list[str]) -> None:
    assert page(given) == shown
