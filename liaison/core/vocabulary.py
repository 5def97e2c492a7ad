"""Which departments and organisations are known, under which names? A value, loaded once at the edge."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from liaison.core.leaps import leaping
from liaison.core.names import parent_of_branch, stem, unit_key, without_prefix
from liaison.core.values import value

_LONGEST_BEFORE_NAME = 8  # characters of a match before the organisation's name: 中国, 自治区


class OrganisationKind(StrEnum):
    PARTY = "party"
    FEDERATION = "federation"
    NON_PARTY = "non_party"
    ASSOCIATION = "association"


@dataclass(frozen=True, slots=True)
class FormerName:
    name: str
    aliases: tuple[str, ...] = ()
    years: str | None = None  # as far as it is known, in words


@dataclass(frozen=True, slots=True)
class DepartmentType:
    """What a department is, whatever its place and spelling."""

    code: str
    name: str
    category: str
    aliases: tuple[str, ...] = ()
    former: tuple[FormerName, ...] = ()
    merged_into: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()  # codes, the main one first; only for a body that unites several
    status: str = "active"
    branch: bool = False  # a branch of a higher body in a district (分局)

    @property
    def names(self) -> tuple[str, ...]:
        former = (name for old in self.former for name in (old.name, *old.aliases))
        return (self.name, *self.aliases, *former)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A type that an ambiguous name may mean, from `starts` to before `ends`; open where None."""

    code: str
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class OrganisationType:
    name: str  # canonical: 民盟
    full_name: str
    kind: OrganisationKind
    aliases: tuple[str, ...] = ()
    typical_departments: tuple[str, ...] = ()


@value(frozen=True, slots=True)
class OrganisationName:
    """What a written name of an organisation says: whose it is, of which rank and kind."""

    canonical: str
    rank: str | None
    kind: OrganisationKind


@dataclass(frozen=True, slots=True)
class Collective:
    """A wording for several organisations at once, and the kinds that it covers."""

    name: str
    covers: tuple[OrganisationKind, ...]


@dataclass(frozen=True)
class Vocabulary:
    departments: tuple[DepartmentType, ...]
    ambiguous: Mapping[str, tuple[Candidate, ...]]
    organisations: tuple[OrganisationType, ...]  # in official order
    other_bodies: tuple[str, ...]  # a roster may list them among the departments
    ranks: Mapping[str, tuple[str, ...]]  # rank -> endings of a name, highest rank first
    collectives: tuple[Collective, ...]
    tier_words: tuple[str, ...]
    surnames: frozenset[str]
    posts: tuple[str, ...]  # as they stand beside a name: 市长, 秘书长
    simplified: Mapping[str, str] = field(repr=False)  # traditional character -> simplified

    def department_type(self, name: str, *, on: date | None = None) -> DepartmentType | None:
        """The type that a department's name means, with or without its place; None when unknown or undecided.

        A name that meant different bodies at different times is decided by the date, if one is given.
        """
        name = "".join(name.split())
        for bare in without_prefix(name):
            if bare in self.ambiguous:
                return self._decided(bare, on)
            found = self._by_key(unit_key(bare))
            if found is not None:
                return replace(found, branch=True) if name.endswith("分局") else found
        parent = parent_of_branch(name)
        found = self.department_type(parent, on=on) if parent else None
        return found and replace(found, branch=True)

    def is_person(self, name: str) -> bool:
        """Whether a name has a person's form: a surname and one or two characters, or parts with a dot."""
        if "·" in name:
            return all(name.split("·"))
        return (name[:1] in self.surnames and 2 <= len(name) <= 3) or (
            name[:2] in self.surnames and 3 <= len(name) <= 4
        )

    def organisation(self, name: str) -> OrganisationName | None:
        """What an organisation's name says, short, full or local; None for anything else."""
        match = self.organisation_pattern.fullmatch("".join(name.split()))
        return self.organisation_name(match) if match else None

    def organisations_in(self, text: str) -> Iterator[re.Match[str]]:
        """The matches of `organisation_pattern`, looked for only around the names themselves."""
        return leaping(
            self.organisation_pattern, text, sign=self._any_organisation, before=_LONGEST_BEFORE_NAME
        )

    def organisation_name(self, match: re.Match[str]) -> OrganisationName:
        """What a match of `organisation_pattern` says."""
        name, ending = match["name"], match["rank"] or match["rank_alone"] or ""
        known = self._said.get((name, ending))
        if known is None:
            kind = self._organisation_by_name[name]
            known = OrganisationName(kind.name, self.rank_of.get(ending), kind.kind)
            self._said[name, ending] = known
        return known

    @cached_property
    def _said(self) -> dict[tuple[str, str], OrganisationName]:
        """What each name with each ending says, as far as it was asked."""
        return {}

    @cached_property
    def official_order(self) -> Mapping[str, int]:
        """Place of each canonical name in the official order, from 0."""
        return {organisation.name: place for place, organisation in enumerate(self.organisations)}

    @cached_property
    def rank_of(self) -> Mapping[str, str]:
        """Ending of an organisation's name -> its rank."""
        return {ending: rank for rank, endings in self.ranks.items() for ending in endings}

    @cached_property
    def rank_endings(self) -> tuple[tuple[str, str], ...]:
        """Ending and rank of an organisation's name, the longest ending first."""
        return tuple(sorted(self.rank_of.items(), key=lambda item: -len(item[0])))

    @cached_property
    def covered(self) -> Mapping[str, tuple[OrganisationKind, ...]]:
        """Collective wording -> the kinds that it covers, the longest wording first."""
        collectives = sorted(self.collectives, key=lambda collective: -len(collective.name))
        return {collective.name: collective.covers for collective in collectives}

    @cached_property
    def organisation_pattern(self) -> re.Pattern[str]:
        """Finds an organisation's name in running text; groups name, place, rank, rank_alone."""
        names = _alternatives(self._organisation_by_name)
        ends = _alternatives(self.rank_of)
        other = rf"{names}|联系|负责|同志|对口|建立|[由与向为对是在的等及]"
        place = rf"(?![同和跟][省市区县])(?:(?!{other})[\u4e00-\u9fff]){{0,12}}?"
        return re.compile(
            r"(?:中国|中共(?!中央))?(?:(?:自治|新|开发|高新|经开)[区州县旗]|[省市区县州旗]级?|本市|本区|全国|镇|乡)?"
            rf"(?<![人居农国公移选渔牧村一二十])(?P<name>{names})(?![议设筑立造行入城步场程展命办年]|委(?!员会))(?!系(?!统))"
            rf"(?:(?P<rank_alone>{ends})|(?P<place>{place})(?P<rank>{ends}))?"
            rf"(?:{place}(?P<below>{ends}))?"
            rf"(?:[（(][省市区县]?(?:{names}|{ends})[）)])?"
        )

    @cached_property
    def _any_organisation(self) -> re.Pattern[str]:
        return re.compile(_alternatives(self._organisation_by_name))

    @cached_property
    def traditional(self) -> re.Pattern[str]:
        """Finds a character of the traditional script that has a simplified form."""
        return re.compile(f"[{re.escape(''.join(self.simplified))}]")

    @cached_property
    def department_names(self) -> frozenset[str]:
        """Every known name of a department or other body, without its place."""
        known = {name for kind in self.departments for name in kind.names}
        return frozenset(known | set(self.ambiguous) | set(self.other_bodies))

    @cached_property
    def lengths_of_names(self) -> Mapping[str, tuple[int, ...]]:
        """Last two characters of a department's name -> how long the names are that end so, longest first."""
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in self.department_names:
            lengths[name[-2:]].add(len(name))
        return {end: tuple(sorted(found, reverse=True)) for end, found in lengths.items()}

    @cached_property
    def written_names(self) -> frozenset[str]:
        """Names that a line end may part: those of departments, and of parties with their rank."""
        ranked = {name + ending for name in self._organisation_by_name for ending in self.rank_of}
        return self.department_names | ranked | set(self._organisation_by_name)

    @cached_property
    def _organisation_by_name(self) -> Mapping[str, OrganisationType]:
        return {
            name: organisation
            for organisation in self.organisations
            for name in (organisation.name, organisation.full_name, *organisation.aliases)
        }

    @cached_property
    def _types_by_key(self) -> Mapping[str, DepartmentType | None]:
        return _unique((unit_key(name), kind) for kind in self.departments for name in kind.names)

    @cached_property
    def _types_by_stem(self) -> Mapping[str, DepartmentType | None]:
        stems = ((stem(key), kind) for key, kind in self._types_by_key.items() if kind is not None)
        return _unique((about, kind) for about, kind in stems if about is not None)

    def _by_key(self, key: str) -> DepartmentType | None:
        about = stem(key)
        return self._types_by_key.get(key) or (self._types_by_stem.get(about) if about else None)

    def _decided(self, alias: str, on: date | None) -> DepartmentType | None:
        candidates = [candidate for candidate in self.ambiguous[alias] if _covers(candidate, on)]
        if len(candidates) != 1:
            return None
        return next(kind for kind in self.departments if kind.code == candidates[0].code)


def _covers(candidate: Candidate, on: date | None) -> bool:
    if on is None:
        return True
    return (candidate.starts is None or candidate.starts <= on) and (
        candidate.ends is None or on < candidate.ends
    )


def _alternatives(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _unique(named: Iterable[tuple[str, DepartmentType]]) -> Mapping[str, DepartmentType | None]:
    """The type of each key; None where a key would mean more than one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    types: dict[str, DepartmentType] = {}
    for key, kind in named:
        found[key].add(kind.code)
        types[key] = kind
    return {key: types[key] if len(codes) == 1 else None for key, codes in found.items()}
