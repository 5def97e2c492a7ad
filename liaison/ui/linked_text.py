"""How is a text shown line by line so that each place leads to what was read from it, and back?"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class LinkedPiece:
    """Part of a line, with the numbers of all that was read from it; none for plain text."""

    text: str
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LinkedLine:
    """One line of the text, by the offset at which it starts."""

    start: int
    pieces: tuple[LinkedPiece, ...]


def linked_lines(text: str, spans: Iterable[tuple[int, int, int]]) -> list[LinkedLine]:
    """Every line that is not blank; spans are (key, start, end), may overlap and may cross lines.

    >>> [(piece.text, piece.keys) for piece in linked_lines("甲乙丙", [(7, 1, 3), (8, 1, 2)])[0].pieces]
    [('甲', ()), ('乙', (7, 8)), ('丙', (7,))]
    """
    found = sorted(spans, key=lambda span: span[1])
    lines, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            here = [span for span in found if span[1] < end and span[2] > start]
            lines.append(LinkedLine(start, tuple(_pieces(line, start, here))))
        start = end + 1
    return lines


def line_start(text: str, place: int) -> int:
    """Where the line that holds the place begins."""
    return text.rfind("\n", 0, place) + 1


def _pieces(line: str, offset: int, spans: list[tuple[int, int, int]]) -> list[LinkedPiece]:
    edges = {0, len(line)}
    for _, start, end in spans:
        edges |= {max(start - offset, 0), min(end - offset, len(line))}
    cuts = sorted(edges)
    return [
        LinkedPiece(
            line[first:last],
            tuple(key for key, start, end in spans if start - offset <= first and last <= end - offset),
        )
        for first, last in pairwise(cuts)
    ]
