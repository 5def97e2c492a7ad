"""Is every file and every function small enough to be read at once?"""

from tests.architecture.source import FOLDERS, functions, place, python_files

LINES_PER_FILE = 300
LINES_PER_FUNCTION = 40

# Exceptions by name, each with its reason. An empty table is the aim.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}


def test_files_keep_to_their_budget() -> None:
    assert set(_long_files()) == set(LONG_FILES), "Make a long file a package of the same name."


def test_functions_keep_to_their_budget() -> None:
    assert set(_long_functions()) == set(LONG_FUNCTIONS), "A long function does more than one thing."


def _long_files() -> dict[str, int]:
    lines = {place(path): len(path.read_text("utf-8").splitlines()) for path in python_files(*FOLDERS)}
    return {name: count for name, count in lines.items() if count > LINES_PER_FILE}


def _long_functions() -> dict[str, int]:
    return {
        f"{place(path)}:{function.name}": length
        for path in python_files(*FOLDERS)
        for function in functions(path)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > LINES_PER_FUNCTION
    }
