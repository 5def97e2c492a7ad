"""Does each line name departments, then their organisations? 市教育局：民盟市委会; 区台办与民革支部."""

import re
from collections.abc import Iterator

from liaison.core.notices.layout import Layout
from liaison.core.notices.pairing import paired_groups
from liaison.core.notices.relations import ADVERBS, BESIDE, BODIES, REMARK, UNITS, VERB
from liaison.core.notices.statements import Block, Statement, state_each

_SAID = re.compile(
    rf"{REMARK}\s*[:：。]?{BODIES}，?{ADVERBS}{VERB}(?:{UNITS}(?:为|是)?)?\s*[:：]?\s*|[与同和]"
)
_SHOWN = re.compile(rf"\s+|\s*{REMARK}(?:[:：—－–\-→=~～（(|\t]|对应|对口)+\s*")
_END = re.compile(rf"{REMARK}(?:建立|结成)?(?:对口|结对)?(?:联系)?(?:关系)?[）)。；;，,、.\s①-⑳]*" + BESIDE)


def _read(block: Block) -> Iterator[Statement]:
    for line in block.named:
        if not (line.groups and line.groups[0].is_departments):
            continue
        for couple in paired_groups(line, _END):
            if not couple.first.is_departments:
                break
            if _SAID.fullmatch(couple.gap) or (_SHOWN.fullmatch(couple.gap) and block.is_about_liaison(line)):
                common = block.is_common(line, f"{line.lead} {couple.gap} {couple.after}")
                yield from state_each(couple.first, couple.second, line, couple.gap, common=common)


LAYOUT = Layout("department_line", "每行一个部门", _read)
