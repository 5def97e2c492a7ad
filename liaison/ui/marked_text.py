"""How is a text shown line by line with some of its places marked?"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line, marked or not."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, by the offset at which it starts."""

    start: int
    pieces: tuple[Piece, ...]


def marked_lines(text: str, spans: Iterable[tuple[int, int]]) -> list[Line]:
    """Every line that is not blank; spans may overlap and may cross lines.

    >>> [piece.text for line in marked_lines("甲乙\\n丙", [(1, 2)]) for piece in line.pieces if piece.marked]
    ['乙']
    """
    merged = _merged(spans)
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(start, tuple(_pieces(line, start, merged))))
        start += len(line) + 1
    return lines


def line_start(text: str, place: int) -> int:
    """Where the line that holds the place begins."""
    return text.rfind("\n", 0, place) + 1


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _pieces(line: str, offset: int, spans: list[tuple[int, int]]) -> list[Piece]:
    pieces, at = [], 0
    for start, end in spans:
        first, last = max(start - offset, at), min(end - offset, len(line))
        if first < last:
            pieces += [Piece(line[at:first], marked=False), Piece(line[first:last], marked=True)]
            at = last
    pieces.append(Piece(line[at:], marked=False))
    return [piece for piece in pieces if piece.text]
