"""Does each line name departments, then their organisations? 市教育局：民盟市委会; 区台办与民革支部."""

import re
from collections.abc import Iterator

from liaison.core.notices.layout import Layout
from liaison.core.notices.pairing import REMARK, paired_groups
from liaison.core.notices.statements import Block, Statement, state_each

_SAID = re.compile(
    rf"{REMARK}\s*[:：]?(?:等部门|等单位|及其?(?:所属|直属)单位)?(?:分别|负责|具体|主要|重点|对口|挂钩|结对)*(?:联系|结对)\s*[:：]?\s*|[与同和]"
)
_SHOWN = re.compile(rf"\s+|\s*{REMARK}(?:[:：—－–\-→=~～（(|\t]|对应|对口)+\s*")
_END = re.compile(r"(?:建立|结成)?(?:对口|结对)?(?:联系)?(?:关系)?[）)。；;，,、.\s]*")


def _read(block: Block) -> Iterator[Statement]:
    for line in block.lines:
        common = block.is_common(line, line.text)
        for first, gap, second in paired_groups(line, _END):
            if not first.is_departments:
                break
            if _SAID.fullmatch(gap) or (_SHOWN.fullmatch(gap) and block.is_about_liaison(line)):
                yield from state_each(first, second, line, gap, common=common)


LAYOUT = Layout("department_line", "每行一个部门", _read)
