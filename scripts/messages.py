# ruff: noqa: INP001 - a program of its own, not a package
"""Which texts of the pages are there, and which still want English? Keeps the catalogue in step.

.venv/bin/python scripts/messages.py            add new texts to the catalogue, drop those that are gone
.venv/bin/python scripts/messages.py --check    name what is not translated; change nothing
"""

import ast
import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

PROJECT = Path(__file__).resolve().parent.parent
PACKAGE = PROJECT / "liaison"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"

MARKS = {
    "_": None,
    "_lazy": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
SPOKEN = {"say": None}  # what the core says, in the words of whoever asks (liaison.core.saying)
# Rows of tables keep their Chinese name at this place; it is translated where it is shown.
ROWS = {
    "ActivityKind": (2,),
    "DutyKind": (2,),
    "Effect": (2,),
    "FileKind": (2,),
    "Layout": (2,),
    "Mendable": (3,),
    "Objection": None,
    "PermissionName": (2,),
    "ReasonKind": (2,),
    "RecordKind": (2,),
    "Refusal": None,
    "Role": (2,),
    "Saying": (2,),
    "Stop": (2,),
    "Thing": (2,),
    "opened": (2,),
}

SENTENCES = frozenset({"Unreadable", "too_large"})  # whole ones, written in place or named as constants


def main() -> int:
    settings.configure()
    texts = collected()
    catalogue = read_po(io.BytesIO(CATALOGUE.read_bytes()), locale="en")
    if "--check" in sys.argv[1:]:
        return check(texts, catalogue)
    catalogue.update(texts, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, sort_output=True, include_lineno=False, width=108)
    return check(texts, catalogue)


def check(texts: Catalog, catalogue: Catalog) -> int:
    """0 where every text has its English, and the same values in it; names the others."""
    wanting = [message.id for message in texts if message.id and not is_translated(catalogue, message.id)]
    left_over = [message.id for message in catalogue if message.id and message.id not in texts]
    sys.stdout.writelines(f"no English for: {text}\n" for text in wanting)
    sys.stdout.writelines(f"no longer used: {text}\n" for text in left_over)
    return 1 if wanting or left_over else 0


Text = str | tuple[str, ...] | list[str]  # one, or what is said of one and of several


def is_translated(catalogue: Catalog, text: Text) -> bool:
    """Whether there is an English text that takes the same values."""
    message = catalogue.get(text)
    if message is None or not message.string:
        return False
    said = (message.string,) if isinstance(message.string, str) else message.string
    return all(said) and not list(message.check(catalogue))


def collected() -> Catalog:
    """Every text that a page, a form, a message or a table shows."""
    catalogue = Catalog(locale="en")
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            source = path.read_text("utf-8")
            spoken = SPOKEN if "core" in path.parts else {}
            found = [*marked(source, spoken), *choices(source), *told(source)]
        elif path.suffix == ".html":
            # Within brackets, Python does not care how far a line is indented.
            found = list(marked(f"({templatize(path.read_text('utf-8'))})"))
        else:
            continue
        for text in found:
            catalogue.add(text, locations=[(path.relative_to(PROJECT).as_posix(), 0)], flags=flags_of(text))
    return catalogue


def marked(source: str, also: Mapping[str, None] = MappingProxyType({})) -> Iterator[Text]:
    """The texts marked for translation, and the names in rows of tables."""
    keywords = MARKS | ROWS | dict(also)
    for _line, text, _comments, _context in extract("python", io.BytesIO(source.encode()), keywords):
        if is_chinese(text):
            yield text


def choices(source: str) -> Iterator[str]:
    """The labels of a model's choices: the second of each pair in a class of TextChoices."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef) and any("TextChoices" in ast.unparse(base) for base in node.bases):
            for pair in (line.value for line in node.body if isinstance(line, ast.Assign)):
                if isinstance(pair, ast.Tuple) and isinstance(pair.elts[-1], ast.Constant):
                    yield str(pair.elts[-1].value)


def told(source: str) -> Iterator[str]:
    """What tables tell: refusals, names of states (*_NAMES), labels and hints of fields, what is exported."""
    tree = ast.parse(source)
    constants = {
        ast.unparse(each.targets[0]): each.value for each in tree.body if isinstance(each, ast.Assign)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).endswith("_NAMES"):
            dicts = [each for each in ast.walk(node.value) if isinstance(each, ast.Dict)]
            yield from _texts(value for each in dicts for value in each.values)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"ActivityField", "Export"}:
            yield from _texts([*node.args, *(keyword.value for keyword in node.keywords)])
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in SENTENCES:
            yield from _texts(constants.get(ast.unparse(each), each) for each in _choices(node.args))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "reasons":
            rows = [row for each in node.args if isinstance(each, ast.List) for row in each.elts]
            yield from _texts(row.elts[-1] for row in rows if isinstance(row, ast.Tuple))


def _choices(nodes: Iterable[ast.expr]) -> Iterator[ast.expr]:
    """Each of them; of what is one or the other, both."""
    for node in nodes:
        yield from (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,)


def _texts(nodes: Iterable[ast.expr]) -> Iterator[str]:
    return (
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and is_chinese(node.value)
    )


def is_chinese(text: object) -> bool:
    signs = text if isinstance(text, str) else "".join(text) if isinstance(text, tuple) and all(text) else ""
    return any("\u3400" <= sign <= "\u9fff" or sign in "：、，。（" for sign in signs)


def flags_of(text: Text) -> list[str]:
    return ["python-format"] if "%(" in "".join(text) else []


if __name__ == "__main__":
    sys.exit(main())
