"""Is every action one thing that a person does: by somebody, at a time, as one, and on record?"""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import (
    PACKAGE,
    Function,
    called_names,
    dotted,
    imported_names,
    parsed,
    top_level_functions,
    written,
)

RECORD = "liaison.record.actions.record"
RECORD_EACH = "liaison.record.actions.record_each"
# Exceptions by name, each with its reason.
EXCEPTIONS = {
    RECORD: "It is the record itself: it takes the code first, and its caller's transaction.",
    RECORD_EACH: "It is the record itself, for many rows of one act.",
    "liaison.search.actions.index": "It follows the act that changed the thing, and that is on record.",
    "liaison.jobs.actions.queue_run": "It only waits; what is done then is on record, or that it was asked.",
    "liaison.search.actions.empty_index": "It is part of the rebuilding by command; what is found stays.",
    "liaison.duties.actions.reckoning.reckon": "What is kept follows from what is on record.",
}
# Acts that nobody does; all else holds for them, too.
BY_NOBODY = {
    "liaison.duties.actions.reckoning.reckon": "Whoever looks has it done; it follows from the record.",
    "liaison.accounts.actions.founding.found_installation": "Nobody is there yet who could do it.",
    "liaison.accounts.actions.sessions.end_idle_session": "Time does it; the entry says whose session.",
}


def _action_files() -> list[Path]:
    return sorted([*PACKAGE.glob("*/actions.py"), *PACKAGE.glob("*/actions/*.py")])


def _offered(package: Path) -> set[str]:
    """The names that a package of actions offers: what stands in its `__all__`."""
    for node in parsed(package / "__init__.py").body:
        if isinstance(node, ast.Assign) and written(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def _actions() -> dict[str, Function]:
    """Every public action by its dotted name; in a package of actions, what the package offers."""
    return {
        f"{dotted(path)}.{name}": function
        for path in _action_files()
        for name, function in top_level_functions(path).items()
        if not name.startswith("_") and (path.name == "actions.py" or name in _offered(path.parent))
    }


def _uses() -> dict[str, set[str]]:
    """Every function of the actions, and the functions by dotted name that it uses."""
    uses = {}
    for path in _action_files():
        here = {name: f"{dotted(path)}.{name}" for name in top_level_functions(path)}
        known = imported_names(path) | here
        for name, function in top_level_functions(path).items():
            uses[here[name]] = {known[called] for called in called_names(function) if called in known}
    return uses


def _reaches_record(name: str, uses: dict[str, set[str]]) -> bool:
    waiting, seen = [name], set[str]()
    while waiting:
        name = waiting.pop()
        if name in {RECORD, RECORD_EACH}:
            return True
        seen.add(name)
        waiting += uses.get(name, set()) - seen
    return False


def _is_atomic(function: Function) -> bool:
    opened = [
        written(item.context_expr)
        for node in function.body
        if isinstance(node, ast.With)
        for item in node.items
    ]
    decorators = [written(decorator) for decorator in function.decorator_list]
    return "transaction.atomic" in decorators or "transaction.atomic()" in opened


ACTIONS = {name: function for name, function in _actions().items() if name not in EXCEPTIONS}
every_action = pytest.mark.parametrize("name", ACTIONS)


@every_action
def test_an_action_takes_by_and_at_and_everything_by_name(name: str) -> None:
    arguments = ACTIONS[name].args
    assert not arguments.posonlyargs
    assert not arguments.args, "Put * first."
    asked = {"at"} if name in BY_NOBODY else {"by", "at"}
    assert asked <= {argument.arg for argument in arguments.kwonlyargs}


@every_action
def test_an_action_is_one_transaction(name: str) -> None:
    assert _is_atomic(ACTIONS[name]), "Decorate it with @transaction.atomic."


@every_action
def test_an_action_stands_in_the_record(name: str) -> None:
    assert _reaches_record(name, _uses()), "Call record(...), or an action that does."


@every_action
def test_an_action_says_its_result_in_one_line(name: str) -> None:
    first = (ast.get_docstring(ACTIONS[name]) or "").split("\n")[0]
    assert first.endswith((".", "。")), "The docstring's first line is a sentence that says the result."


def test_every_exception_exists() -> None:
    assert set(EXCEPTIONS) <= set(_actions())
