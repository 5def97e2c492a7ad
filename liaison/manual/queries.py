"""Which chapters does the manual have, and what do they say? They are written in docs/manual."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the manual; its number stands before its name."""

    number: int
    title: str
    lead: str  # its first paragraph
    path: Path


@cache
def chapters() -> tuple[Chapter, ...]:
    """Every chapter in order; none where the manual is not beside the product."""
    return tuple(_chapter(path) for path in sorted(Path(settings.LIAISON_MANUAL).glob("[0-9][0-9]-*.md")))


def chapter(number: int) -> Chapter | None:
    """The chapter of the number."""
    return next((each for each in chapters() if each.number == number), None)


@cache
def text_of(chosen: Chapter) -> SafeString:
    """The chapter without its title, as HTML; tags in the text stand as text."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(chosen.path.read_text("utf-8"))
    body = tokens[3:] if tokens[:1] and tokens[0].tag == "h1" else tokens
    _point_into_the_product(body)
    rendered: str = reader.renderer.render(body, reader.options, {})
    return mark_safe(rendered)  # noqa: S308 - our own files, and tags in them stand as text


def _chapter(path: Path) -> Chapter:
    title, _, rest = path.read_text("utf-8").partition("\n")
    return Chapter(
        number=int(path.name[:2]),
        title=title.removeprefix("# ").strip(),
        lead=rest.strip().partition("\n\n")[0],
        path=path,
    )


def _point_into_the_product(tokens: Iterable[Token]) -> None:
    """Pictures are served with the styles; a link to another chapter leads to its page."""
    for token in tokens:
        if token.type == "image":
            name = str(token.attrs["src"]).removeprefix("images/")
            token.attrs |= {"src": static(f"manual/{name}"), "loading": "lazy"}
        if token.type == "link_open":
            token.attrs["href"] = _address(str(token.attrs["href"]))
        _point_into_the_product(token.children or ())


def _address(link: str) -> str:
    """Relative, so that it holds wherever the product is served."""
    return f"../{int(link[:2])}/" if link[:2].isdigit() and link.endswith(".md") else link
