"""Which leader answers for which organisation? ××同志负责联系…, rosters and tables of leaders."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liaison.core.names import person_key
from liaison.core.notices.draft import Assignment, Span
from liaison.core.notices.links import cite
from liaison.core.notices.mentions import Kind, Mention
from liaison.core.notices.statements import RosterLine
from liaison.core.vocabulary import Vocabulary

_NAME = r"(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,10}){1,2})"
_LAZY_NAME = r"(?P<name>[\u4e00-\u9fff]{2,4}?)"
_BRACKET = r"(?:\s*（[^（）]{2,30}）)?"
_LEADERS = re.compile(r"领导(?!小组)")
_LIAISON = re.compile(r"联系|结对")
_SAID = r"(?:具体)?(?:分管|牵头|负责|对口|全面|总体|统筹|挂钩|定点|结对|归口|主要|统一)*(?:联系|对接)"
_VERB = re.compile(r"联系|对接|对口|[:：\t—－\-→]|结对")
_OVERALL = re.compile(r"总体|全面|统筹|协调|牵头|总负责|听取|主持")
_HINT = re.compile(r"同志|(?:[省市区县州旗盟]长|秘书长|党组成员).{1,40}(?:联系|对接)")
_PIECE = re.compile(r"[^；。]+")
_PART = re.compile(r"[^，]+")


@dataclass(frozen=True, slots=True)
class LeaderLine:
    """What a line says about leaders; `has_verb` is False for ××同志负责某党 without 联系."""

    assignments: tuple[Assignment, ...]
    has_verb: bool
    span: Span


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of a line with what it names."""

    text: str
    start: int
    mentions: tuple[Mention, ...]


class LeaderFinder:
    """Finds leaders with one vocabulary; knows how names and posts stand together."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        posts = "(?:" + "|".join(sorted(vocabulary.posts, key=len, reverse=True)) + ")"
        titles = rf"(?:[\u4e00-\u9fff、，\s]{{0,30}}?{posts})"
        self._in_prose = re.compile(
            rf"^(?:[\u4e00-\u9fff、，\s]{{0,30}}?(?:[省市区县州旗盟]长|秘书长|党组成员))\s*{_NAME}{_BRACKET}\s*(?={_SAID})"
        )
        self._comrade = re.compile(rf"^{titles}?\s*{_NAME}\s*同志")
        self._forward = (
            re.compile(rf"^{titles}\s*{_NAME}{_BRACKET}\s*(?=[:：\t—－\-→]|{_SAID}|负责)"),
            re.compile(rf"^{_NAME}{_BRACKET}\s*(?=[:：\t—－\-→]|{_SAID}|负责)"),
            re.compile(rf"^{_LAZY_NAME}(?:常务)?副?{posts}\s*(?={_SAID}|负责|[:：])"),
        )
        self._backward = re.compile(
            rf"(?:[:：\t—－\-]\s*|由){titles}?\s*{_LAZY_NAME}(?:同志)?{_BRACKET}\s*(?:(?:副?{posts})?(?:{_SAID}|负责)|$)"
        )

    def find(self, lines: Sequence[RosterLine], title: str, text: str) -> tuple[LeaderLine, ...]:
        """Every line that assigns leaders; those without 同志 only under a heading about leaders."""
        found = (self._in_line(line, title, text) for line in lines)
        return tuple(line for line in found if line is not None)

    def _in_line(self, line: RosterLine, title: str, text: str) -> LeaderLine | None:
        headings = "".join(line.line.headings) or title
        if not _HINT.search(line.text) and not _LEADERS.search(headings):
            return None
        about_leaders = (
            _LEADERS.search(headings) is not None and _LIAISON.search(title + headings) is not None
        )
        assigned: list[tuple[str, str, bool]] = []
        for piece in _pieces(line):
            assigned.extend(self._in_piece(piece, about_leaders=about_leaders))
        if not assigned and about_leaders and "\t" in line.text:
            assigned.extend(self._in_row(line))
        if not assigned:
            return None
        span = line.line.span
        citation = cite(text, span, line.line.section, Span(line.line.body_start, line.line.body_start))
        assignments = tuple(
            Assignment(person_key(leader), counterpart, citation, doubtful=not has_verb)
            for leader, counterpart, has_verb in dict.fromkeys(assigned)
        )
        return LeaderLine(assignments, all(has_verb for _, _, has_verb in assigned), span)

    def _in_piece(self, piece: _Piece, *, about_leaders: bool) -> Iterator[tuple[str, str, bool]]:
        """Leader, counterpart, and whether a word says that one answers for the other."""
        match = self._comrade.match(piece.text) or self._named(piece.text, about_leaders=about_leaders)
        if _names_department(_after_post(piece, match)):
            return
        if match is not None and not _of(_before(piece, match.end())):  # else the organisation stands first
            for counterpart in _after(piece, match.end()):
                said = _VERB.search(piece.text, match.end()) is not None or counterpart == "*"
                yield match["name"], counterpart, said
            return
        if about_leaders and piece.mentions:
            last = piece.mentions[-1].span.end - piece.start
            back = self._backward.match(piece.text, last)
            if back is not None and self._vocabulary.is_person(back["name"]):
                for counterpart in _of(piece.mentions):
                    yield back["name"], counterpart, True

    def _named(self, text: str, *, about_leaders: bool) -> re.Match[str] | None:
        """Without a heading about leaders only a post of the government and a verb make a leader."""
        patterns = self._forward if about_leaders else (self._in_prose,)
        matches = (pattern.match(text) for pattern in patterns)
        return next((found for found in matches if found and self._vocabulary.is_person(found["name"])), None)

    def _in_row(self, line: RosterLine) -> Iterator[tuple[str, str, bool]]:
        """In a table the person's cell and the organisations' cell may stand in any order."""
        people = [re.sub(r"（[^（）]*）", "", cell).strip() for cell in line.text.split("\t")]
        for name in people:
            if self._vocabulary.is_person(name) and not any(
                name in mention.name for mention in line.mentions
            ):
                overall = ("*",) if _OVERALL.search(line.text) else ()
                for counterpart in _of(line.mentions) or overall:
                    yield name, counterpart, True


def _pieces(line: RosterLine) -> Iterator[_Piece]:
    """The parts between semicolons and stops; those between commas, where each names somebody."""
    start = line.line.body_start
    for match in _PIECE.finditer(line.text):
        parts = [
            (start + match.start() + part.start(), part.group()) for part in _PART.finditer(match.group())
        ]
        pieces = [_Piece(text, place, _within(line, place, place + len(text))) for place, text in parts]
        if len(pieces) > 1 and all(piece.mentions for piece in pieces):
            yield from pieces
        else:
            place = start + match.start()
            yield _Piece(match.group(), place, _within(line, place, place + len(match.group())))


def _within(line: RosterLine, start: int, end: int) -> tuple[Mention, ...]:
    return tuple(mention for mention in line.mentions if start <= mention.span.start < end)


def _after(piece: _Piece, place: int) -> tuple[str, ...]:
    """The organisations named after the leader; "*" for all of them, or for the overall lead."""
    named = _of(tuple(mention for mention in piece.mentions if mention.span.start >= piece.start + place))
    return named or (("*",) if _OVERALL.search(piece.text, place) else ())


def _after_post(piece: _Piece, match: re.Match[str] | None) -> tuple[Mention, ...]:
    """What the piece names besides the office that is part of the leader's post: 市公安局局长."""
    named = match.start("name") if match is not None else 0
    return tuple(mention for mention in piece.mentions if mention.span.start >= piece.start + named)


def _names_department(mentions: Sequence[Mention]) -> bool:
    return any(mention.kind is Kind.DEPARTMENT for mention in mentions)


def _before(piece: _Piece, place: int) -> tuple[Mention, ...]:
    return tuple(mention for mention in piece.mentions if mention.span.start < piece.start + place)


def _of(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    if any(mention.kind is Kind.COLLECTIVE for mention in mentions):
        return ("*",)
    return tuple(mention.canonical for mention in mentions if mention.kind is Kind.ORGANISATION)
