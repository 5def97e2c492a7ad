"""Does each line name organisations, then their departments? 民革市委会：市司法局、市公安局."""

import re
from collections.abc import Iterator
from itertools import pairwise

from liaison.core.notices.layout import Layout
from liaison.core.notices.pairing import paired_groups
from liaison.core.notices.relations import ADVERBS, ARE, BESIDE, LIAISON_UNITS, REMARK, VERB
from liaison.core.notices.statements import Block, Statement, state_each

_WORDS = rf"的?{LIAISON_UNITS}(?:还?有|{ARE})|由|{ADVERBS}{VERB}|与|同|和|对应|对口"
_GAP = re.compile(
    rf"\s*(?:（续）)?(?:。(?=由|对口|$))?{REMARK}(?:{_WORDS})?{REMARK}\s*[:：—－–\-→=~～（(|\t]*\s*"
    r"(?:(?:牵头|组长|召集|责任)(?:单位|部门)(?:为|是)?[:：]?)?"
)
_END = re.compile(
    rf"{REMARK}(?:{ADVERBS}(?:建立)?(?:对口)?{VERB}(?:关系)?)?(?:等(?:部门|单位)?)?[）)。；;，,、.\s①-⑳]*"
    + BESIDE
)


def _read(block: Block) -> Iterator[Statement]:
    for line in block.named:
        if not any(not one.is_departments and other.is_departments for one, other in pairwise(line.groups)):
            continue
        for couple in paired_groups(line, _END):
            if couple.first.is_departments:
                break
            if couple.gap and _GAP.fullmatch(couple.gap) and block.is_about_liaison(line):
                common = block.is_common(line, f"{line.lead} {couple.gap} {couple.after}")
                yield from state_each(couple.second, couple.first, line, couple.gap, common=common)


LAYOUT = Layout("organisation_line", "每行一个党派团体", _read)
