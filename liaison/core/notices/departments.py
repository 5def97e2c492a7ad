"""Which departments does a piece of text name? By the vocabulary, else by the form of the name."""

import re
from collections.abc import Collection, Sequence

from liaison.core.names import LEVELS
from liaison.core.notices.draft import Span
from liaison.core.values import value
from liaison.core.vocabulary import Vocabulary

_LEVEL = rf"(?:自治)?[{LEVELS}](?<![新开发作范假]区)"  # the 区 of a zone is part of its name
_PREFIX = re.compile(rf"(?:中共)?{_LEVEL}(?:委|党委|人民政府|政府|直)?$")
_OWN_PREFIX = re.compile(rf"[{LEVELS}](?:委|府(?=办)|(?=检察院|法院|中院|台联))")
_BANK_BRANCH = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:支行|分行)")
_LEADING_PREFIX = re.compile(rf"(?:{_LEVEL}|^[镇乡盟](?!镇|乡))(?:委(?!员)|党委|人民政府|政府|直)?")
# Each alternative begins with a character of its own, so that the search can leap from one to the next.
_FORM_END = re.compile(
    r"人民政府(?<=[镇乡]人民政府)|政府(?<=[镇乡]政府)|委员会|办公室|办公厅|研究室|管委会|分局|中心|总队|支队|大队|海关|支行|分行|街道办事处|街道办|街道|开发区|高新区|联社|学会|协会|合会|促会|金会|究会|字会|工会"
    r"|公司|集团|学院|大学|医院|银行|电视台|局|厅|署|馆|委(?![员托派])|办(?![理法公事好])|社(?!会)|院(?!校)|校(?!友)|镇(?![街乡])|乡(?![镇村])|站(?!位)"
    r"|所(?![在联有属需提以])|队(?!伍)|部(?![门分署])|联(?![系合络席动])|协(?![商助调作会同议办])"
)
_STRONG_END = re.compile(r"(?:局|委|委员会|办|办公室|办公厅|研究室|厅|中心)$")
_OF_ZONE = re.compile(
    r"^[\u4e00-\u9fff]{0,6}(?:新区|开发区|高新区|经开区|示范区|保税区|管委会)[\u4e00-\u9fff]{2,}(?:局|办公室)$"
)
_BREAK = re.compile(  # a name starts anew after these words
    r"政府决定|研究决定|决定|关于|明确|确定|指定|规定|要求|同意|委托|会同|带领|陪同|应邀|原则上|下列|以下"
    r"|由(?<!自由)|联系|作为|改为|整为|更为|划入|划归|划转|移交|新增|增补|增加|增设|走访"
)
_NOT_A_NAME = re.compile(
    r"^办公[室厅]$|[举主承协督交转兴创筹申]办$|政协|[省市区县所直下]属|^.?人大|民主党派|党派|(?<!.[镇乡])(?<!.[镇乡]人民)政府$|乡镇|部门|单位|各[级有个]?|有关|相关|同志|负责|联系|领导|对口|召开|建立|会议|组织$|机关$|工作$|常委|委办局"
    r"|全[市区县省]|[的将要须把被是在该我你他并且或]|应(?!急|对)|(?:^|[市区县省共])(?:市委|区委|县委|省委)$|^[省市区县]?委$|名单|通知|办法$|协会议"
)
_NATIONAL = re.compile(r"国家[\u4e00-\u9fff]{2,12}总局[\u4e00-\u9fff]{0,6}")
_OTHER_ORGANS = re.compile(r"政协|人大")
_LEAD_IN = re.compile(
    r"^(?:(?:与|和|同|及|以及|由|改由|原由|增加|新增|增补|补充|增设|将|为|向|对|经(?![济信贸开营])|请|确定|明确|调整|撤销|取消|原|即|包括|其中|如|是|有|邀请|来到|走访)+)(?=.{2})"
)
_EDGE = frozenset(" \t\n、，。；：？！（）()《》“”\"'「」【】—-→|/>＋+…．①②③④⑤⑥⑦⑧⑨⑩")
# A bracket within a name is no edge: 中（藏）医药管理局.
_INSIDE = (  # looked for behind a bracket
    r"(?<=[\u4e00-\u9fff]（)[\u4e00-\u9fff]）[\u4e00-\u9fff]|(?<=[\u4e00-\u9fff]（[\u4e00-\u9fff]）)[\u4e00-\u9fff]"
)
_EDGE_OR_SIGN = re.compile(rf"[{re.escape(''.join(_EDGE))}](?!{_INSIDE})|[^\w\u0080-\uffff]|_")
_GOES_ON = re.compile(
    r"与|和|同|及|以及|等|为|作为|由|联系|联络|对口|对接|负责|牵头|分别|共同|普遍|具体|结对|的|之间|参加|担任|主要|班子|领导|局长|主任|副|党组"
    r"|[《“]|是|定点|定向|挂[钩点联牌]|归口|包联|承担|不再|应|要|每|将|可|自|现|仍|均|都|向|变更|改|调整|划|移交|一[道并起]|重点|综合|全面|统一|继续|同时|配合|协助|除|列[入为]|承接|后(?=，)|则|被|已|也|还|须|派[员人]|有关|相关|应邀|到会|\d{1,2}[个家]"
)
_ALIAS = re.compile(r"（[\u4e00-\u9fff]{2,14}[局委办厅心院社]）")
_BRANCH = re.compile(r"[\u4e00-\u9fff]{1,10}?分局")
_NO_PREFIX = re.compile(
    r"^.?[省市区县]委|海关$|支行$|分行$|银行$|街道|[镇乡](?:(?:人民)?政府)?$|开发区|新区|经开区|管委会$|^国家|公司$|集团$|大学$|医院$|学院$"
)
_LONGEST = 20
_EDGE_MARK = "\n"
_LIST_END = re.compile(r"[。\n\t]")
_LIST_MARKS = frozenset("、和与及")


@value(frozen=True, slots=True)
class Department:
    span: Span
    name: str
    weak: bool = False
    known: bool = True


@value(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    prefix: str
    known: bool
    weak: bool = False


def find_departments(
    text: str, offset: int, vocabulary: Vocabulary, taken: Sequence[Span], places: Collection[str] = ()
) -> list[Department]:
    """The departments of the text outside the spans taken by organisations; a list shares its prefix."""
    found: list[_Found] = []
    start = 0
    edges = _EDGE_OR_SIGN.sub(_EDGE_MARK, text)  # each place as in the text
    for span in [*taken, Span(offset + len(text), offset + len(text))]:
        found.extend(_in_stretch(text, edges, start, span.start - offset, vocabulary))
        start = span.end - offset
    return _named(text, offset, found, vocabulary, tuple(places))


def _in_stretch(text: str, edges: str, start: int, end: int, vocabulary: Vocabulary) -> list[_Found]:
    found: list[_Found] = []
    edge = position = start
    while position < end:
        match = _FORM_END.search(text, position, end)
        if match is None:
            break
        edge = max(edge, edges.rfind(_EDGE_MARK, edge, match.start()) + 1)
        each = _ending_at(text, edge, match.end(), end, vocabulary)
        if each is None:
            position = match.start() + 1 if len(match.group()) == 1 else match.end()
            continue
        each = _extended(text, each, end)
        found.append(each)
        edge = position = each.end
    return found


def _ending_at(text: str, edge: int, end: int, limit: int, vocabulary: Vocabulary) -> _Found | None:
    """The department whose name ends here, if one does."""
    start = max(edge, end - _LONGEST)
    for broken in _BREAK.finditer(text, start, end - 2):
        start = broken.end()
    lead = _LEAD_IN.match(text[start:end])
    after_lead = start + lead.end() if lead else start
    known = _known(text, start, after_lead, end, limit, vocabulary)
    if known is not None:
        return known
    if not _is_closed(text, end, limit) or (start != edge and end - start >= _LONGEST):
        return None
    return _by_form(text, after_lead, end)


def _known(
    text: str, start: int, after_lead: int, end: int, limit: int, vocabulary: Vocabulary
) -> _Found | None:
    """The longest known name that ends here and starts at an edge, or after the word for its place."""
    names = vocabulary.department_names
    edges = {start, after_lead}
    for length in vocabulary.lengths_of_names.get(text[end - 2 : end], ()):
        place = end - length
        if place < start or text[place:end] not in names or _OTHER_ORGANS.match(text, place, end):
            continue
        prefix = _PREFIX.search(text, start, place)
        if prefix is not None and _is_outermost(text, prefix.start(), edges):
            if _goes_on_in_word(text, end, limit):
                return None
            national = _NATIONAL.fullmatch(text, start, prefix.start())
            if national:
                return _Found(start, end, "", known=True)
            return _Found(prefix.start(), end, prefix.group().removeprefix("中共"), known=True)
        if place in edges and not _goes_on_in_word(text, end, limit):
            own = _OWN_PREFIX.match(text[place:end])
            weak = own is None and not _STRONG_END.search(text[place:end])
            return _Found(place, end, own.group().replace("府", "") if own else "", known=True, weak=weak)
    return None


def _is_outermost(text: str, prefix: int, edges: set[int]) -> bool:
    """Whether no word for a place stands at the edge before this one: the 市 of 区城市建设局 is no place."""
    return prefix in edges or not any(text[edge] in LEVELS for edge in edges if edge < prefix)


def _goes_on_in_word(text: str, end: int, limit: int) -> bool:
    """Whether the name would be cut within a longer word: 文化和旅游委|员会, 政府办|公室."""
    rest = text[end : min(end + 2, limit)]
    return rest.startswith(("员会", "公室", "公厅", "理", "法", "事")) and not rest.startswith(("事处",))


def _is_closed(text: str, end: int, limit: int) -> bool:
    return end >= limit or text[end] in _EDGE or _GOES_ON.match(text, end, limit) is not None


def _by_form(text: str, start: int, end: int) -> _Found | None:
    fragment = text[start:end]
    prefix = next(
        (
            match
            for match in _LEADING_PREFIX.finditer(fragment)
            if match.start() in range(6) and match.end() <= len(fragment) - 2 and not _OF_ZONE.match(fragment)
        ),
        None,
    )
    name = fragment[prefix.start() :] if prefix else fragment
    if len(name) < 3 or name[-1] in "联协" or _NOT_A_NAME.search(name) or not _FORM_END.search(name[-5:]):
        return None
    if prefix is None or _NO_PREFIX.search(name):
        return _Found(start, end, "", known=False, weak=not _OF_ZONE.match(name))
    weak = not _STRONG_END.search(name)
    return _Found(start + prefix.start(), end, prefix.group(), known=False, weak=weak)


def _extended(text: str, found: _Found, limit: int) -> _Found:
    """With the branch or the second name in brackets that belongs to the name."""
    end = found.end
    if text[end - 1] == "局":
        branch = _BRANCH.match(text, end, limit)
        if branch and not any(mark in branch.group() for mark in _LIST_MARKS):
            end = branch.end()
    if text[end - 1] == "行":
        branch = _BANK_BRANCH.match(text, end, limit)
        end = branch.end() if branch else end
    alias = _ALIAS.match(text, end, limit)
    end = alias.end() if alias else end
    return found if end == found.end else _Found(found.start, end, found.prefix, found.known, found.weak)


def _named(
    text: str, offset: int, found: list[_Found], vocabulary: Vocabulary, places: tuple[str, ...]
) -> list[Department]:
    """Names with the prefix that their list shares; those that start with their place need none."""
    named: list[Department] = []
    prefix = ""
    before = -1
    for each in found:
        name = text[each.start : each.end].removeprefix("中共")
        if before >= 0 and _LIST_END.search(text, before, each.start):
            prefix = ""
        if each.prefix:
            prefix = each.prefix  # also where the name is known together with it, such as 区府办
        elif prefix and not _NO_PREFIX.search(name) and not name.startswith(places):
            name = _inherited(prefix, name, vocabulary) + name
        weak = each.weak and not (each.known and bool(prefix))
        place = _place_before(text, each, places)
        span = Span(offset + each.start - len(place), offset + each.end)
        named.append(Department(span, name, weak, each.known))
        before = each.end
    return named


def _place_before(text: str, found: _Found, places: tuple[str, ...]) -> str:
    """The proper name of the place before a prefix: part of the mention, not of the name."""
    if not found.prefix or found.start == 0 or not text.endswith(places, 0, found.start):
        return ""
    return next(place for place in places if text.endswith(place, 0, found.start))


def _inherited(prefix: str, name: str, vocabulary: Vocabulary) -> str:
    """市 of 市委 for a department of the government, the whole of it for one of the party."""
    kind = vocabulary.department_type(name)
    if prefix.endswith("委") and kind is not None and kind.category == "party_department":
        return prefix
    return prefix[:3] if prefix.startswith("自治") else prefix[0]
