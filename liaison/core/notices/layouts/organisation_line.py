"""Does each line name organisations, then their departments? 民革市委会：市司法局、市公安局."""

import re
from collections.abc import Iterator

from liaison.core.notices.layout import Layout
from liaison.core.notices.pairing import REMARK, paired_groups
from liaison.core.notices.statements import Block, Statement, state

_ADVERBS = r"(?:共同|牵头|具体|主要|重点|分别|负责)*"
_UNITS = rf"的?{_ADVERBS}(?:对口)?(?:联系)?的?(?:政府)?(?:单位|部门)(?:还?有|是|为|包括|分别[是为])?"
_WORDS = rf"{_UNITS}|由|{_ADVERBS}(?:对口)?联系|与|同|和|对应|对口"
_GAP = re.compile(
    rf"\s*(?:（续）)?(?:。(?=由|对口))?{REMARK}(?:{_WORDS})?{REMARK}\s*[:：—－–\-→=~～（(|\t]*\s*"
)
_END = re.compile(r"(?:(?:负责)?(?:建立)?(?:对口)?联系(?:关系)?)?(?:等(?:部门|单位)?)?[）)。；;，,、.\s]*")


def _read(block: Block) -> Iterator[Statement]:
    for line in block.lines:
        common = block.is_common(line, line.text)
        for first, gap, second in paired_groups(line, _END):
            if first.is_departments:
                break
            if gap and _GAP.fullmatch(gap) and block.is_about_liaison(line):
                yield state(second, first, line, common=common)


LAYOUT = Layout("organisation_line", "每行一个党派团体", _read)
