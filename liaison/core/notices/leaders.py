"""Which leader answers for which organisation? Sentences, lists and tables that assign leaders."""

import re
from collections.abc import Iterator, Sequence

from liaison.core.names import person_key
from liaison.core.notices.draft import Assignment, Span
from liaison.core.notices.leader_tables import Table
from liaison.core.notices.limits import LONGEST_SENTENCE
from liaison.core.notices.links import cite
from liaison.core.notices.mentions import Kind, Mention
from liaison.core.notices.people import SAID, PeopleFinder, Person
from liaison.core.notices.statements import RosterLine
from liaison.core.values import value
from liaison.core.vocabulary import Vocabulary

_LEADERS = re.compile(r"领导(?!小组)|班子成员")
_OF_UNITS = re.compile(r"部门|单位|[局委办]")
_LIAISON = re.compile(r"联系|结对")
_ABOUT = re.compile(r"领导(?!小组)[^。]{0,16}(?:联系|结对)|联系[^。：]{0,4}领导")
_OTHERS = re.compile(r"联络员|联系人|监督员|特约|通讯录|科长")
_VERB = re.compile(r"联系|对接|对口|[:：\t—－\-→]|结对")
_SAID = re.compile(SAID)
_OVERALL = re.compile(r"总体|全面|统筹|协调|牵头|总负责|听取|主持")
_SAID_AFTER = re.compile(  # at once, or after posts between commas
    rf"[^:：\t，。]{{0,2}}(?:[:：\t—－\-→]|负责|{SAID}|牵头|总体|全面|统筹|听取"
    rf"|，[^。]{{0,30}}?(?:长|书记|成员|常委|主任)，?(?:负责|{SAID}))"
)
_LEADS = re.compile(r"[:：\s]*(?:负责)?(?:总体|全面|统筹|牵头)")
_HINT = re.compile(r"同志|(?:[省市区县州旗盟]长|秘书长|党组成员).{1,40}(?:联系|对接)")
_PIECE = re.compile(r"[^；。]+")
_PART = re.compile(r"[^，]+")
_ANNOUNCED = re.compile(
    r"[^：；。]{0,24}领导[^：；。]{2,40}(?:联系|分工|安排)[^：；。]{0,20}：(?=[^；。]{6})"
)
_HEADS = re.compile(  # a row that opens a table with a column for leaders
    r"(?=.*(?:党派|团体|对象|联系))(?:.*\t)?\s*(?:[省市区县州旗]级?|牵头|联系|对口联系|挂钩|包联)?领导(?:同志|姓名)?\s*(?:\t.*)?"
)
_DOES = re.compile(r"联系|对接|负责|牵头|协助|听取|统筹|协调|总体|主持|[:：\t]")
_ELSE = re.compile(
    r"主持|出席|参加|走访|陪同|调研|聘|讲话|一行|签发|看望|会见|代表|座谈|参会|主委|会长|任命|当选|推荐|协助|配合"
)
_GIVES_UP = re.compile(r"不再|原来?(?:负责)?(?:对口)?联系|(?:此前|原先)联系")
_TAKES_OVER = re.compile(r"(?:由|为|给)(?:新任|接任的?)?[^，。；]{0,8}$")
_FORMERLY = re.compile(r"(?:原|原来|原先|此前|不再)由$")
_TO_PERSON = re.compile(r"[:：\t—－\-→（]|由|领导")
_POST_OF = re.compile(r"(?:党组|党委|工委)?(?:副?书记|副?局长|副?主任|副?部长|副?行长|党组成员|一把手)")
_CAPTION = 40  # characters; a longer line announces nothing


@value(frozen=True, slots=True)
class LeaderLine:
    """What a line says about leaders; `has_verb` is False for ××同志负责某党 without 联系."""

    assignments: tuple[Assignment, ...]
    has_verb: bool
    span: Span


@value(frozen=True, slots=True)
class _Piece:
    """Part of a line with whom and what it names; places are those in its text."""

    text: str
    people: tuple[Person, ...]
    named: "tuple[Named, ...]"


Named = tuple[int, int, Mention]
Said = tuple[str, str, bool]  # leader, counterpart, whether a word says that one answers for the other


class LeaderFinder:
    """Finds leaders with one vocabulary; knows how names and posts stand together."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._people = PeopleFinder(vocabulary)

    def find(self, lines: Sequence[RosterLine], title: str, text: str) -> tuple[LeaderLine, ...]:
        """Every line that assigns leaders; those without post and 同志 only where leaders are the subject."""
        found: list[LeaderLine] = []
        table, captioned = Table(self._people), _Captioned("")
        headed: dict[str, bool] = {}  # most lines stand under the same headings
        for line in lines:
            over = "".join(line.line.headings) or title
            if over not in headed:
                headed[over] = _is_headed(over, title)
            about = captioned.is_about(line.text, headed=headed[over])
            said = list(self._said(line, table, about=about))
            if said:
                found.append(_leader_line(line, said, text))
            if not line.mentions and len(line.text) <= _CAPTION and "：" not in line.text[:-1]:
                captioned = _Captioned(line.text)
        return tuple(found)

    def _said(self, line: RosterLine, table: Table, *, about: bool) -> Iterator[Said]:
        if not about and not ("\t" in line.text and (table.is_open or _HEADS.fullmatch(line.text))):
            table.close()
            if _HINT.search(line.text):
                yield from self._in_pieces(line, about=False)
            return
        rows = table.row(line) if "\t" in line.text else ()
        said = (
            []
            if table.is_of_others
            else [(*row, True) for row in rows] or [*self._in_pieces(line, about=True)]
        )
        yield from said or ((*each, True) for each in table.cell(line, said=bool(said)))

    def _in_pieces(self, line: RosterLine, *, about: bool) -> Iterator[Said]:
        for piece in _pieces(line, self._people, about=about):
            if piece.people and not _names_department(piece):
                first = next((start for start, _, _ in _whole(piece)), len(piece.text))
                says = _leaders_first if piece.people[0].start < first else _organisations_first
                yield from says(piece, about=about)


def _is_headed(over: str, title: str) -> bool:
    """Whether the headings say that what stands under them is about leaders and whom they liaise with."""
    subject = over if _LEADERS.search(over) or _OF_UNITS.search(over) else title
    return _LEADERS.search(subject) is not None and _LIAISON.search(title + over) is not None


class _Captioned:
    """What a short line that names nobody announces for those below it."""

    def __init__(self, caption: str) -> None:
        self._of_others = _OTHERS.search(caption) is not None and not _LEADERS.search(caption)
        self._of_leaders = _ABOUT.search(caption) is not None

    def is_about(self, text: str, *, headed: bool) -> bool:
        """Whether leaders and whom they liaise with are what a line below is about."""
        if self._of_others:
            return False
        return headed or self._of_leaders or _ABOUT.search(text) is not None


def _leader_line(line: RosterLine, said: Sequence[Said], text: str) -> LeaderLine:
    citation = cite(text, line.line.span, line.line.section, Span(line.line.body_start, line.line.body_start))
    assignments = tuple(
        Assignment(person_key(leader), counterpart, citation, doubtful=not has_verb)
        for leader, counterpart, has_verb in dict.fromkeys(said)
    )
    return LeaderLine(assignments, all(has_verb for _, _, has_verb in said), line.line.span)


def _pieces(line: RosterLine, people: PeopleFinder, *, about: bool) -> Iterator[_Piece]:
    """The parts between semicolons and stops; those between commas, where each assigns somebody."""
    start = line.line.body_start
    for match in _PIECE.finditer(line.text):
        announced = _ANNOUNCED.match(line.text, match.start(), match.end())
        begun = announced.end() if announced else match.start()
        spans = [part.span() for part in _PART.finditer(line.text, begun, match.end())]
        parts: list[_Piece] = []
        if len(spans) > 1 and all(line.mentions_in(start + at, start + to) for at, to in spans):
            parts = [_piece(line, at, line.text[at:to], people, about=about) for at, to in spans]
        if parts and all(part.people for part in parts):
            yield from parts
        else:
            yield _piece(line, begun, line.text[begun : match.end()], people, about=about)


def _piece(line: RosterLine, place: int, text: str, people: PeopleFinder, *, about: bool) -> _Piece:
    offset = line.line.body_start + place
    named = tuple(
        (mention.span.start - offset, mention.span.end - offset, mention)
        for mention in line.mentions_in(offset, offset + len(text))
    )
    if len(text) > LONGEST_SENTENCE:
        return _Piece(text, (), named)
    found = (each for each in people.find(text, bare=about) if not _overlaps(each, named))
    return _Piece(text, tuple(found), named)


def _overlaps(person: Person, named: Sequence[Named]) -> bool:
    at = person.start, person.end
    return any(
        start < at[1] and at[0] < end and mention.kind is not Kind.DEPARTMENT for start, end, mention in named
    )


def _names_department(piece: _Piece) -> bool:
    """Whether it names a department, besides the one that is part of a leader's post: 市公安局局长."""
    return any(
        mention.kind is Kind.DEPARTMENT and not _POST_OF.match(piece.text, end)
        for _, end, mention in piece.named
    )


def _leaders_first(piece: _Piece, *, about: bool) -> Iterator[Said]:
    """Each run of leaders with the organisations up to the next one, or with those that another gives up."""
    runs = _runs(piece)
    ends = [*(run[0].start for run in runs[1:]), len(piece.text)]
    given_up: list[Named] = []
    for run, end in zip(runs, ends, strict=True):
        after = run[-1].end
        named = [each for each in piece.named if after <= each[0] < end]
        tail = piece.text[after:end]
        gap = piece.text[after : named[0][0]] if named else tail
        if named and _GIVES_UP.match(gap):
            given_up = named
            continue
        if not named and given_up and _TAKES_OVER.search(piece.text[: run[0].start]):
            named = given_up
        if _ELSE.search(gap):
            continue
        if not (_is_said_of_name(gap, run) if about else _assigns(gap, run)):
            continue
        organisations = _of([mention for _, _, mention in named]) or _overall(tail, run)
        for person in run:
            for organisation in organisations:
                yield person.name, organisation, organisation == "*" or _VERB.search(tail) is not None


def _is_said_of_name(gap: str, run: Sequence[Person]) -> bool:
    """Whether words that may be no name are followed by what is said of people."""
    return run[-1].official or run[-1].comrade or _SAID_AFTER.match(gap) is not None


def _assigns(gap: str, run: Sequence[Person]) -> bool:
    """Whether the words after leaders say by themselves, without a heading, that they liaise."""
    return _SAID.search(gap) is not None or (run[-1].comrade and gap.startswith(("负责", "：", "听取")))


def _runs(piece: _Piece) -> list[list[Person]]:
    """Leaders that are named together."""
    runs: list[list[Person]] = []
    for person in piece.people:
        before = runs[-1][-1].end if runs else 0
        gap = piece.text[before : person.start]
        apart = _DOES.search(gap) or any(before <= start < person.start for start, _, _ in _whole(piece))
        if runs and not apart:
            runs[-1].append(person)
        else:
            runs.append([person])
    return runs


def _whole(piece: _Piece) -> list[Named]:
    return [each for each in piece.named if each[2].kind is not Kind.DEPARTMENT]


def _organisations_first(piece: _Piece, *, about: bool) -> Iterator[Said]:
    """Each run of leaders with the organisations right before it."""
    place = 0
    for run in _runs(piece):
        named = [each for each in _whole(piece) if place <= each[0] < run[0].start]
        place = run[-1].end
        if not named:
            continue
        gap = piece.text[named[-1][1] : run[0].start]
        if _FORMERLY.search(gap) or _FORMERLY.search(piece.text[: named[0][0]]):
            place = named[0][0]  # whoever comes next takes them over
            continue
        led = _TO_PERSON.search(gap) is not None and not _ELSE.search(gap) and not _OTHERS.search(gap)
        if led and (about or ("由" in gap and _SAID.match(piece.text, place))):
            for person in run:
                for organisation in _of([mention for _, _, mention in named]):
                    yield person.name, organisation, True


def _overall(tail: str, run: Sequence[Person]) -> tuple[str, ...]:
    """ "*" for those who lead the whole; of a bare name, which may be none, this is to be said at once."""
    titled = all(person.official or person.comrade for person in run)
    leads = _OVERALL.search(tail) if titled else _LEADS.match(tail)
    return ("*",) if leads else ()


def _of(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The organisations among the mentions; "*" for all of them."""
    if any(mention.kind is Kind.COLLECTIVE for mention in mentions):
        return ("*",)
    return tuple(mention.canonical for mention in mentions if mention.kind is Kind.ORGANISATION)
