"""Where does each word of a text stand once it is set on pages, as a printer driver would set it?"""

from dataclasses import dataclass, field

from tests.notices.written.plan import Paragraph, Roster, pieces

WIDTH, HEIGHT = 595.0, 842.0  # points: A4
LEFT, RIGHT, TOP, BOTTOM = 80.0, 515.0, 100.0, 740.0
SIZE, LINE = 16.0, 29.0
CELL_SIZE, CELL_LINE, PADDING = 12.0, 18.0, 4.0


@dataclass(frozen=True)
class Word:
    text: str
    x: float
    y: float  # of the line that it stands on, from the page's top
    size: float


@dataclass
class Sheet:
    words: list[Word] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)


def sheets(text: str) -> list[Sheet]:
    """The pages, each with its number; tables go over pages, repeat their head and may break in a row."""
    setter = _Setter()
    for piece in pieces(text, numbered=False):
        if isinstance(piece, Paragraph):
            setter.paragraph(piece.text)
        else:
            setter.table(piece)
    for number, sheet in enumerate(setter.sheets, start=1):
        words = f"- {number} -"
        sheet.words.append(Word(words, (WIDTH - width_of(words, 14)) / 2, HEIGHT - 50, 14))
    return setter.sheets


def width_of(text: str, size: float) -> float:
    """How wide the words are: half a character for Latin letters and digits."""
    return sum(size / 2 if character.isascii() else size for character in text)


class _Setter:
    def __init__(self) -> None:
        self.sheets = [Sheet()]
        self._y = TOP

    def paragraph(self, text: str) -> None:
        body = text.replace("\u3000", "  ").rstrip()
        if len(body) > 26 and not body.startswith(" "):
            body = "    " + body  # as offices indent what fills a line
        size = SIZE
        if body.strip().count("  ") > 1:  # columns: set smaller rather than wrapped
            size = min(SIZE, SIZE * (RIGHT - LEFT) / max(width_of(body, SIZE), 1.0))
        for line in wrapped(body, RIGHT - LEFT + 0.1, size) or [""]:
            self._room(LINE)
            self._y += LINE
            if line.strip():
                self.sheets[-1].words.append(Word(line, LEFT, self._y, size))

    def table(self, roster: Roster) -> None:
        edges = _columns(roster)
        self._y += CELL_LINE
        head = [[place.text if place else ""] for place in roster.rows[0]]
        for number, row in enumerate(roster.rows):
            lines = [
                wrapped(place.text if place else "", edges[at + 1] - edges[at] - 2 * PADDING, CELL_SIZE)
                for at, place in enumerate(row)
            ]
            last = number + 1 == len(roster.rows)
            goes_on = [not last and roster.rows[number + 1][at] is None for at in range(roster.columns)]
            self._row(lines, edges, head if number else [], goes_on)

    def _row(
        self, lines: list[list[str]], edges: list[float], head: list[list[str]], goes_on: list[bool]
    ) -> None:
        """One row; what has no room goes on behind the head on the next page."""
        fits = max(int((BOTTOM - self._y) // CELL_LINE) - 1, 0)
        needed = max(map(len, lines)) or 1
        if fits < 1:
            self._turn(head, edges)
            fits = needed
        self._boxes([each[:fits] for each in lines], edges, min(needed, fits), goes_on)
        if needed > fits:
            self._turn(head, edges)
            self._boxes([each[fits:] for each in lines], edges, needed - fits, goes_on)

    def _turn(self, head: list[list[str]], edges: list[float]) -> None:
        sheet = self.sheets[-1]
        sheet.rules.append((edges[0], self._y, edges[-1], self._y))
        self.sheets.append(Sheet())
        self._y = TOP
        if head:
            self._boxes(head, edges, 1, [False] * len(head))

    def _boxes(self, lines: list[list[str]], edges: list[float], high: int, goes_on: list[bool]) -> None:
        sheet, top = self.sheets[-1], self._y
        bottom = top + high * CELL_LINE + PADDING
        for at, cell in enumerate(lines):
            for place, line in enumerate(cell):
                y = top + (place + 1) * CELL_LINE - PADDING
                sheet.words.append(Word(line, edges[at] + PADDING, y, CELL_SIZE))
            if not goes_on[at]:
                sheet.rules.append((edges[at], bottom, edges[at + 1], bottom))
        if not any(abs(rule[1] - top) < 1 and rule[1] == rule[3] for rule in sheet.rules):
            sheet.rules.append((edges[0], top, edges[-1], top))
        sheet.rules += [(edge, top, edge, bottom) for edge in edges]
        self._y = bottom

    def _room(self, height: float) -> None:
        if self._y + height > BOTTOM:
            self.sheets.append(Sheet())
            self._y = TOP


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The text cut where a line is full; no line begins with a closing mark."""
    lines, line = [], ""
    for character in text:
        if line and width_of(line + character, size) > width and character not in "，。、；：）》”":
            lines.append(line)
            line = ""
        line += character
    return [*lines, line] if line else lines


def _columns(roster: Roster) -> list[float]:
    """The edges of the columns, wide as their longest cells ask for."""
    longest = [
        min(max(len(row[at].text) if row[at] else 0 for row in roster.rows), 14) + 1  # type: ignore[union-attr]
        for at in range(roster.columns)
    ]
    edges = [LEFT]
    for each in longest:
        edges.append(edges[-1] + (RIGHT - LEFT) * each / sum(longest))
    return edges
