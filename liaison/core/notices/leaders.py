"""Which leader answers for which organisation? ××同志负责联系…, and rosters of leaders."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liaison.core.names import person_key
from liaison.core.notices.draft import Assignment, Citation, Span
from liaison.core.notices.links import cite
from liaison.core.notices.mentions import Kind
from liaison.core.notices.statements import RosterLine

_NAME = r"[\u4e00-\u9fff]{1,3}(?:·[\u4e00-\u9fff]{1,10}){0,2}[\u4e00-\u9fff]?"
_POSTS = r"(?:长|主任|书记|委员|组成员|常委|巡视员|调研员|主席)"
_COMRADE = re.compile(rf"^(?:[\u4e00-\u9fff、]{{0,30}}{_POSTS})?\s*(?P<name>{_NAME})\s*同志")
_TITLED = re.compile(
    rf"^[\u4e00-\u9fff、，\s]{{1,40}}?{_POSTS}\s*(?P<name>{_NAME})\s*(?=[:：\t—－\-（(]|联系|负责|分管|牵头)"
)
_BARE = re.compile(rf"^(?P<name>{_NAME})\s*(?:（[^（）]{{2,30}}）)?\s*(?=[:：\t—－\-]|联系|负责)")
_LEADERS = re.compile(r"领导(?!小组)")
_LIAISON = re.compile(r"联系|结对")
_VERB = re.compile(r"联系|对口|[:：\t—－\-]")
_OVERALL = re.compile(r"总体|全面|统筹|协调|牵头|总负责|听取|主持")


@dataclass(frozen=True, slots=True)
class LeaderLine:
    """What a line says about one leader; `has_verb` is False for ××同志负责某党 without 联系."""

    assignments: tuple[Assignment, ...]
    has_verb: bool
    span: Span


def find_leaders(lines: Sequence[RosterLine], title: str, text: str) -> tuple[LeaderLine, ...]:
    """Every line that assigns a leader; lines without 同志 only under a heading about leaders."""
    return tuple(_found(lines, title, text))


def _found(lines: Sequence[RosterLine], title: str, text: str) -> Iterator[LeaderLine]:
    for line in lines:
        headings = "".join(line.line.headings)
        about_leaders = (
            _LEADERS.search(headings or title) is not None and _LIAISON.search(title + headings) is not None
        )
        name = _name(line.text, about_leaders=about_leaders)
        if name is None or any(mention.kind is Kind.DEPARTMENT for mention in line.mentions):
            continue
        counterparts = _counterparts(line, name.end())
        if not counterparts:
            continue
        span = line.line.span
        citation = cite(text, span, line.line.section, Span(line.line.body_start, line.line.body_start))
        has_verb = _VERB.search(line.text, name.end()) is not None or counterparts == ("*",)
        yield LeaderLine(
            _assignments(name["name"], counterparts, citation, doubtful=not has_verb), has_verb, span
        )


def _name(text: str, *, about_leaders: bool) -> re.Match[str] | None:
    comrade = _COMRADE.match(text)
    if comrade is not None or not about_leaders:
        return comrade
    return _TITLED.match(text) or _BARE.match(text)


def _assignments(
    name: str, counterparts: tuple[str, ...], citation: Citation, *, doubtful: bool
) -> tuple[Assignment, ...]:
    leader = person_key(name)
    return tuple(Assignment(leader, counterpart, citation, doubtful) for counterpart in counterparts)


def _counterparts(line: RosterLine, start: int) -> tuple[str, ...]:
    """The organisations named after the leader; "*" for all of them, or for the overall lead."""
    after = [mention for mention in line.mentions if mention.span.start >= line.line.body_start + start]
    if any(mention.kind is Kind.COLLECTIVE for mention in after):
        return ("*",)
    named = tuple(mention.canonical for mention in after if mention.kind is Kind.ORGANISATION)
    if named:
        return named
    return ("*",) if _OVERALL.search(line.text, start) else ()
