"""Does the core run without Django, and does nothing but the clock ask for the time?"""

import ast
import doctest
import importlib
import subprocess
import sys

import pytest

from tests.architecture.source import PROJECT, dotted, parsed, place, python_files, written

# What the product's own functions are told, never ask: the clock at the edge knows it.
ASKS_FOR_THE_TIME = {
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "date.today",
    "time.time",
    "timezone.now",
    "timezone.localdate",
    "timezone.localtime",
}
KEEPS_TIME_BY_ITSELF = {"auto_now", "auto_now_add"}
# The clock itself, and what starts and stops programs: it works before there is a clock.
MAY_ASK = ("liaison/clock.py", "liaison/launch/")

BLOCKED = "import sys; sys.modules['django'] = sys.modules['psycopg'] = None\n"


def test_the_core_runs_without_django_and_database() -> None:
    modules = [dotted(path) for path in python_files("liaison/core")]
    program = BLOCKED + "\n".join(f"import {module}" for module in modules)
    subprocess.run([sys.executable, "-c", program], check=True, cwd=PROJECT)


@pytest.mark.parametrize("module", [dotted(path) for path in python_files("liaison/core")])
def test_the_examples_of_the_core_are_true(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_only_the_clock_asks_for_the_time() -> None:
    asking = {
        f"{place(path)}:{node.lineno} {written(node)}"
        for path in python_files("liaison")
        if not place(path).startswith(MAY_ASK)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and written(node) in ASKS_FOR_THE_TIME
    }
    assert asking == set(), "Take the day or the moment as a parameter."


def test_no_column_takes_the_time_by_itself() -> None:
    keeping = {
        f"{place(path)}:{node.value.lineno}"
        for path in python_files("liaison")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.keyword) and node.arg in KEEPS_TIME_BY_ITSELF
    }
    assert keeping == set(), "The action gives the moment: at=…"
