"""Which links does a sentence of an amendment end, move or begin?

The sentence is looked at with each group of names written as one sign, so that a wording is one pattern
whatever it names: ○的对口联系单位由□变更为□.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from liaison.core.notices.draft import Change, Span
from liaison.core.notices.relations import ADVERBS, BODIES, LIAISON_UNITS, UNITS, VERB
from liaison.core.notices.statements import Group, RosterLine, Statement, state

_D, _O = "\ue000", "\ue001"  # a group of departments, a group of organisations
_HINT = re.compile(r"原|改|调整|变更|更换|取消|撤销|终止|解除|停止|不再|划|移交|承接|转|并入|更名|接替")
_LIAISON = rf"的?(?:{ADVERBS}{VERB})?(?:的?(?:工作|职责|职能|任务|关系|{UNITS}))*"
_BECOMES = (
    "(?:现|统一|相应)?(?:调整|变更|更改|更换|更名|改|转|移交|划转|划入|划归|划|并入|交)(?:为|到|至|给|成)?由?"
)
_TAKES_OVER = rf"(?:{_BECOMES}|由)"
_FORMER = rf"(?:原(?:来|先)?由?|由原?|从)(?P<old>{_D})"
# One organisation, another department.
_HANDED_OVER = (
    re.compile(
        rf"(?P<old>{_D})[与和同](?P<kept>{_O}){_LIAISON}，?(?:现|统一|相应)?{_TAKES_OVER}(?P<new>{_D})"
    ),
    re.compile(rf"(?P<old>{_D}){ADVERBS}{VERB}(?P<kept>{_O})，?{_BECOMES}(?P<new>{_D})"),
    re.compile(rf"(?P<kept>{_O})(?:的|原)?{LIAISON_UNITS}，?{_FORMER}，?{_BECOMES}(?P<new>{_D})"),
    re.compile(rf"(?P<kept>{_O})(?:的|，)?{_FORMER}{BODIES}{_LIAISON}，?(?:现)?{_TAKES_OVER}(?P<new>{_D})"),
    re.compile(rf"原(?P<kept>{_O})的?{LIAISON_UNITS}为?(?P<old>{_D})，?{_TAKES_OVER}(?P<new>{_D})"),
    re.compile(
        rf"(?:原(?:来|先)?由?|由原?|将原?由?)(?P<old>{_D})(?:承担|负责|履行)?的?[与和同对]?{ADVERBS}(?:联系)?的?(?P<kept>{_O})"
        rf"{_LIAISON}[^，。]{{0,6}}，?(?:现)?{_TAKES_OVER}(?P<new>{_D})"
    ),
    re.compile(
        rf"(?P<old>{_D}){BODIES}，?(?:今后|现|均|都)?不再(?:列为|作为|担任|承担)?(?P<kept>{_O}){_LIAISON}"
        rf"，?(?:相关工作)?(?:现|统一)?改?{_TAKES_OVER}(?P<new>{_D})"
    ),
    re.compile(
        rf"(?P<old>{_D})(?:并入|划入|划归|更名为|调整为|整合到){_D}后?，?(?:其|原)?(?:承担的)?{ADVERBS}{VERB}?(?P<kept>{_O})"
        rf"{_LIAISON}，?{_TAKES_OVER}(?P<new>{_D})"
    ),
    re.compile(
        rf"(?:取消|撤销|终止|解除|停止)(?P<old>{_D})(?:[与和同](?P<kept>{_O})|{ADVERBS}{VERB}(?P<kept2>{_O})){_LIAISON}"
        rf"，?(?:现)?改由(?P<new>{_D})"
    ),
)
# One department, another organisation.
_TURNED = re.compile(
    rf"(?P<kept>{_D})(?:的{LIAISON_UNITS})?，?(?:由|原|从)(?:原来?)?{ADVERBS}{VERB}?(?P<old>{_O})(?:的?{LIAISON_UNITS})?"
    rf"，?{_BECOMES}{ADVERBS}{VERB}?(?P<new>{_O})"
)
_ENDED = (
    re.compile(
        rf"(?:取消|撤销|终止|解除|停止)(?P<old>{_D})(?:(?:的|对|[与和同])|{ADVERBS}{VERB}|作为|为){{1,2}}(?P<kept>{_O})"
    ),
    re.compile(rf"(?:取消|撤销|终止|解除|停止)(?P<kept>{_O})(?:[与和同]|的{LIAISON_UNITS}|由)(?P<old>{_D})"),
    re.compile(rf"(?P<old>{_D}){BODIES}，?(?:今后|现|均|都|也)?不再(?:作为|担任|与|和|同|承担|负责)?{ADVERBS}{VERB}?(?P<kept>{_O})"),
    re.compile(rf"(?P<old>{_D})(?:[^，。]{{0,6}}，其)?[与和同](?P<kept>{_O}){_LIAISON}(?:即行|随之|随即|相应|予以)?(?:终止|取消|解除|停止|撤销)"),
    re.compile(rf"(?P<old>{_D})[与和同](?P<kept>{_O})(?:之间)?不再"),
    re.compile(rf"(?P<kept>{_O})不再由(?P<old>{_D})"),
)  # fmt: skip


def change_in(groups: Sequence[Group], line: RosterLine, span: Span) -> Iterator[Statement]:
    """What the sentence in the span removes and adds; nothing for a sentence that only lays down."""
    words = line.between(span.start, span.end)
    if not _HINT.search(words):
        return
    signs, at = _signed(groups, line, span)
    done = -1
    for pattern in (*_HANDED_OVER, _TURNED, *_ENDED):
        for match in pattern.finditer(signs):
            if match.start() < done:
                continue
            yield from _stated(match, at, line, span)
            done = max(done, match.end())


def _signed(groups: Sequence[Group], line: RosterLine, span: Span) -> tuple[str, dict[int, Group]]:
    """The sentence with a sign for each group, and which group stands at which place of it."""
    parts: list[str] = []
    at: dict[int, Group] = {}
    start, length = span.start, 0
    for group in groups:
        between = line.between(start, group.start)
        at[length + len(between)] = group
        parts += [between, _D if group.is_departments else _O]
        length += len(between) + 1
        start = group.end
    return "".join([*parts, line.between(start, span.end)]), at


def _stated(match: re.Match[str], at: dict[int, Group], line: RosterLine, span: Span) -> Iterator[Statement]:
    found = {
        name.rstrip("2"): at[match.start(name)]
        for name, sign in match.groupdict().items()
        if sign is not None
    }
    kept, old, new = found["kept"], found["old"], found.get("new")
    if new is not None:
        yield _link(kept, new, line, span, Change.ADDED)
        old = _only_old(old, new)
    if old.mentions:
        yield _link(kept, old, line, span, Change.REMOVED)


def _only_old(old: Group, new: Group) -> Group:
    """What the new side does not name again."""
    names = {mention.canonical or mention.name for mention in new.mentions}
    return Group(tuple(each for each in old.mentions if (each.canonical or each.name) not in names))


def _link(one: Group, other: Group, line: RosterLine, span: Span, change: Change) -> Statement:
    departments, organisations = (one, other) if one.is_departments else (other, one)
    return replace(state(departments, organisations, line, span=span), change=change)
