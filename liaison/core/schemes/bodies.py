"""Which body does a name in a notice mean? A known one, or one that is new here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from liaison.core.names import unit_key
from liaison.core.vocabulary import Vocabulary

# Every name of a draft is compared with every name of every unit, so each key is worked out once.
_key = lru_cache(maxsize=8192)(unit_key)
DEPARTMENT, ORGANISATION = "department", "organisation"
NAME, ALIAS, TYPE, NEW = "name", "alias", "type", "new"


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A unit that is there on the day, with every name it goes by."""

    id: int
    category: str
    canonical: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """What a name was taken for, and why: same name, remembered alias, same type, or new (unit None)."""

    unit: int | None
    how: str


def match_department(name: str, known: Iterable[KnownBody], vocabulary: Vocabulary, *, on: date) -> Match:
    """The department that the name means; two candidates of one type are not guessed between."""
    bodies = [body for body in known if body.category == DEPARTMENT]
    canonical = canonical_department(name, vocabulary, on=on)
    return (
        _by_name(name, bodies)
        or _by_alias(name, bodies)
        or (_by_canonical(canonical, bodies) if canonical else None)
        or Match(None, NEW)
    )


def match_organisation(canonical: str, name: str, known: Iterable[KnownBody]) -> Match:
    """The organisation that the name means: of its party there is one in a place."""
    bodies = [body for body in known if body.category == ORGANISATION]
    return (
        _by_name(name, bodies)
        or _by_alias(name, bodies)
        or _by_canonical(canonical, bodies)
        or Match(None, NEW)
    )


def canonical_department(name: str, vocabulary: Vocabulary, *, on: date | None) -> str:
    """The code of the department's type; empty where unknown or ambiguous, `….branch` for a branch of it."""
    kind = vocabulary.department_type(name, on=on)
    if kind is None:
        return ""
    return f"{kind.code}.branch" if kind.branch else kind.code


def is_another_spelling(
    read: str, unit: KnownBody, known: Iterable[KnownBody], vocabulary: Vocabulary, *, on: date
) -> bool:
    """Whether a name that a person corrected can only have meant this unit, and nobody else here.

    A correction of the fact (the other department was meant) teaches nothing about names.
    """
    if not read or _key(read) in {_key(name) for name in (unit.name, *unit.aliases)}:
        return False
    if unit.category == DEPARTMENT:
        match = match_department(read, known, vocabulary, on=on)
        canonical = canonical_department(read, vocabulary, on=on)
    else:
        written = vocabulary.organisation(read)
        canonical = written.canonical if written else ""
        match = match_organisation(canonical, read, known)
    return match.unit in {None, unit.id} and canonical in {"", unit.canonical}


def _by_name(name: str, bodies: list[KnownBody]) -> Match | None:
    key = _key(name)
    return _only([body for body in bodies if _key(body.name) == key], NAME)


def _by_alias(name: str, bodies: list[KnownBody]) -> Match | None:
    key = _key(name)
    return _only([body for body in bodies if key in {_key(alias) for alias in body.aliases}], ALIAS)


def _by_canonical(canonical: str, bodies: list[KnownBody]) -> Match | None:
    return _only([body for body in bodies if body.canonical == canonical], TYPE)


def _only(bodies: list[KnownBody], how: str) -> Match | None:
    return Match(bodies[0].id, how) if len(bodies) == 1 else None
