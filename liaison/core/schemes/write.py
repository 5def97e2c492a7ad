"""How is the notice of a scheme written from its data? In the layout of two annexes, which reads back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from liaison.core.names import LEVELS
from liaison.core.schemes.facts import ASSIGNMENT, DUTY, HEADER, LINK, Fact
from liaison.core.schemes.scheme import PARTY
from liaison.core.schemes.write_duties import sentence_of
from liaison.core.schemes.written import Paragraph, Style, Written
from liaison.core.vocabulary import OrganisationKind, Vocabulary

Data = Mapping[str, Any]
_NUMERALS = "一二三四五六七八九十"
_COMMITTEE = {"省": "省委会", "市": "市委会", "州": "州委会", "区": "区委会", "县": "县委会", "旗": "旗委会"}
_RANKS = {"省": "province", "市": "city", "州": "city", "区": "county", "县": "county", "旗": "county"}
_ALL = "*"


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A fact and its place in the list that is written."""

    place: int
    data: Data


@dataclass(frozen=True, slots=True)
class _Scheme:
    """What is to be written, sort by sort, and whose names it is written with."""

    head: _Numbered
    pairs: tuple[_Numbered, ...]
    common: tuple[_Numbered, ...]
    leaders: tuple[_Numbered, ...]
    duties: tuple[_Numbered, ...]
    prefix: str
    vocabulary: Vocabulary


def write(facts: Sequence[Fact], vocabulary: Vocabulary, *, prefix: str) -> Written:
    """The notice that states these facts; leaders in annex 1, departments in annex 2, duties in the body.

    `prefix` is the word for the place: 市, 区, 镇. A department that keeps common liaison is named in the
    body. Facts of other sorts are left out. Clauses: ZY-5.
    """
    scheme = _sorted(facts, vocabulary, prefix)
    annexes = _annexes(scheme)
    return Written(
        (
            *_head(scheme),
            *_sections(scheme, len(annexes)),
            *_annex_list(annexes),
            *_signature(scheme),
            *(paragraph for annex in annexes for paragraph in annex),
        )
    )


def _sorted(facts: Sequence[Fact], vocabulary: Vocabulary, prefix: str) -> _Scheme:
    of = {
        sort: tuple(_Numbered(place, fact.data) for place, fact in enumerate(facts) if fact.sort == sort)
        for sort in (HEADER, LINK, ASSIGNMENT, DUTY)
    }
    return _Scheme(
        head=next(iter(of[HEADER]), _Numbered(-1, {})),
        pairs=tuple(link for link in of[LINK] if link.data["organisation"]),
        common=tuple(link for link in of[LINK] if not link.data["organisation"]),
        leaders=of[ASSIGNMENT],
        duties=of[DUTY],
        prefix=prefix,
        vocabulary=vocabulary,
    )


def organisation_name(canonical: str, vocabulary: Vocabulary, *, prefix: str) -> str:
    """What a notice of the place calls its organisation where nothing else is known.

    Without a committee of its rank, a party of a town is called by its branch.
    """
    kinds = {organisation.name: organisation.kind for organisation in vocabulary.organisations}
    kind = kinds.get(canonical)
    if kind is OrganisationKind.PARTY:
        return canonical + _COMMITTEE.get(prefix, "支部")
    return canonical if kind is OrganisationKind.NON_PARTY or prefix not in LEVELS else prefix + canonical


def _head(scheme: _Scheme) -> Iterator[Paragraph]:
    head = scheme.head.data
    if head.get("number"):
        yield Paragraph(Style.NUMBER, head["number"])
    yield Paragraph(Style.TITLE, head.get("title") or "关于对口联系工作的通知", (scheme.head.place,))
    yield Paragraph(Style.SALUTATION, "各有关部门、单位：")
    yield Paragraph(Style.BODY, "为密切工作联系，做好对口联系工作，现将有关事项通知如下。")


def _sections(scheme: _Scheme, annexes: int) -> Iterator[Paragraph]:
    sections = [("联系安排", tuple(_arrangements(scheme, annexes)))]
    if scheme.duties:
        sections.append(("工作要求", tuple(_demands(scheme))))
    sections.append(("施行时间", tuple(_in_force(scheme.head.data))))
    for place, (title, paragraphs) in enumerate(each for each in sections if each[1]):
        numeral = _NUMERALS[place]
        yield Paragraph(Style.HEADING, f"{numeral}、{title}", section=numeral)
        for paragraph in paragraphs:
            section = numeral + paragraph.section
            yield Paragraph(paragraph.style, paragraph.text, paragraph.facts, section)


def _arrangements(scheme: _Scheme, annexes: int) -> Iterator[Paragraph]:
    """Who keeps common liaison, and where the annexes lay down the rest."""
    groups: dict[str, list[_Numbered]] = {}
    for link in scheme.common:
        groups.setdefault(_scope(link.data, scheme), []).append(link)
    for scope, links in groups.items():
        names = "、".join(dict.fromkeys(link.data["department"] for link in links))
        facts = tuple(link.place for link in links)
        yield Paragraph(Style.BODY, f"{names}与{scope}建立综合对口联系。", facts)
    if annexes:
        numbers = "、".join(str(number) for number in range(1, annexes + 1)) if annexes > 1 else ""
        yield Paragraph(Style.BODY, f"具体安排见附件{numbers}。")


def _scope(data: Data, scheme: _Scheme) -> str:
    """The collective wording where it means exactly those that are covered, otherwise all of their names."""
    kinds = {organisation.name: organisation.kind for organisation in scheme.vocabulary.organisations}
    names = [*data["names"]]
    parties = {name for name in names if kinds[name] is OrganisationKind.PARTY}
    others = [name for name in names if name not in parties]
    others += [name for name in data["covers"] if name != PARTY and name not in others]
    collective = PARTY in data["covers"] and (not parties or parties == _parties_named(scheme))
    ranked = data["rank_limit"] and data["rank_limit"] == _RANKS.get(scheme.prefix)
    wording = f"各民主党派{_COMMITTEE[scheme.prefix]}" if ranked else "各民主党派"
    first = [wording] if collective else [_name(name, scheme) for name in names if name in parties]
    return "、".join([*first, *(_name(name, scheme) for name in others)])


def _parties_named(scheme: _Scheme) -> set[str]:
    """The parties of the rosters and those assigned to leaders: what a collective wording stands for."""
    kinds = {organisation.name: organisation.kind for organisation in scheme.vocabulary.organisations}
    named = {each.data["organisation"] for each in (*scheme.pairs, *scheme.leaders)} - {_ALL}
    return {name for name in named if kinds[name] is OrganisationKind.PARTY}


def _name(canonical: str, scheme: _Scheme) -> str:
    """What this scheme calls the organisation elsewhere; its usual name where it does not."""
    known = (
        link.data["organisation_name"] for link in scheme.pairs if link.data["organisation"] == canonical
    )
    return next((name for name in known if name), "") or organisation_name(
        canonical, scheme.vocabulary, prefix=scheme.prefix
    )


def _demands(scheme: _Scheme) -> Iterator[Paragraph]:
    for number, duty in enumerate(scheme.duties):
        label = f"（{_chinese(number + 1)}）"
        yield Paragraph(Style.BODY, label + sentence_of(duty.data), (duty.place,), label)


def _chinese(number: int) -> str:
    """一 to 九十九.

    >>> _chinese(3), _chinese(10), _chinese(21)
    ('三', '十', '二十一')
    """
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _NUMERALS[tens - 1]) + "十" if tens else ""
    return ten + (_NUMERALS[ones - 1] if ones else "")


def _in_force(head: Data) -> Iterator[Paragraph]:
    parts = []
    if head.get("effective_on"):
        parts.append(f"本通知自{_day(head['effective_on'])}起施行")
    if head.get("supersedes"):
        parts.append(f"{'、'.join(head['supersedes'])}同时废止")
    if parts:
        yield Paragraph(Style.BODY, "，".join(parts) + "。")


def _annexes(scheme: _Scheme) -> list[list[Paragraph]]:
    government = f"{scheme.prefix}政府领导对口联系安排"
    departments = f"{scheme.prefix}级有关部门对口联系安排"
    written = [
        (title, lines)
        for title, lines in ((government, [*_leaders(scheme)]), (departments, [*_departments(scheme)]))
        if lines
    ]
    labels = ["附件"] if len(written) == 1 else [f"附件{number}" for number, _ in enumerate(written, start=1)]
    return [
        [
            Paragraph(Style.ANNEX, label),
            Paragraph(Style.ANNEX_TITLE, title, section=label),
            *(Paragraph(Style.LINE, line, facts, label) for line, facts in lines),
        ]
        for label, (title, lines) in zip(labels, written, strict=True)
    ]


def _leaders(scheme: _Scheme) -> Iterator[tuple[str, tuple[int, ...]]]:
    for leader, rows in _grouped(scheme.leaders, "leader"):
        named = [row for row in rows if row.data["organisation"] != _ALL]
        hears = [row.place for row in rows if row.data["organisation"] == _ALL]
        if hears:
            leads = any(row.data.get("leads") for row in rows)
            does = "牵头负责对口联系工作" if leads else "负责听取各民主党派、工商联的意见"
            yield f"{leader}同志{does}", tuple(hears)
        if named:
            names = "、".join(_name(row.data["organisation"], scheme) for row in named)
            yield f"{leader}同志负责联系{names}", tuple(row.place for row in named)


def _departments(scheme: _Scheme) -> Iterator[tuple[str, tuple[int, ...]]]:
    for department, rows in _grouped(scheme.pairs, "department"):
        names = (row.data["organisation_name"] or _name(row.data["organisation"], scheme) for row in rows)
        yield f"{department}联系{'、'.join(dict.fromkeys(names))}", tuple(row.place for row in rows)


def _grouped(rows: Iterable[_Numbered], key: str) -> Iterator[tuple[str, list[_Numbered]]]:
    """The rows by the value of the key, in the order in which each first stands."""
    found: dict[str, list[_Numbered]] = {}
    for row in rows:
        found.setdefault(row.data[key], []).append(row)
    yield from found.items()


def _annex_list(annexes: Sequence[Sequence[Paragraph]]) -> Iterator[Paragraph]:
    for number, annex in enumerate(annexes, start=1):
        numbered = f"{number}．{annex[1].text}" if len(annexes) > 1 else annex[1].text
        yield Paragraph(Style.BODY, f"附件：{numbered}" if number == 1 else numbered)


def _signature(scheme: _Scheme) -> Iterator[Paragraph]:
    head = scheme.head.data
    if head.get("issuer"):
        yield Paragraph(Style.SIGNATURE, head["issuer"])
    if head.get("issued_on"):
        yield Paragraph(Style.SIGNATURE, _day(head["issued_on"]))


def _day(written: str) -> str:
    day = date.fromisoformat(written)
    return f"{day.year}年{day.month}月{day.day}日"
