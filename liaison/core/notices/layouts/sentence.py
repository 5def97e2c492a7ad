"""Does a sentence say that departments liaise with organisations? 教育局与民盟…建立对口联系; 由…对口联系."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from liaison.core.notices.changes import change_in
from liaison.core.notices.draft import Change, Span
from liaison.core.notices.layout import Layout
from liaison.core.notices.relations import ADVERBS, ARE, BODIES, UNITS, VERB
from liaison.core.notices.statements import Block, Group, RosterLine, Statement, state_each
from liaison.core.values import value

_SENTENCE = re.compile(r"[^。；！？\t]+[。；！？]?")
_MODAL = r"(?:(?!要|应|须|加强|做好|可|将|推动|工作|不再|终止|解除|撤销|取消)[^，。]){0,12}?"

_VERB = re.compile(rf"{BODIES}，?{ADVERBS}{VERB}(?:的?{UNITS}(?:为|是)?[：:]?)?")
_RELATIVE = re.compile(rf"[^，。]{{0,8}}对口联系(?:{UNITS}|的)+[—：“]*")
_WITH = re.compile(
    rf"{BODIES}(?:(?:作为|为|是){ADVERBS}联系{UNITS}，)?(?:自[^，。与同和]{{2,12}}|从[^，。与同和]{{2,12}})?(?:负责|应当?|要|须|可|将|拟|主动|积极|分别|继续|同时|并)*[与同和跟]"
)
_AS = re.compile(rf"{BODIES}(?:分别)?(?:作为|为|是|担任|确定为|明确为|列为)")
_AS_TAIL = re.compile(rf"的?{ADVERBS}(?:的)?联系(?:协商|服务|合作|共建|沟通)?{UNITS}")
_FACING = re.compile(rf"{BODIES}(?:作为|为|是){ADVERBS}联系{UNITS}[，、]?(?:面向|联系|服务)")
_LIAISON_TAIL = re.compile(
    rf"{_MODAL}(?:对口(?:联系|部门|单位)|结对|建立{_MODAL}联系|结为|联系关系|签[约订署][^。；]{{0,20}}(?:共建|联系)"
    rf"|(?:普遍|综合|共同|全面)联系|保持{_MODAL}联系)"
)
_FINAL_TAIL = re.compile(rf"{_MODAL}(?:建立|实行|结成|结为|确立|开展|签[订署约]){_MODAL}(?:联系|结对)")
_UNITS_OF = re.compile(
    rf"(?:的|现有的?|共有)?(?:\d{{1,2}}个)?{ADVERBS}{VERB}(?:的)?{UNITS}(?:，(?=均|都|同|分别|现|仍))?{ARE}(?:：|（)?|{ADVERBS}对口联系"
)
_GOES_TO = re.compile(r"[^，。]{0,4}(?:赴|到|前往|来到|走访)")
_BY = re.compile(r"，?(?:现?改|调整|均|都|现|分别|统一)?由")
_BY_TAIL = re.compile(rf"{BODIES}{ADVERBS}{VERB}|负责")
_LISTED = re.compile(r"[、，和及]?|[与同跟]")
_FORMER = re.compile(r"(?:原|原由|原来由|此前由|由)(?:原)?$")
_ENDS = re.compile(r"(?:取消|撤销|终止|解除|停止|不再)[^，。]{0,4}$")
_ENDED = re.compile(r"[^，。；]{0,12}(?:终止|取消|解除|停止)")
_ONCE = re.compile(r"(?:原|原来|原先|此前)$")


@value(frozen=True, slots=True)
class _Around:
    """The words between two groups, after them, before them, and at the end of the sentence."""

    gap: str
    tail: str
    before: str
    final: str
    summed_up: str  # after all that is listed with these two: A与B、C与D对口联系

    @property
    def clause(self) -> str:
        """What belongs to these two groups alone, or to all that the end of the sentence sums up."""
        own = f"{self.before.rpartition('，')[2]} {self.gap} {self.tail.partition('，')[0]}"
        return own if _LIAISON_TAIL.match(self.tail) else f"{own} {self.final}"


def _read(block: Block) -> Iterator[Statement]:
    for line in block.named:
        if len({group.is_departments for group in line.groups}) < 2:
            continue
        for found in _SENTENCE.finditer(line.text):
            start = line.line.body_start + found.start()
            yield from _in_sentence(block, line, Span(start, start + len(found.group())))


def _in_sentence(block: Block, line: RosterLine, sentence: Span) -> Iterator[Statement]:
    groups = line.groups_in(sentence.start, sentence.end)
    if len({group.is_departments for group in groups}) < 2:
        return
    cited = Span(line.line.start, sentence.end) if sentence.start == line.line.body_start else sentence
    changed = tuple(change_in(groups, line, sentence))
    yield from changed
    read = {mention for each in changed for mention in (*each.departments, *each.organisations)}
    for place, (first, second) in enumerate(pairwise(groups)):
        if first.is_departments is second.is_departments:
            continue
        if read.issuperset(first.mentions) and read.issuperset(second.mentions):
            continue
        around = _Around(
            gap=line.between(first.end, second.start),
            tail=line.between(
                second.end, groups[place + 2].start if place + 2 < len(groups) else sentence.end
            ),
            before=line.between(groups[place - 1].end if place else sentence.start, first.start),
            final=line.between(groups[-1].end, sentence.end),
            summed_up=_after_chain(line, groups[place + 1 :], sentence.end),
        )
        if _stated(first, around):
            common = block.is_common(line, around.clause)
            departments, organisations = (first, second) if first.is_departments else (second, first)
            for each in state_each(departments, organisations, line, around.gap, common=common, span=cited):
                # Under 不再联系 the rest of a sentence says who does it instead.
                yield replace(each, change=Change.ADDED) if changed else each


def _after_chain(line: RosterLine, groups: Sequence[Group], end: int) -> str:
    """The words after the pairs that are listed together, from these groups on."""
    for group, following in pairwise(groups):
        gap = line.between(group.end, following.start)
        if not _LISTED.fullmatch(gap):
            return gap
    return line.between(groups[-1].end, end)


def _stated(first: Group, around: _Around) -> bool:
    """Whether the words around two neighbouring groups of different sides link them."""
    if _ENDS.search(around.before) or _ENDED.match(around.tail) or _ONCE.search(around.before):
        return False
    if _RELATIVE.fullmatch(around.gap):
        return _FORMER.search(around.before) is None
    if _WITH.fullmatch(around.gap):
        said = _LIAISON_TAIL.match(around.tail) or _LIAISON_TAIL.match(around.summed_up)
        return bool(said or _FINAL_TAIL.match(around.final.lstrip("，")))
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
