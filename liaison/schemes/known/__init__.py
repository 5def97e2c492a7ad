"""Which schemes of other places are known as facts? ONE FILE PER PLACE; rosters, dates, numbers, no person.

To add a place, add a file: it can be opened as a jurisdiction and takes part in the advice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from liaison import vocabulary
from liaison.core.schemes.facts import DUTY, HEADER, LINK, Fact
from liaison.core.schemes.scheme import covered

_FOLDER = Path(__file__).parent
_NO_DUTY: Mapping[str, Any] = {
    "counterpart": "*",
    "minimum": None,
    "maximum": None,
    "per": "",
    "due": "",
    "mutual": False,
    "in_person": "",
    "presided_by": [],
    "report_to": [],
    "inform": [],
}


@dataclass(frozen=True, slots=True)
class KnownScheme:
    """The scheme of one place as facts, and since when it is in force there."""

    code: str
    name: str
    level: str
    prefix: str
    starts: date
    facts: tuple[Fact, ...]

    @property
    def links(self) -> int:
        """How many departments' lines it has; a common line counts once."""
        return sum(fact.sort == LINK for fact in self.facts)


@cache
def known_schemes() -> tuple[KnownScheme, ...]:
    """Every scheme there is a file for, by name of the file."""
    return tuple(_known(path) for path in sorted(_FOLDER.glob("*.yaml")))


def known_scheme(code: str) -> KnownScheme | None:
    """The scheme of the file so called; None where there is none."""
    return next((known for known in known_schemes() if known.code == code), None)


def _known(path: Path) -> KnownScheme:
    stated = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    return KnownScheme(
        code=path.stem,
        name=stated["name"],
        level=stated["level"],
        prefix=stated["prefix"],
        starts=date.fromisoformat(stated["starts"]),
        facts=(_head(stated), *_common(stated), *_paired(stated), *_duties(stated)),
    )


def _head(stated: Mapping[str, Any]) -> Fact:
    data = {
        "title": f"{stated['name']}对口联系工作的通知",
        "number": stated["number"],
        "issuer": stated["issuer"],
        "issued_on": stated["issued_on"],
        "effective_on": stated["starts"],
        "jurisdiction": stated["name"],
        "supersedes": stated["supersedes"],
    }
    return Fact(HEADER, data)


def _paired(stated: Mapping[str, Any]) -> Iterator[Fact]:
    for department, organisations in stated["paired"].items():
        for canonical in organisations:
            name = stated["organisations"][canonical]
            yield _link(department, kind="paired", organisation=canonical, organisation_name=name)


def _common(stated: Mapping[str, Any]) -> Iterator[Fact]:
    kinds = {one.name: str(one.kind) for one in vocabulary.load().organisations}
    for row in stated["common"]:
        names = row["organisations"]
        covers = list(covered((name, kinds[name]) for name in names))
        for department in row["departments"]:
            yield _link(department, kind="common", covers=covers, names=names)


def _link(department: str, **stated: Any) -> Fact:
    nothing = {
        "organisation": "",
        "organisation_name": "",
        "scope": "",
        "covers": [],
        "names": [],
        "rank_limit": "",
    }
    return Fact(LINK, {"department": department, **nothing, **stated})


def _duties(stated: Mapping[str, Any]) -> Iterator[Fact]:
    return (Fact(DUTY, {**_NO_DUTY, **duty}) for duty in stated["duties"])
