"""Which lines do characters make that only have places on a page?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

_LEFT = attrgetter("left")
_SAME_LINE = 0.5  # of a character's height: centres nearer than this stand on one line
_LEAST_GAP = 0.4  # of a character: narrower gaps between Han characters are spacing, no space
_WORD_GAP = 0.22  # the same between Latin letters and digits
_SPACE = 0.5  # of a character: the width of one space
_MOST_SPACES = 30
_COLUMNS = " " * 3  # what stands in columns that were set with spaces
_HANGING = 0.3  # of a character that a full line may miss at its end
_INDENT = 0.7  # characters; a line that starts further in begins a paragraph
_FURTHEST = 5  # characters; what starts further in than this is centred or stands at the right
_USUAL_INDENT = (1.2, 2.8)  # characters that the first lines of paragraphs stand in by
_PADDING = 2.6  # characters of a cell's width that its full lines may leave
_APART = 1.9  # heights between two lines, above which an empty one stands between
_FULL_LINES = 3  # so many at the right edge are full, not long by chance
_MANY_LINES = 8  # on pages with fewer nothing is known
_SHORT_OF = 1.5  # characters between the longest line and the margin
_LEAST_WIDTH = 15  # characters a line, below which nothing is known about full lines
_START = re.compile(
    r"(?:\|(?:[^|]*\|){2}|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．]|第.{1,4}[条章]|附件|附：|注：|抄送|主送"
    r"|.{1,15}[〔\[［【(（]20\d\d[〕\]］】)）]第?\d{1,4}号$|[-—–－] ?\d{1,3} ?[-—–－]$)"
)
_TITLE_END = re.compile(
    r"的?(?:通知|意见|办法|方案|决定|函|规定)$"
)  # below it stands to whom the notice goes
_ENTRY_ENDS = ("；", ";")  # of a list, whose parts read alike where a paragraph is parted by mistake
_ENDS = (*_ENTRY_ENDS, "。")  # where nothing shows where paragraphs begin
_HANGS = frozenset("，。、；：）》”！？,.;:)")
# What stands on one line: a Latin word, a number, one character; brackets that open before it end no line.
_UNIT = re.compile(r"[（《“〔【［]*(?:[!-~\u00c0-\u024f]+|.)")
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")


class Mark(NamedTuple):
    """One character or word with its box; the page's upper left corner is the origin.

    A tuple, since a notice has ten thousand of them and they are made and compared quickest.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class TextLine:
    """Marks that stand side by side, from left to right."""

    marks: list[Mark] = field(default_factory=list)
    text: str = ""
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    reach: float = 0.0  # where the last mark ends, though it may hang over the edge
    bottom: float = 0.0
    size: float = 1.0  # height of a character
    starts_in: bool = False  # its paragraph has its first line further in

    def close(self) -> None:
        """Puts the words together once all marks are there."""
        self.marks.sort(key=_LEFT)
        heights = sorted([mark.bottom - mark.top for mark in self.marks])
        self.size = (heights[len(heights) // 2] + heights[(len(heights) - 1) // 2]) / 2 or 1.0
        self.text = _words(self.marks, self.size).strip()
        shown = [mark for mark in self.marks if not mark.text.isspace()] or self.marks
        inner = [mark.right for mark in shown if mark.text not in _HANGS]  # closing marks may stand outside
        self.left, self.right = shown[0].left, max(inner or [shown[-1].right])
        self.reach = max(self.right, shown[-1].right)
        self.top, self.bottom = min([mark.top for mark in shown]), max([mark.bottom for mark in shown])


def text_lines(marks: Sequence[Mark]) -> list[TextLine]:
    """The lines from the top down; those of spaces alone are left out."""
    lines: list[TextLine] = []
    reached = 0.0
    placed = sorted(((mark.top + mark.bottom) / 2, mark.left, at) for at, mark in enumerate(marks))
    for centre, _left, at in placed:
        mark = marks[at]
        if not lines or centre - reached > _SAME_LINE * max(mark.bottom - mark.top, 0.1):
            lines.append(TextLine())
            reached = centre
        lines[-1].marks.append(mark)
    for line in lines:
        line.close()
    return [line for line in lines if line.text]


def _words(marks: Sequence[Mark], size: float) -> str:
    """The marks as written; wide gaps as spaces, and what was printed twice for boldness once."""
    parts: list[str] = []
    before: Mark | None = None
    is_spaced, least = False, min(_LEAST_GAP, _WORD_GAP) * size
    for mark in marks:
        text = mark.text
        if text.isspace():
            is_spaced = True
            continue
        if before is not None:
            if text == before.text and mark.left - before.left < size / 4:
                continue
            if is_spaced or mark.left - before.right >= least:
                parts.append(_gap(before, mark, size, is_spaced=is_spaced))
        parts.append(text)
        before, is_spaced = mark, False
    return "".join(parts)


def _gap(before: Mark, mark: Mark, size: float, *, is_spaced: bool) -> str:
    """The spaces between two marks, as many as there is room for."""
    gap = (mark.left - before.right) / size
    is_han = _HAN.match(before.text[-1]) or _HAN.match(mark.text[0])
    if gap < (_LEAST_GAP if is_han else _WORD_GAP) and not is_spaced:
        return ""
    return " " * min(max(round(gap / _SPACE), 1), _MOST_SPACES)


@dataclass(frozen=True, slots=True)
class Edges:
    """Where lines begin and end on pages of one width, and whether paragraphs begin further in."""

    left: float
    right: float
    are_indented: bool = True


def edges_of(lines: Sequence[TextLine], width: float = 0.0) -> Edges:
    """The edges that the lines have in common; where hardly one is full, those of a page of this width.

    Its margins are taken for equal then: the longest entry of a list is no full line.
    """
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    longest = [line for line in lines if line.right > right - line.size]
    if (
        len(longest) < _FULL_LINES
        and len(lines) >= _MANY_LINES
        and width - left - right > _SHORT_OF * longest[0].size
    ):
        right = width - left
    least, most = _USUAL_INDENT
    indented = [line for line in lines if least <= (line.left - left) / line.size <= most]
    return Edges(left, right, are_indented=len(indented) > 1)


def paragraphs(lines: Sequence[TextLine], edges: Edges) -> Iterator[str]:
    """The lines with what goes on from a full one put to it; blank ones where a wide gap is.

    >>> found = text_lines([Mark("市", 0, 0, 9, 9), Mark("府", 10, 0, 19, 9)])
    >>> list(paragraphs(found, edges_of(found)))
    ['市府']
    """
    begun, before = lines[0].text, lines[0]
    before.starts_in = before.starts_in or _starts_in(before, edges)
    for line in lines[1:]:
        if goes_on(before, line, edges):
            begun += line.text
            line.starts_in = before.starts_in
        else:
            yield begun
            if line.top - before.bottom > _APART * line.size:
                yield ""
            begun = line.text
            line.starts_in = _starts_in(line, edges)
        before = line
    yield begun


def goes_on(before: TextLine, line: TextLine, edges: Edges) -> bool:
    """Whether a line is the rest of the one before, which had no room for its first word.

    Where paragraphs begin further in, only below one that does: lists and titles fill lines by chance.
    """
    size = max(before.size, line.size)
    if edges.right - edges.left < _LEAST_WIDTH * size or _START.match(line.text):
        return False
    if _TITLE_END.search(before.text) and line.text.endswith(("：", ":")):
        return False
    if _COLUMNS in before.text:
        return _COLUMNS not in line.text and _had_no_room(before, line, edges, size)
    if before.text.endswith(_ENTRY_ENDS if edges.are_indented else _ENDS):
        return False
    if not (before.starts_in if edges.are_indented else before.left <= edges.left + _FURTHEST * size):
        return False
    return _had_no_room(before, line, edges, size)


def _had_no_room(before: TextLine, line: TextLine, edges: Edges, size: float) -> bool:
    """Whether a line begins at the edge, right below one that is full."""
    end = max(before.right, min(before.reach, edges.right))
    is_full = end + _first_width(line) >= edges.right - _HANGING * size
    begins = line.left > edges.left + _INDENT * size
    return is_full and not begins and line.top - before.bottom < _APART * size


def _first_width(line: TextLine) -> float:
    """How wide what a line begins with is, up to where it may be parted."""
    unit = _UNIT.match(line.text)
    count = len(unit.group()) if unit else 1
    while count < len(line.text) and line.text[count] in _HANGS:  # such a mark begins no line
        count += 1
    shown = [mark for mark in line.marks if mark.text.strip()]
    return shown[min(count, len(shown)) - 1].right - line.left


def _starts_in(line: TextLine, edges: Edges) -> bool:
    return _INDENT < (line.left - edges.left) / line.size < _FURTHEST


def cell_lines(lines: Sequence[TextLine], width: float) -> list[str]:
    """The lines of a cell as wide as this; what was only wrapped is put together again."""
    found: list[str] = []
    before: TextLine | None = None
    for line in lines:
        had_no_room = before is not None and before.right - before.left + _PADDING * before.size > width
        is_downwards = width < 2.2 * line.size
        if before is not None and had_no_room and not is_downwards:
            found[-1] += line.text
        else:
            found.append(line.text)
        before = line
    return found
