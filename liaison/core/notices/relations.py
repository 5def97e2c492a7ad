"""Which words between two names say that one side liaises with the other?"""

import re

ADVERBS = (
    "(?:负责|分别|具体|主要|重点|统一|共同|综合|普遍|全面|继续|对口|挂钩|挂点|挂牌|定点|定向|结对|牵头|归口|对接(?=联系|联络)|同时|一并|一道|一起"
    "|均|都|各自|直接|固定|协助|参与|配合|协同|包联|双向|日常|相应|仍|现|也|还|另|应当?|要|须|可|将)*"
)
VERB = "(?:联系|对接|挂联|联络|结对|包联)"
UNITS = "(?:单位|部门|对象|党派|团体|组织|委、?办、?局|局、?办|机构)"
# What may stand after the departments of a list before the sentence goes on.
BODIES = (
    r"(?:（[^（）]{1,20}）)?(?:等?\d{1,2}[个家]\S{0,4}?(?:部门|单位)|等\S{0,6}?(?:部门|单位|委办局))?"
    r"(?:及其?(?:所属|直属)单位)?"
)
REMARK = r"(?:（[^（）]{1,20}）)?"  # after a name: 3个, 含所属单位
# The liaison that a list of units serves: 的对口联系单位, 对口联系的部门.
LIAISON_UNITS = rf"{ADVERBS}{VERB}?(?:工作)?的?(?:政府)?{UNITS}{REMARK}"
# What else a row may hold behind both sides, in a cell or after a space: how they liaise, since when.
BESIDE = r"(?:(?<=\s)(?!.*(?:关于|通知|印发|同[上前]|〃))[^。：]{0,30})?"
ARE = "(?:均|都|同|分别|统一|各|现|仍|主要)*(?:有|是|为|包括|确定为|明确为|设为)?"

_OF_OTHER_MATTERS = re.compile(
    r"帮扶|支援|特约|成员|参会|参加人员|领导小组|登记表|联席会议|名额|党外干部|报告表|通讯录|发言|提案|主办|会办|督办"
)
_OF_LIAISON = re.compile(
    r"对口(?:联系|协作|合作)|(?:联系|对接)(?:单位|部门|对象|安排|分工|名单|方案|制度|关系|工作|表)|结对|对口(?:安排|党派|部门|单位)"
    r"|[挂定归].{1,2}联系|联系(?:的)?(?:各)?(?:民主)?党派|联系[^，。；]{2,24}?(?:安排|分工|名单|一览表|方案|通知|情况表)"
)


def is_of_other_matters(words: str) -> bool:
    """Whether the words speak of something that only looks like liaison."""
    return _OF_OTHER_MATTERS.search(words) is not None


def is_of_liaison(words: str) -> bool:
    """Whether the words announce who liaises with whom."""
    return _OF_LIAISON.search(words) is not None
