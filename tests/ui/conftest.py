"""What do tests of the look need? The English catalogue, compiled as the installation does it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation import trans_real

CATALOGUE = Path(__file__).resolve().parents[2] / "liaison" / "locale" / "en" / "LC_MESSAGES" / "django.po"


@pytest.fixture
def english() -> Iterator[None]:
    """The English texts as they stand now, also where nobody has compiled them since the last change."""
    compiled = CATALOGUE.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime < CATALOGUE.stat().st_mtime:
        with CATALOGUE.open("rb") as source, compiled.open("wb") as target:
            write_mo(target, read_po(source, locale="en"))
    trans_real._translations.clear()  # type: ignore[attr-defined]  # what was loaded before is forgotten
    yield
    trans_real._translations.clear()  # type: ignore[attr-defined]
