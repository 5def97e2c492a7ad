"""Does every line get its place in the notice?"""

from itertools import pairwise

from liaison.core.notices.outline import Outline, Region, outline

NOTICE = """澄政办〔2021〕3号
澄江市人民政府办公室
关于对口联系工作的通知
各县（市、区）人民政府，市政府各部门：
现将有关事项通知如下。
一、联系安排
（一）会议制度。市政府每年召开座谈会。
1. 由市政府办公室落实。
附件：1．对口联系名单
澄江市人民政府办公室
2021年3月1日
附件1
对口联系名单
市教育局联系民盟市委会
抄送：市委办公室，市政协办公室。
澄江市人民政府办公室 2021年3月2日印发"""


def region_of(plan: Outline, words: str) -> Region:
    return next(line.region for line in plan.lines if words in line.text)


def test_every_line_has_its_region() -> None:
    plan = outline(NOTICE)
    assert region_of(plan, "各县（市、区）") is Region.HEAD
    assert region_of(plan, "通知如下") is Region.BODY
    assert region_of(plan, "2021年3月1日") is Region.SIGNATURE
    assert region_of(plan, "市教育局") is Region.ANNEX
    assert region_of(plan, "抄送") is Region.COPY
    assert region_of(plan, "印发") is Region.FOOT


def test_a_section_is_named_by_its_numbers() -> None:
    sections = {line.text[-6:]: line.section for line in outline(NOTICE).lines}
    assert sections["府办公室落实。"[-6:]] == "一（一）1"
    assert sections["联系民盟市委会"[-6:]] == "附件1"


def test_a_line_knows_the_headings_over_it() -> None:
    under = next(line for line in outline(NOTICE).lines if "市教育局" in line.text)
    assert under.headings == ("对口联系名单",)


def test_without_a_salutation_the_body_starts_at_the_first_sentence() -> None:
    plan = outline("对口联系意见\n为了做好对口联系工作，现结合实际提出以下意见：\n区教育局与民盟支部")
    assert [line.region for line in plan.lines] == [Region.HEAD, Region.BODY, Region.BODY]


def test_lines_cover_the_text_in_order() -> None:
    lines = outline(NOTICE).lines
    assert all(NOTICE[line.start : line.end] == line.text for line in lines)
    assert all(first.end < second.start for first, second in pairwise(lines))


def test_an_annex_may_have_its_title_on_its_line() -> None:
    (_, row) = outline("附表  区级部门对口联系安排".replace("  ", "\t") + "\n区教育局\t民盟").lines
    assert (row.region, row.section, row.headings) == (Region.ANNEX, "附表", ("区级部门对口联系安排",))
