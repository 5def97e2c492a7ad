"""Do pages work without the outside world, and is every text on them ready for another language?"""

import re
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, place

# Names of XML vocabularies look like addresses; nobody ever goes there.
NAMESPACES = re.compile(r"http://www\.w3\.org/(?:2000/svg|1999/xlink|1999/xhtml|XML/1998/namespace)")
ADDRESS = re.compile(r"(?:https?:)?//[\w.-]+\.[a-z]{2,}", re.IGNORECASE)
MARKED = re.compile(
    r"\{%\s*blocktrans(?:late)?\b.*?%\}.*?\{%\s*endblocktrans(?:late)?\s*%\}"
    r"|\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}"
    r"|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->",
    re.DOTALL,
)
CHINESE = re.compile(r"[\u3400-\u9fff]+")
SAYS_ITSELF = {"中文"}  # the switch names each language in that language

TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
# What the build makes of others' packages is watched where it is built.
STYLES_AND_SCRIPTS = sorted(
    path
    for ending in ("css", "js", "svg")
    for path in PACKAGE.rglob(f"*.{ending}")
    if "vendor" not in path.parts
)


@pytest.mark.parametrize("path", [*TEMPLATES, *STYLES_AND_SCRIPTS], ids=place)
def test_nothing_is_loaded_from_an_outside_address(path: Path) -> None:
    text = NAMESPACES.sub("", path.read_text("utf-8"))
    assert ADDRESS.findall(text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=place)
def test_every_text_is_marked_for_translation(path: Path) -> None:
    left = MARKED.sub("", path.read_text("utf-8"))
    assert set(CHINESE.findall(left)) <= SAYS_ITSELF, "Put it into {% translate %} or {% blocktranslate %}."
