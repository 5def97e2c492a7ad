"""Do the documents say what the code does, and name only what is there?"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, PROJECT, place

DOCUMENTS = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")
DECISIONS = sorted(PROJECT.glob("docs/decisions/*.md"))
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


@pytest.mark.parametrize("path", DECISIONS, ids=place)
def test_a_decision_has_its_number_and_its_parts(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    number = DECISIONS.index(path) + 1
    assert path.name.startswith(f"{number:04}-")
    assert lines[0].startswith(f"# {number}. ")
    assert [line for line in lines if line.startswith("## ")] == HEADINGS
