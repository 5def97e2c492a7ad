"""Are styles and icons complete, understood by old browsers, and free of outside addresses?"""

import json
import re
from pathlib import Path

import pytest

from liaison.launch.places import PROJECT

ASSETS = PROJECT / "assets"
BUILT = PROJECT / "liaison" / "ui" / "static" / "ui" / "vendor"
STYLES = ["tabler.css", "liaison.css"]
# What a browser would fetch by itself; the name of the SVG format is an address that nobody visits.
LOADED = re.compile(
    r"""(?:url\(\s*["']?|@import\s+["']?|href=["']|src=["']|sourceMappingURL=)(?:https?:)?//"""
)
# Newer than Chromium 86: 87, 88, 105, 111, 111, 123.
TOO_NEW = ["@layer", ":is(", ":where(", "color-mix(", "oklch(", "light-dark("]


@pytest.mark.parametrize("name", [*STYLES, "bootstrap.js", "icons.svg"])
def test_nothing_built_is_loaded_from_outside(name: str) -> None:
    assert LOADED.findall((BUILT / name).read_text("utf-8")) == []


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("feature", TOO_NEW)
def test_styles_hold_nothing_that_old_browsers_do_not_know(name: str, feature: str) -> None:
    assert feature not in (BUILT / name).read_text("utf-8")


def _icons() -> list[str]:
    lines = (ASSETS / "icons.txt").read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def test_every_icon_on_the_list_is_in_the_sprite() -> None:
    drawn = re.findall(r'<symbol id="icon-([^"]+)"', (BUILT / "icons.svg").read_text("utf-8"))
    assert drawn == _icons()


def test_icons_are_listed_once_and_in_order() -> None:
    assert _icons() == sorted(set(_icons()))


def test_the_lock_file_names_packages_by_content_and_not_by_address() -> None:
    packages = json.loads((ASSETS / "package-lock.json").read_text("utf-8"))["packages"]
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert name == "" or package["integrity"].startswith("sha512-")


@pytest.mark.parametrize("file", sorted((PROJECT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_requirements_are_pinned_by_content_and_not_by_address(file: Path) -> None:
    text = file.read_text("utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    for entry in text.replace("\\\n", " ").splitlines():
        assert entry.startswith("#") or ("==" in entry and "--hash=sha256:" in entry)


def test_the_licences_of_others_are_shipped() -> None:
    text = (BUILT / "licences.txt").read_text("utf-8")
    for name in ("@tabler/core", "@tabler/icons", "bootstrap", "@popperjs/core"):
        assert f"{name} " in text
