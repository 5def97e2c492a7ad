"""What does pasted HTML look like as text? A row of a table becomes a line, its cells are parted by tabs."""

import re
from html.parser import HTMLParser

_LOOKS_LIKE_MARKUP = re.compile(r"<(?:html|body|table|tr|td|p|div|br|span)\b[^<>]{0,400}>", re.IGNORECASE)
_LINES = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "title", "table", "section"})
_CELLS = frozenset({"td", "th"})
_SILENT = frozenset({"script", "style", "head"})
_LONGEST_SPAN = 50


def is_markup(text: str) -> bool:
    """Whether the text is HTML rather than plain writing."""
    return _LOOKS_LIKE_MARKUP.search(text) is not None


def text_of(markup: str) -> str:
    """The text of HTML: a line for each paragraph and each row; a cell over several rows stands in each."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._silent = 0
        self._rows: list[list[str]] = []  # open rows, the innermost last
        self._cell: list[str] | None = None
        self._rows_left: dict[int, tuple[str, int]] = {}  # column -> text that also fills the next rows
        self._spans = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "tr":
            self._rows.append([])
        elif tag in _CELLS and self._rows:
            self._cell = []
            given = dict(attrs)
            self._spans = (_span(given.get("rowspan")), _span(given.get("colspan")))
        elif tag in _LINES and self._cell is None:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _CELLS:
            self._close_cell()
        elif tag == "tr" and self._rows:
            self._close_cell()
            self._fill_down()
            self._parts.append("\n" + "\t".join(self._rows.pop()) + "\n")
        elif tag == "table":
            self._rows_left.clear()
        elif tag in _LINES and self._cell is None:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        (self._parts if self._cell is None else self._cell).append(data)

    def text(self) -> str:
        return "".join(self._parts)

    def _close_cell(self) -> None:
        if self._cell is None or not self._rows:
            return
        text = " ".join("".join(self._cell).split())
        self._cell = None
        self._fill_down()
        rows, columns = self._spans
        if rows > 1:
            self._rows_left[len(self._rows[-1])] = (text, rows - 1)
        self._rows[-1].extend([text, *[""] * (columns - 1)])

    def _fill_down(self) -> None:
        row = self._rows[-1]
        while len(row) in self._rows_left:
            text, left = self._rows_left.pop(len(row))
            if left > 1:
                self._rows_left[len(row)] = (text, left - 1)
            row.append(text)


def _span(value: str | None) -> int:
    return min(int(value), _LONGEST_SPAN) if value and value.isdecimal() and int(value) > 0 else 1
