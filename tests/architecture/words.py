"""Which words may a name consist of? The rules of docs/glossary.yaml, and how names are found."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from tests.architecture.source import PROJECT

_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_TAGS = re.compile(r"\{%.*?%\}", re.DOTALL)
_GIVEN = re.compile(r"(\w+)=|\bfor ([\w, ]+?) in\b|\bas (\w+)")
_NAME = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True)
class Rule:
    """Words that names do not use, each with what is written instead."""

    title: str
    instead: Mapping[str, str]
    good_lines: tuple[str, ...]
    bad_lines: tuple[str, ...]

    def found_in(self, name: str) -> str | None:
        """The first wrong word in the name, as a whole part of it or several."""
        spelled = f"_{'_'.join(part.lower() for part in _PARTS.findall(name))}_"
        return next((word for word in self.instead if f"_{word}_" in spelled), None)


@cache
def glossary() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load((PROJECT / "docs" / "glossary.yaml").read_text("utf-8"))
    return loaded


@cache
def rules() -> tuple[Rule, ...]:
    terms = [
        Rule(
            title=entry["term"],
            instead=dict.fromkeys(entry["wrong"], entry["identifier"]),
            good_lines=tuple(entry["good_lines"]),
            bad_lines=tuple(entry["bad_lines"]),
        )
        for entry in glossary()["terms"]
    ]
    short = glossary()["abbreviations"]
    return (
        *terms,
        Rule("abbreviations", short["wrong"], tuple(short["good_lines"]), tuple(short["bad_lines"])),
    )


def names_in_python(text: str) -> Iterator[tuple[int, str]]:
    """Every name that the code gives to something, with its line; names that others gave are theirs."""
    for node in ast.walk(ast.parse(text)):
        for name in _given(node):
            yield getattr(node, "lineno", 1), name


def _given(node: ast.AST) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case (
            ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store())
        ):
            return [name]
        case ast.alias(asname=str(name)) | ast.ExceptHandler(name=str(name)):
            return [name]
    return []


def names_in_template(text: str) -> Iterator[tuple[int, str]]:
    """Every name that a template gives to something, with its line."""
    for tag in _TAGS.finditer(text):
        for names in _GIVEN.findall(tag.group()):
            for name in _NAME.findall("".join(names)):
                yield text.count("\n", 0, tag.start()) + 1, name
