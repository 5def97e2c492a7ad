"""Does every act have its sentence in the record, and every sentence its act?"""

import ast
from collections import Counter

import pytest

from liaison.core.record import RECORD_KINDS
from tests.architecture.source import parsed, place, python_files


def _written_codes() -> Counter[str]:
    """Every code handed to record(...), and how often."""
    return Counter(
        str(node.args[0].value)
        for path in python_files("liaison")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"record", "record_each"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
    )


def test_every_code_that_is_written_has_a_row() -> None:
    assert set(_written_codes()) <= set(RECORD_KINDS), "Add a row to liaison/core/record.py."


def test_every_row_is_written_somewhere() -> None:
    assert set(RECORD_KINDS) <= set(_written_codes())


def test_every_code_is_written_out_where_it_is_used() -> None:
    hidden = [
        f"{place(path)}:{node.lineno}"
        for path in python_files("liaison")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"record", "record_each"}
        and not (node.args and isinstance(node.args[0], ast.Constant))
    ]
    assert hidden == [], "Write the code itself, so that it can be found by searching."


@pytest.mark.parametrize("code", RECORD_KINDS)
def test_a_code_is_a_noun_and_a_participle(code: str) -> None:
    noun, _, participle = code.partition(".")
    assert noun.replace("_", "").isalpha()
    assert participle.endswith(
        ("ed", "en", "in", "out", "un", "reset", "kept", "shown", "undone", "held", "made", "drawn")
    ), "What happened: invitation.sent"
