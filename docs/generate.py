"""Which tables decide? Writes the pages of docs/reference from them; --check says whether they are true."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import yaml

from liaison.core.access.doors import DOORS, Door, may_enter
from liaison.core.access.permissions import Permission
from liaison.core.access.roles import ROLES, Role
from liaison.core.duties.kinds import DUTY_KINDS, DutyKind
from liaison.core.duties.sentences import SAYINGS
from liaison.core.record import RECORD_KINDS

FOLDER = Path(__file__).resolve().parent
NOTE = "<!-- Written by docs/generate.py from {source}; do not edit. -->"


def access() -> str:
    """Roles, what they may do, and which pages they may enter."""
    return _page(
        "Who may do what",
        "liaison/core/access",
        "Every page has a row; a page without one opens for nobody. What somebody may not enter answers 404.",
        "## Roles",
        _table(
            ["role", "name", "may"],
            (
                [f"`{role.code}`", role.name, _codes(may for may in Permission if may in role.permissions)]
                for role in ROLES.values()
            ),
        ),
        "The three administrators share no permission, and have no business with schemes.",
        "## Permissions",
        _table(
            ["permission", "roles"],
            (
                [f"`{may}`", _names(role for role in ROLES.values() if may in role.permissions)]
                for may in Permission
            ),
        ),
        "## Pages",
        _table(
            ["page", "asks for", "who enters"],
            ([f"`{door.page}`", _asked(door), _entering(door)] for door in DOORS.values()),
        ),
    )


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes)


def _names(roles: Iterable[Role]) -> str:
    """The roles by name; the usual companies by what they have in common."""
    found = list(roles)
    if len(found) == len(ROLES):
        return "every role"
    if found == [role for role in ROLES.values() if not role.administers]:
        return "every role but the three administrators"
    return " · ".join(role.name for role in found)


def _asked(door: Door) -> str:
    if door.public:
        return "nothing"
    return f"`{door.permission}`" if door.permission else "a seat"


def _entering(door: Door) -> str:
    if door.public:
        return "everybody, also before log-in"
    return _names(role for role in ROLES.values() if may_enter(door.page, role.code))


def record() -> str:
    """What can stand in the record."""
    return _page(
        "What stands in the record",
        "liaison/core/record.py",
        "Each act leaves one entry, written in its own transaction; entries never change and never go.",
        _table(["code", "sentence"], ([f"`{kind.code}`", kind.sentence] for kind in RECORD_KINDS.values())),
    )


def duties() -> str:
    """Which kinds of duty there are, the words that notices use for them, and what fulfils them."""
    rows = (
        [
            f"`{kind.code}`",
            kind.name,
            str(kind.measure),
            _codes(kind.counts),
            _how(kind),
            "、".join(kind.words),
        ]
        for kind in DUTY_KINDS.values()
    )
    return _page(
        "Kinds of duty",
        "liaison/core/duties",
        "The reader takes the longest word that occurs in the sentence.",
        _table(["code", "name", "measure", "fulfilled by", "and", "words in notices"], rows),
        "## How a finding is explained",
        "Each finding is a list of these sentences; a number in it is one of the finding.",
        _table(["code", "sentence"], ([f"`{code}`", sentence] for code, sentence in SAYINGS.items())),
    )


def _how(kind: DutyKind) -> str:
    if kind.alone:
        return "by the unit alone"
    return "in one direction" if kind.directed else "with a counterpart"


def glossary() -> str:
    """One term, one identifier."""
    terms = yaml.safe_load((FOLDER / "glossary.yaml").read_text("utf-8"))["terms"]
    return _page(
        "Glossary",
        "docs/glossary.yaml",
        "One Chinese term, one identifier. The words in the last column are refused by a test.",
        _table(
            ["term", "identifier", "meaning", "not"],
            (
                [term["term"], f"`{term['identifier']}`", term["meaning"], ", ".join(term["wrong"])]
                for term in terms
            ),
        ),
    )


PAGES: dict[str, Callable[[], str]] = {
    "access.md": access,
    "duties.md": duties,
    "glossary.md": glossary,
    "record.md": record,
}


def _page(title: str, source: str, *parts: str) -> str:
    return "\n\n".join([NOTE.format(source=source), f"# {title}", *parts]) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def outdated() -> list[str]:
    """The pages that no longer say what the tables say."""
    return [
        name
        for name, written in PAGES.items()
        if not (path := FOLDER / "reference" / name).exists() or path.read_text("utf-8") != written()
    ]


def main() -> None:
    """Write what is outdated; with --check, name it and fail instead."""
    names = outdated()
    if "--check" in sys.argv and names:
        sys.exit(f"Outdated: {', '.join(names)}. Run: python docs/generate.py")
    for name in names:
        (FOLDER / "reference" / name).write_text(PAGES[name](), "utf-8")


if __name__ == "__main__":
    main()
