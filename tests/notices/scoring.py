"""How right is what was read? Facts of a document against those of its answer, aspect by aspect."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from liaison.core.notices.document import as_document
from liaison.core.notices.reader import read
from liaison.read import read_file
from liaison.vocabulary import load

Document = dict[str, Any]
ASPECTS = ("pairs", "leaders", "duties", "header")
SUFFIXES = {".txt", ".html", ".docx"}


def facts_of(document: Document) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Aspect and fact; of the duties those that can be counted or have a day."""
    for pair in document["pairs"]:
        yield (
            "pairs",
            (pair["department"].replace("(", "（").replace(")", "）"), pair["counterpart"], pair["kind"]),
        )
    for each in document.get("leaders", ()):
        yield "leaders", (each["leader"], each["counterpart"])
    for duty in document.get("duties", ()):
        if duty.get("min") is not None or duty.get("due"):
            yield "duties", tuple(duty.get(key) for key in ("kind", "min", "max", "per", "due"))
    notice = document["notice"]
    yield from (("header", (key, notice[key])) for key in ("number", "issued_on") if notice.get(key))
    yield from (("header", ("supersedes", number)) for number in notice.get("supersedes") or ())


def score(documents: Iterable[tuple[Document, Document]]) -> dict[str, float]:
    """F1 of each aspect over all documents, each beside its answer."""
    right: Counter[str] = Counter()
    either: Counter[str] = Counter()
    for document, answer in documents:
        asked = {"pairs", "header", *(aspect for aspect in ASPECTS if aspect in answer)}
        found = {fact for fact in facts_of(document) if fact[0] in asked}
        wanted = set(facts_of(answer))
        right.update(aspect for aspect, _ in found & wanted)
        either.update(aspect for aspect, _ in [*found, *wanted])
    return {aspect: 2 * right[aspect] / either[aspect] if either[aspect] else 1.0 for aspect in ASPECTS}


def notices(folder: Path, answers: Path | None = None) -> Iterator[tuple[Path, Document]]:
    """The notices of a folder, each with its answer."""
    for file in sorted(folder.iterdir()):
        answer = (answers or folder) / f"{file.stem}.json"
        if file.suffix in SUFFIXES and answer.exists():
            yield file, json.loads(answer.read_text("utf-8"))


def score_of(folder: Path, change: Callable[[str], str] | None = None) -> dict[str, float]:
    """The score of a folder, with the text of each notice changed before it is read."""
    return score((_document(file, change), answer) for file, answer in notices(folder))


def _document(file: Path, change: Callable[[str], str] | None) -> Document:
    draft = read_file(file)
    if change is not None:
        draft = read(change(draft.text), load(), name=file.name)
    return as_document(draft, str(file))
