"""Do the documents say what the code does, and name only what is there?"""

import ast
import configparser
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, PROJECT, place

DOCUMENTS = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")
DECISIONS = sorted(PROJECT.glob("docs/decisions/*.md"))
VARIABLE = re.compile(r"LIAISON_[A-Z_]+|PORT|DATABASE_URL")
# What one of our programs tells another; whoever runs the product does not set it.
BETWEEN_OURSELVES = {"LIAISON_DATABASE_ROLE"}
HEADINGS = ["## Context", "## Decision", "## Consequences"]


def test_reference_pages_are_up_to_date() -> None:
    answer = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"],
        check=False,
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize("path", DOCUMENTS, ids=place)
def test_a_link_leads_somewhere(path: Path) -> None:
    missing = [link for link in LINK.findall(path.read_text("utf-8")) if not (path.parent / link).exists()]
    assert missing == []


def test_the_architecture_names_every_folder() -> None:
    text = (PROJECT / "ARCHITECTURE.md").read_text("utf-8")
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert {name for name in folders if f"{name}/" not in text} == set()


@pytest.mark.parametrize("contract", ["storeys", "rooms"])
def test_the_architecture_shows_the_layers_of_a_contract(contract: str) -> None:
    contracts = configparser.ConfigParser()
    contracts.read(PROJECT / ".importlinter", "utf-8")
    layers = contracts[f"importlinter:contract:{contract}"]["layers"].replace("(", "").replace(")", "")
    shown = " › ".join(layers.split("\n")[1:])
    assert shown in (PROJECT / "ARCHITECTURE.md").read_text("utf-8")


@pytest.mark.parametrize("path", DECISIONS, ids=place)
def test_a_decision_has_its_number_and_its_parts(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    number = DECISIONS.index(path) + 1
    assert path.name.startswith(f"{number:04}-")
    assert lines[0].startswith(f"# {number}. ")
    assert [line for line in lines if line.startswith("## ")] == HEADINGS


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_a_table_names_every_variable_of_the_environment(name: str) -> None:
    lines = (PROJECT / name).read_text("utf-8").splitlines()
    rows = (line.split(" | ")[0] for line in lines if line.startswith("| `"))
    named = [variable for row in rows for variable in re.findall(r"`([A-Z_]+)`", row)]
    assert len(named) == len(set(named))
    assert set(named) == _variables_read() - BETWEEN_OURSELVES


def _variables_read() -> set[str]:
    """Names of variables that settings and start read: the first argument of whatever asks for one."""
    calls = (
        node
        for folder in ("config", "launch")
        for path in (PACKAGE / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and node.args
    )
    firsts = (call.args[0] for call in calls)
    strings = (part.value for first in firsts for part in ast.walk(first) if isinstance(part, ast.Constant))
    return {text for text in strings if isinstance(text, str) and VARIABLE.fullmatch(text)}
