"""How many strokes does a character have? Read from the table beside this module, once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_TABLE = Path(__file__).parent / "strokes.yaml"


@cache
def load() -> Mapping[str, int]:
    """The number of strokes of each character; rare characters are left out.

    >>> load()["丁"]
    2
    """
    rows: dict[int, Any] = yaml.load(_TABLE.read_bytes(), yaml.CSafeLoader)
    return {character: count for count, written in rows.items() for character in "".join(written.split())}
