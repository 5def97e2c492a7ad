"""Where do the names come from? Reads the vocabulary beside this module, once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import opencc
import yaml

from liaison.core.vocabulary import (
    Candidate,
    Collective,
    DepartmentType,
    FormerName,
    OrganisationKind,
    OrganisationType,
    Vocabulary,
)

_FOLDER = Path(__file__).parent
_HAN = [*range(0x3400, 0xA000), *range(0xF900, 0xFB00)]
_KEPT = {"著": "著"}  # 著名 is written so in both scripts

Row = Mapping[str, Any]


@cache
def load() -> Vocabulary:
    """The vocabulary that the product ships."""
    departments = _rows("departments.yaml")
    organisations = _rows("organisations.yaml")
    people = _rows("people.yaml")
    types = [_department_type(row) for row in departments["departments"]]
    categories = {kind.code: kind.category for kind in types}
    return Vocabulary(
        departments=(*types, *(_composite(row, categories) for row in departments["composites"])),
        ambiguous={row["alias"]: _candidates(row) for row in departments["ambiguous"]},
        organisations=tuple(_organisation(row) for row in organisations["organisations"]),
        other_bodies=tuple(
            name for row in organisations["other_bodies"] for name in (row["name"], *row.get("aliases", ()))
        ),
        ranks={row["code"]: tuple(row["endings"]) for row in organisations["ranks"]},
        collectives=tuple(_collective(row) for row in organisations["collectives"]),
        tier_words=tuple(organisations["tier_words"]),
        surnames=_surnames(people),
        posts=tuple(people["posts"]),
        simplified=_simplified_characters(),
    )


def _rows(file: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((_FOLDER / file).read_bytes(), yaml.CSafeLoader)
    return loaded


def _department_type(row: Row) -> DepartmentType:
    return DepartmentType(
        code=row["code"],
        name=row["name"],
        category=row["category"],
        aliases=tuple(row.get("aliases", ())),
        former=tuple(
            FormerName(old["name"], tuple(old.get("aliases", ())), old.get("years"))
            for old in row.get("former", ())
        ),
        merged_into=tuple(row.get("merged_into", ())),
        status=row.get("status", "active"),
    )


def _composite(row: Row, categories: Mapping[str, str]) -> DepartmentType:
    covers = tuple(row["covers"])
    return DepartmentType(
        code="_with_".join(covers),
        name=row["name"],
        category=categories[covers[0]],
        aliases=tuple(row.get("aliases", ())),
        covers=covers,
    )


def _candidates(row: Row) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(candidate["code"], candidate.get("starts"), candidate.get("ends"))
        for candidate in row["candidates"]
    )


def _organisation(row: Row) -> OrganisationType:
    return OrganisationType(
        name=row["name"],
        full_name=row["full_name"],
        kind=OrganisationKind(row["kind"]),
        aliases=tuple(row.get("aliases", ())),
        typical_departments=tuple(row.get("typical_departments", ())),
    )


def _collective(row: Row) -> Collective:
    return Collective(row["name"], tuple(OrganisationKind(kind) for kind in row["covers"]))


def _surnames(people: Row) -> frozenset[str]:
    return frozenset([*"".join(people["surnames"].split()), *people["compound_surnames"]])


def _simplified_characters() -> dict[str, str]:
    """Character by character, so that every place in the text stays where it was."""
    characters = [chr(code) for code in _HAN]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    changed = {old: new for old, new in zip(characters, converted, strict=True) if old != new}
    return changed | _KEPT
