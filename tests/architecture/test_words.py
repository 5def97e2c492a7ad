"""Does every name use the one word for each thing? The rules stand in docs/glossary.yaml."""

from collections.abc import Callable, Iterator

import pytest

from tests.architecture.source import PACKAGE, place, python_files
from tests.architecture.words import Rule, glossary, names_in_python, names_in_template, rules

Names = Callable[[str], Iterator[tuple[int, str]]]

every_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.title)


def _wrong(text: str, names: Names, by: tuple[Rule, ...] = rules()) -> list[str]:
    return [
        f"line {line}: {name}: not {word!r} but {rule.instead[word]!r}"
        for line, name in names(text)
        for rule in by
        if (word := rule.found_in(name)) is not None
    ]


def test_every_term_has_one_identifier() -> None:
    terms = [entry["term"] for entry in glossary()["terms"]]
    identifiers = [entry["identifier"] for entry in glossary()["terms"]]
    assert len(set(terms)) == len(terms)
    assert len(set(identifiers)) == len(identifiers)


@every_rule
def test_a_rule_refuses_its_bad_lines(rule: Rule) -> None:
    assert rule.bad_lines
    assert all(_wrong(line, names_in_python, (rule,)) for line in rule.bad_lines)


@every_rule
def test_no_rule_refuses_good_lines(rule: Rule) -> None:
    assert rule.good_lines
    assert [found for line in rule.good_lines for found in _wrong(line, names_in_python)] == []


@every_rule
def test_no_rule_refuses_an_identifier_of_the_glossary(rule: Rule) -> None:
    assert [entry["identifier"] for entry in glossary()["terms"] if rule.found_in(entry["identifier"])] == []


def test_names_in_the_code_use_the_glossary() -> None:
    wrong = [
        f"{place(path)} {found}"
        for path in python_files("liaison")
        for found in _wrong(path.read_text("utf-8"), names_in_python)
    ]
    assert wrong == [], "\n".join(wrong)


def test_names_of_files_use_the_glossary() -> None:
    wrong = [
        place(path)
        for path in python_files("liaison")
        for rule in rules()
        if rule.found_in(path.stem) or rule.found_in(path.parent.name)
    ]
    assert wrong == [], "\n".join(wrong)


def test_names_in_templates_use_the_glossary() -> None:
    wrong = [
        f"{place(path)} {found}"
        for path in sorted(PACKAGE.rglob("templates/**/*.html"))
        for found in _wrong(path.read_text("utf-8"), names_in_template)
    ]
    assert wrong == [], "\n".join(wrong)
