"""Does a sentence say that departments liaise with organisations? 教育局与民盟…建立对口联系; 由…对口联系."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from liaison.core.notices.draft import Span
from liaison.core.notices.layout import Layout
from liaison.core.notices.statements import Block, Group, RosterLine, Statement, state, state_each

_SENTENCE = re.compile(r"[^。；！？\t]+[。；！？]?")
_ADVERBS = r"(?:负责|分别|具体|主要|重点|统一|共同|综合|普遍|全面|继续|对口|挂钩|定点|结对|牵头)*"
_BODIES = r"(?:（[^（）]{1,20}）)?(?:等\S{0,6}?(?:部门|单位|委办局)|及其?(?:所属|直属)单位)?"
_UNITS = r"(?:单位|部门|对象|党派|团体)"
_MODAL = r"(?:(?!要|应|须|加强|做好|可|将|推动|工作|不再|终止|解除|撤销|取消)[^，。]){0,12}?"

_VERB = re.compile(
    rf"(?:，(?=继续|仍|现))?(?:仍|现)?{_BODIES}(?:{_ADVERBS}(?:联系|结对)(?:{_UNITS}为)?|(?:调整|改|变更)为{_ADVERBS}联系)"
)
_RELATIVE = re.compile(rf"[^，。]{{0,8}}对口联系(?:{_UNITS}|的)+[—：“]*")
_WITH = re.compile(rf"{_BODIES}(?:负责|应当?|要|须|可|将|拟|主动|积极|分别|继续|同时|并)*[与同和跟]")
_AS = re.compile(rf"{_BODIES}(?:分别)?(?:作为|为|是|担任|确定为|明确为|列为)")
_AS_TAIL = re.compile(rf"的?{_ADVERBS}(?:的)?联系{_UNITS}")
_FACING = re.compile(rf"{_BODIES}(?:作为|为|是){_ADVERBS}联系{_UNITS}[，、]?(?:面向|联系|服务)")
_LIAISON_TAIL = re.compile(
    rf"{_MODAL}(?:对口联系|结对|建立{_MODAL}联系|结为|联系关系|签[约订署][^。；]{{0,20}}(?:共建|联系))"
)
_FINAL_TAIL = re.compile(rf"{_MODAL}(?:建立|实行|结成|结为|确立|开展){_MODAL}(?:联系|结对)")
_UNITS_OF = re.compile(
    rf"的?(?:\d{{1,2}}个)?{_ADVERBS}联系(?:的)?{_UNITS}(?:有|是|为|包括|分别[为是]|：|（)?|{_ADVERBS}对口联系"
)
_GOES_TO = re.compile(r"[^，。]{0,4}(?:赴|到|前往|来到|走访)")
_BY = re.compile(r"，?(?:现?改|调整|分别)?由")
_BY_TAIL = re.compile(rf"{_ADVERBS}联系|负责")
_FORMER = re.compile(r"(?:原|原由|原来由|此前由|由)(?:原)?$")
_ENDS = re.compile(r"(?:取消|撤销|终止|解除|停止|不再)[^，。]{0,4}$")
_ENDED = re.compile(r"[^，。；]{0,12}(?:终止|取消|解除|停止)")
_ONCE = re.compile(r"(?:原|原来|原先|此前)$")
_WAS = re.compile(rf"(?:原|由)(?:原来?)?{_ADVERBS}联系|原由?|由")
_BECOMES = re.compile(
    rf"(?:的?{_ADVERBS}联系{_UNITS}?)?，?(?:现)?(?:调整|变更|更改|改|转)为?(?:由)?(?:{_ADVERBS}联系)?"
)


@dataclass(frozen=True, slots=True)
class _Around:
    """The words between two groups, after them, before them, and at the end of the sentence."""

    gap: str
    tail: str
    before: str
    final: str

    @property
    def clause(self) -> str:
        """What belongs to these two groups alone, or to all that the end of the sentence sums up."""
        own = f"{self.before.rpartition('，')[2]} {self.gap} {self.tail.partition('，')[0]}"
        return own if _LIAISON_TAIL.match(self.tail) else f"{own} {self.final}"


def _read(block: Block) -> Iterator[Statement]:
    for line in block.lines:
        for found in _SENTENCE.finditer(line.text):
            start = line.line.body_start + found.start()
            yield from _in_sentence(block, line, Span(start, start + len(found.group())))


def _in_sentence(block: Block, line: RosterLine, sentence: Span) -> Iterator[Statement]:
    groups = [group for group in line.groups if sentence.start <= group.start and group.end <= sentence.end]
    cited = Span(line.line.start, sentence.end) if sentence.start == line.line.body_start else sentence
    moved: Group | None = None  # the departments whose organisation changes within the sentence
    for place, (first, second) in enumerate(pairwise(groups)):
        around = _Around(
            gap=line.between(first.end, second.start),
            tail=line.between(
                second.end, groups[place + 2].start if place + 2 < len(groups) else sentence.end
            ),
            before=line.between(groups[place - 1].end if place else sentence.start, first.start),
            final=line.between(groups[-1].end, sentence.end),
        )
        common = block.is_common(line, around.clause)
        if first.is_departments and not second.is_departments and _WAS.fullmatch(around.gap):
            moved = first
        elif moved is not None and not second.is_departments and _BECOMES.fullmatch(around.gap):
            yield state(moved, second, line, common=common, span=cited)
        elif _stated(first, second, around):
            departments, organisations = (first, second) if first.is_departments else (second, first)
            yield from state_each(departments, organisations, line, around.gap, common=common, span=cited)


def _stated(first: Group, second: Group, around: _Around) -> bool:
    """Whether the words around two neighbouring groups of different sides link them."""
    if first.is_departments is second.is_departments:
        return False
    if _ENDS.search(around.before) or _ENDED.match(around.tail) or _ONCE.search(around.before):
        return False
    if _RELATIVE.fullmatch(around.gap):
        return _FORMER.search(around.before) is None
    if _WITH.fullmatch(around.gap):
        return bool(_LIAISON_TAIL.match(around.tail) or _FINAL_TAIL.match(around.final.lstrip("，")))
    if first.is_departments:
        return _department_first(around.gap, around.tail)
    return _organisation_first(around)


def _organisation_first(around: _Around) -> bool:
    if _BY.fullmatch(around.gap):
        return _BY_TAIL.match(around.tail) is not None
    if _GOES_TO.fullmatch(around.gap):
        return _LIAISON_TAIL.match(around.tail) is not None
    if _UNITS_OF.fullmatch(around.gap):
        return True
    return around.before.endswith("作为") and _UNITS_OF.fullmatch(around.gap.rstrip("，")) is not None


def _department_first(gap: str, tail: str) -> bool:
    if _AS.fullmatch(gap):
        return _AS_TAIL.match(tail) is not None
    return _VERB.fullmatch(gap) is not None or _FACING.fullmatch(gap) is not None


LAYOUT = Layout("sentence", "叙述句", _read, weight=0.9)
