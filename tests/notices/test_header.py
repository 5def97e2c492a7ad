"""Is the head of a notice read as written?"""

from datetime import date

import pytest

from liaison.core.notices.draft import Header, Level
from liaison.core.notices.reader import read
from liaison.core.vocabulary import Vocabulary

BODY = "各县（市、区）人民政府，市政府各部门：\n一、对口联系单位\n市教育局联系民盟市委会。\n"
OPINION = f"""澄江市人民政府文件
澄政发〔2021〕3号
澄江市人民政府
关于加强对口联系工作的意见
{BODY}本意见自2021年3月1日起施行。原《关于对口联系的意见》（澄政发〔2010〕8号）同时废止。
澄江市人民政府
二〇二一年二月二十日
抄送：市委各部门，市人大常委会办公室（研究室），市政协办公室。
澄江市人民政府办公室 2021年2月22日印发"""


def header(text: str, vocabulary: Vocabulary) -> Header:
    return read(text, vocabulary).header


def test_a_whole_head_is_read(vocabulary: Vocabulary) -> None:
    found = header(OPINION, vocabulary)
    assert found.title is not None
    assert found.number is not None
    assert found.issuer is not None
    assert found.issued_on is not None
    assert found.effective_on is not None
    assert found.jurisdiction is not None
    assert found.title.value == "澄江市人民政府关于加强对口联系工作的意见"
    assert found.number.value == "澄政发〔2021〕3号"
    assert found.issuer.value == "澄江市人民政府"
    assert found.issued_on.value == date(2021, 2, 20)
    assert found.effective_on.value == date(2021, 3, 1)
    assert found.jurisdiction.value == "澄江市"
    assert found.level is Level.PREFECTURE
    assert [stated.value for stated in found.supersedes] == ["澄政发〔2010〕8号"]
    assert [stated.value for stated in found.addressees] == ["各县（市、区）人民政府", "市政府各部门"]
    assert [stated.value for stated in found.copied_to][1] == "市人大常委会办公室（研究室）"


def test_each_field_can_be_shown_in_the_text(vocabulary: Vocabulary) -> None:
    draft = read(OPINION, vocabulary)
    for stated in (
        draft.header.number,
        draft.header.issuer,
        *draft.header.addressees,
        *draft.header.supersedes,
    ):
        assert stated is not None
        assert stated.span is not None
        assert draft.text[stated.span.start : stated.span.end] == stated.value


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("澄政办 ﹝２０１２﹞１０９号\n关于对口联系的通知\n", "澄政办〔2012〕109号"),
        ("关于对口联系的通知\n澄委办【2019】5号\n", "澄委办〔2019〕5号"),
        ("索引号：0/2021\t发文字号：澄政办发[2021]23号\n关于对口联系的通知\n", "澄政办发〔2021〕23号"),
        ("关于对口联系的通知\n", None),
    ],
)
def test_a_number_has_one_form(head: str, number: str | None, vocabulary: Vocabulary) -> None:
    found = header(head + BODY, vocabulary).number
    assert (found.value if found else None) == number


def test_a_number_that_is_only_cited_is_not_the_notices_own(vocabulary: Vocabulary) -> None:
    found = header(f"关于对口联系的通知\n{BODY}根据中央文件（中发〔2005〕5号）制定本意见。", vocabulary)
    assert found.number is None
    assert found.supersedes == ()


def test_two_issuers_sign_together(vocabulary: Vocabulary) -> None:
    signed = f"关于对口联系的通知\n{BODY}中共澄江市委统战部\n澄江市人民政府办公室\n2019年1月8日"
    found = header(signed, vocabulary).issuer
    assert found is not None
    assert found.value == "中共澄江市委统战部、澄江市人民政府办公室"


def test_news_has_a_place_and_no_number_issuer_or_date(vocabulary: Vocabulary) -> None:
    news = "我市召开座谈会\n发布时间：2021年3月4日\n3月3日，市教育局与民盟澄江市委会举行对口联系座谈会。"
    found = header(news, vocabulary)
    assert (found.number, found.issuer, found.issued_on) == (None, None, None)
    assert found.jurisdiction is not None
    assert found.jurisdiction.value == "澄江市"


@pytest.mark.parametrize(
    ("issuer", "addressees", "level"),
    [
        ("澄江县人民政府", "各乡镇人民政府", Level.COUNTY),
        ("澄江省人民政府", "各市、县人民政府", Level.PROVINCE),
        ("澄江市人民政府", "各镇（街道），市直各单位", Level.COUNTY),
        ("澄江市人民政府", "各县（市、区）人民政府", Level.PREFECTURE),
        ("澄州市澄南区人民政府", "各镇人民政府、街道办事处", Level.COUNTY),
    ],
)
def test_the_level_follows_from_issuer_and_addressees(
    issuer: str, addressees: str, level: Level, vocabulary: Vocabulary
) -> None:
    text = f"{issuer}关于对口联系的通知\n{addressees}：\n现将名单印发。\n{issuer}\n2020年1月2日"
    assert header(text, vocabulary).level is level


def test_a_day_that_does_not_exist_is_no_date(vocabulary: Vocabulary) -> None:
    assert header(f"关于对口联系的通知\n{BODY}澄江市人民政府\n2020年2月31日", vocabulary).issued_on is None


def test_only_the_clause_that_repeals_names_what_is_repealed(vocabulary: Vocabulary) -> None:
    body = f"{BODY}根据《意见》（澄发〔2018〕1号）制定本通知，《通知》（澄政办〔2010〕8号），同时废止。"
    found = header(f"关于对口联系的通知\n{body}", vocabulary).supersedes
    assert [stated.value for stated in found] == ["澄政办〔2010〕8号"]
