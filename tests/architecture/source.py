"""What does the source consist of? Files, functions and calls, for the tests that watch over it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "liaison"
FOLDERS = ("liaison", "tests", "docs", "scripts")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: str) -> list[Path]:
    """Every Python file in the folders of the project, migrations left out."""
    found = (path for folder in folders for path in (PROJECT / folder).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def place(path: Path) -> str:
    """The path as a person names it: liaison/units/models.py."""
    return path.relative_to(PROJECT).as_posix()


def dotted(path: Path) -> str:
    """The module's name: liaison.units.models."""
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def functions(path: Path) -> Iterator[Function]:
    """Every function and method in the file."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, Function):
            yield node


def top_level_functions(path: Path) -> dict[str, Function]:
    return {node.name: node for node in parsed(path).body if isinstance(node, Function)}


def imported_names(path: Path) -> dict[str, str]:
    """Each name that the module imports from another, and where it comes from, dotted."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }


def called_names(function: Function) -> set[str]:
    """The plain names that the function calls or hands on."""
    return {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}


def written(node: ast.expr) -> str:
    """The expression as it stands in the source."""
    return ast.unparse(node)
