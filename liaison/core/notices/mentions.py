"""Which departments and organisations does a piece of text name, and where?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from operator import attrgetter

from liaison.core.leaps import leaping
from liaison.core.names import LEVELS
from liaison.core.notices.departments import find_departments
from liaison.core.notices.draft import Span
from liaison.core.values import value
from liaison.core.vocabulary import OrganisationKind, Vocabulary

_SEAT = re.compile("[市区县](?:人民政府|委)")
_PLACE = re.compile(r"(?<![\u4e00-\u9fff])(?:中共)?([\u4e00-\u9fff]{2,4}?)\Z")  # before a seat
_LONGEST_PLACE = 6
_PERSON = re.compile(
    r"(?:机关)?(?:专职|驻会|原|时任)?(?:副?主席|副?主委|副?会长|主任委员|秘书长|党组书记|会员|党员|盟员|社员)"
)
_ALL = re.compile("各|所有|以上|上述|前述|全体|全部")
_SUMS_UP = re.compile("以上|上述|前述")  # all that the roster names, whatever their kind
_STARTS_NAME = "(?<![革盟建进党社联公])"  # else a name that could not be read stands before its place
_NEEDS_ALL = frozenset({"党派", "党派团体"})  # 联系党派 heads a column, 各党派 means them all
_COLLECTIVE_HEAD = (
    r"(?:以上|上述|前述|其他|有关|相关|所有|全体|全部)?(?:(?:高新|经开|开发|新)?[省市区县州旗]级?|全[省市区县州]|本[省市区县州])?"
    r"(?:各个?|[三四五六七八]个)?"
)
_HEAD = re.compile(rf"{_COLLECTIVE_HEAD}\Z")  # looked for before a collective name
_COLLECTIVE_SIGN = re.compile("派|团体")  # every collective name has one of them
_LONGEST_BEFORE_SIGN = 8
_LONGEST_HEAD = 12
_COLLECTIVE_TAIL = (
    r"(?:[\u4e00-\u9fff]{0,5}?(?:[省市区县州]委(?:会|员会)?|（?总）?支部|总支|基层组织|组织)"
    r"(?:[和、]?(?:（总支部?）|（支部）|（总）支部))?)?"
)
_FILTERED = (  # 民主党派 without its first words
    r"(?:各(?:民主常)?派(?!出|员|驻|别)|派(?<![党各民主常委指选特分帮]派)(?=[、和与，基（(]|组织|成员|支部))"
    r"(?:（总）支部|（?总支）?|支部|基层组织)?"
)
_BESIDE_DEPARTMENTS = frozenset({"侨联", "工商联"})  # people's bodies that also stand on the other side
_LISTED = frozenset("、和")
_CONTACT = re.compile(
    r"（(?:联络|联系|承办|经办|责任|具体)(?:处室|科室|股室|处|科|股|人|员)(?:为|是)?[:：][^（）]{1,40}）"
)


_PLACE_OF = attrgetter("span.start", "span.end")  # compared without a call of Python's


class Kind(StrEnum):
    DEPARTMENT = "department"
    ORGANISATION = "organisation"
    COLLECTIVE = "collective"

    __hash__ = str.__hash__  # an Enum's own is written in Python and asked thousands of times


@value(frozen=True, slots=True, eq=False)  # each is one place of the text: the same only as itself
class Mention:
    kind: Kind
    span: Span
    name: str  # as it is to be shown; a department's with its prefix
    canonical: str = ""  # of an organisation
    rank: str | None = None
    covers: tuple[OrganisationKind, ...] = ()  # of a collective wording
    filtered: bool = False  # a collective wording that lost a word
    weak: bool = False  # a department only if its neighbours are departments
    known: bool = True  # to the vocabulary

    @property
    def length(self) -> int:
        return self.span.end - self.span.start


class Finder:
    """Finds mentions with one vocabulary; remembers the places that stand for one organisation."""

    def __init__(self, vocabulary: Vocabulary, text: str = "") -> None:
        self._vocabulary = vocabulary
        self._collective = re.compile(
            rf"(?P<name>{'|'.join(vocabulary.covered)})(?!人士){_COLLECTIVE_TAIL}|(?P<filtered>{_FILTERED})"
        )
        named = self._named = list(vocabulary.organisations_in(text))
        self._text = text
        self._local = _local_names(named, vocabulary)
        self._places = _places(text, named)

    def find(self, text: str, offset: int = 0) -> list[Mention]:
        """All mentions in the text, in order; spans are moved by the offset."""
        named = _apart(
            [*self._organisations(text, offset), *self._collectives(text, offset), *self._short(text, offset)]
        )
        taken = sorted([*(mention.span for mention in named), *_contacts(text, offset)])
        departments = find_departments(text, offset, self._vocabulary, taken, self._places)
        found = [
            Mention(Kind.DEPARTMENT, each.span, each.name, weak=each.weak, known=each.known)
            for each in departments
        ]
        return _sided(sorted([*named, *found], key=_PLACE_OF), text, offset)

    def _organisations(self, text: str, offset: int) -> Iterator[Mention]:
        known = text is self._text
        for match in self._named if known else self._vocabulary.organisations_in(text):
            if _PERSON.match(text, match.end()):
                continue
            name = self._vocabulary.organisation_name(match)
            span = Span(offset + match.start(), offset + match.end())
            yield Mention(Kind.ORGANISATION, span, match.group(), name.canonical, name.rank)

    def _collectives(self, text: str, offset: int) -> Iterator[Mention]:
        for match in leaping(self._collective, text, sign=_COLLECTIVE_SIGN, before=_LONGEST_BEFORE_SIGN):
            head = _HEAD.search(text, max(0, match.start() - _LONGEST_HEAD), match.start())
            start = head.start() if head else match.start()
            wording = text[start : match.end()]
            if match["name"] in _NEEDS_ALL and not _ALL.search(wording):
                continue
            span = Span(offset + start, offset + match.end())
            covers = self._vocabulary.covered.get(match["name"] or "", (OrganisationKind.PARTY,))
            if _SUMS_UP.match(wording):
                covers = tuple(OrganisationKind)
            rank, filtered = self._rank(wording), match["name"] is None
            yield Mention(Kind.COLLECTIVE, span, wording, rank=rank, covers=covers, filtered=filtered)

    def _rank(self, wording: str) -> str | None:
        """The rank that a wording names alone; 各民主党派市委会（总支部） names more than one."""
        if not wording.endswith(tuple(self._vocabulary.rank_of)):
            return None
        return next((rank for end, rank in self._vocabulary.rank_endings if wording.endswith(end)), None)

    def _short(self, text: str, offset: int) -> Iterator[Mention]:
        """澄江市委 for 民盟澄江市委, where the notice has named it so before."""
        for name, canonical in self._local.items():
            for match in re.finditer(_STARTS_NAME + re.escape(name), text):
                yield Mention(
                    Kind.ORGANISATION, Span(offset + match.start(), offset + match.end()), name, canonical
                )


def _contacts(text: str, offset: int) -> Iterator[Span]:
    """The remarks in brackets that name an office within the body before them: it is no department."""
    for match in _CONTACT.finditer(text) if "（联" in text or "办" in text else ():
        yield Span(offset + match.start(), offset + match.end())


def _local_names(named: Sequence[re.Match[str]], vocabulary: Vocabulary) -> dict[str, str]:
    """Place and rank -> the only organisation of the text that has them; 市委 alone is never one."""
    found: dict[str, set[str]] = {}
    for match in named:
        if match["place"] and match["rank"] and len(match["place"]) >= 2:
            name = vocabulary.organisation_name(match)
            found.setdefault(match["place"] + match["rank"], set()).add(name.canonical)
    return {name: next(iter(owners)) for name, owners in found.items() if len(owners) == 1}


def _places(text: str, named: Sequence[re.Match[str]]) -> frozenset[str]:
    """The proper names of the places that the text speaks of, without the word for their level."""
    seats = [seat.start() for seat in _SEAT.finditer(text)]
    before = (_PLACE.search(text, max(0, seat - _LONGEST_PLACE), seat) for seat in seats)
    issuing = {match.group(1) for match in before if match}
    organised = {(match["place"] or "").rstrip(LEVELS) for match in named}
    return frozenset(place for place in issuing | organised if len(place) >= 2)


def _sided(mentions: list[Mention], text: str, offset: int) -> list[Mention]:
    """With a body that stands in a list of departments taken for one of them: 致公党：市侨联、市外办."""
    for place, mention in enumerate(mentions):
        if mention.canonical not in _BESIDE_DEPARTMENTS:
            continue
        before = mentions[place - 1] if place else None
        after = mentions[place + 1] if place + 1 < len(mentions) else None
        follows = before and text[before.span.end - offset : mention.span.start - offset] in _LISTED
        precedes = after and text[mention.span.end - offset : after.span.start - offset] in _LISTED
        ends_list = follows and before and before.kind is Kind.DEPARTMENT
        opens_list = precedes and after and after.kind is Kind.DEPARTMENT and mention.canonical == "侨联"
        if ends_list or opens_list:
            mentions[place] = Mention(Kind.DEPARTMENT, mention.span, mention.name)
    return mentions


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Without those that lie within another: the earlier wins, then the longer."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda each: (each.span.start, -each.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept
