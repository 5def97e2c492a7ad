"""Is an OFD document read as it is shown, and refused with what to do where it cannot be?"""

import io
import re
import zipfile
from collections.abc import Mapping

import pytest

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.limits import MOST_PAGES
from liaison.schemes.readers import Extracted, extracted
from tests.notices.written.ofd import ofd_of

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
ENTITY = '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
TEXT = (
    "澄岚市人民政府办公室通知\n    市教育局联系民盟澄岚市委会。\n党派\t部门\n民盟\t市教育局\n民盟\t市科技局"
)


def packed(content: str, template: str = "", pages: int = 1, more: Mapping[str, str] | None = None) -> bytes:
    listed = '<ofd:Page ID="1" BaseLoc="/Doc_0/Page.xml"/>' * pages
    common = f'<ofd:TemplatePage ID="9" BaseLoc="Template.xml"/>{"<ofd:PageArea/>"}'
    parts = {
        "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData>{common}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/Page.xml": page(content, '<ofd:Template TemplateID="9"/>' if template else ""),
        "Doc_0/Template.xml": page(template),
        **(more or {}),
    }
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stored.getvalue()


def page(content: str, used: str = "") -> str:
    inside = f"<ofd:Content><ofd:Layer><ofd:PageBlock>{content}</ofd:PageBlock></ofd:Layer></ofd:Content>"
    return f"<ofd:Page {SPACE}>{used}{inside}</ofd:Page>"


def words(text: str, *, top: float = 50, more: str = "", code: str = 'DeltaX="g 9 5"') -> str:
    return (
        f'<ofd:TextObject Boundary="20 {top} 150 8" Size="5" {more}>'
        f'<ofd:TextCode X="0" Y="5" {code}>{text}</ofd:TextCode></ofd:TextObject>'
    )


def opened(content: str, template: str = "") -> Extracted:
    return extracted("通知.ofd", packed(content, template))


def test_its_paragraphs_and_tables_come_back_and_the_reviewer_is_told_how() -> None:
    found = extracted("通知.ofd", ofd_of(TEXT))
    assert [line for line in found.text.split("\n") if line] == [line.strip() for line in TEXT.split("\n")]
    assert any("位置还原" in remark for remark in found.remarks)
    assert found.margins == "- 1 -"


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ('DeltaX="5 5 5"', ""),
        ('DeltaX="g 3 5"', ""),
        ("", ""),  # each stands where the one before it ends
        ('DeltaX="g 3 1"', 'CTM="5 0 0 5 0 0"'),
        ('DeltaX="g 3 2.5"', 'HScale="0.5"'),
    ],
)
def test_steps_and_matrices_place_the_characters(code: str, more: str) -> None:
    assert opened(words("对口联系", code=code, more=more)).text == "对口联系"


def test_characters_that_step_downwards_stand_below_each_other() -> None:
    assert opened(words("民盟", code='DeltaY="8"')).text.split() == ["民", "盟"]


def test_what_is_not_visible_is_not_read_and_a_template_is() -> None:
    found = opened(words("明") + words("暗", top=70, more='Visible="false"'), template=words("红头", top=30))
    assert found.text.split() == ["红头", "明"]


def test_what_could_not_be_followed_is_said() -> None:
    remarks = opened(words("市教育局") + '<ofd:CompositeObject ResourceID="3"/>').remarks
    assert any("合成的图形" in remark for remark in remarks)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (packed('<ofd:ImageObject ResourceID="3" Boundary="0 0 210 297"/>'), "no_text"),
        (packed(words("密"), more={"Encryptions.xml": "<x/>"}), "encrypted"),
        (packed(words("多"), pages=MOST_PAGES + 1), "too_large"),
        (packed(words("断"))[:-50], "damaged"),
        (packed(words("实").replace("实", "<a")), "damaged"),
        (packed(words("外"), more={"Doc_0/Page.xml": f"{ENTITY}{page(words('&x;'))}"}), "damaged"),
        (packed(words("众" * 9000) * 60), "too_large"),
    ],
    ids=["scan", "encrypted", "pages", "cut off", "broken part", "entity", "marks"],
)  # fmt: skip
def test_one_that_cannot_be_read_says_why(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        extracted("通知.ofd", content)
    assert refused.value.code == code
    assert refused.value.message.endswith("。")


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("Boundary", "a b c d"), ("Boundary", "9e9 0 1 1"), ("CTM", "1 2"), ("CTM", "0 0 0 0 0 0"),
        ("Size", "1e99"), ("Size", "nan"), ("Size", "-5"),
    ],
)  # fmt: skip
def test_numbers_that_are_none_do_no_harm(name: str, broken: str) -> None:
    damaged = re.sub(f' {name}="[^"]*"', "", words("联", top=90)).replace(
        "<ofd:TextObject", f'<ofd:TextObject {name}="{broken}"'
    )
    assert "对口" in opened(words("对口") + damaged).text
