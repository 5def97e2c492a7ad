"""What does a table say that is drawn with the characters for lines (│ and ─)? Its rows, parted by bars."""

import re
from itertools import zip_longest

_LINES = re.compile("[\u2502\u2503\u2551]")
_BORDER = re.compile(r"[ \t]*[\u2500-\u257f][\u2500-\u257f \t]*")


def without_lines(text: str) -> str:
    """The text with drawn borders taken out; a row that has an empty cell goes on with the one above.

    >>> without_lines("├──┼──┤\\n│民盟│市教育局、│\\n│    │市文旅局  │\\n└──┴──┘")
    '\\n|民盟|市教育局、市文旅局|\\n'
    """
    if not _LINES.search(text):
        return text
    kept: list[str] = []
    for line in text.split("\n"):
        if _BORDER.fullmatch(line):
            kept.append("")
        elif _LINES.match(line.strip()) and kept and kept[-1].startswith("|") and _goes_on(line):
            kept[-1] = _together(kept[-1], line)
        else:
            kept.append(_LINES.sub("|", line.strip()) if _LINES.match(line.strip()) else line)
    return "\n".join(kept)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _LINES.sub("|", line.strip()).strip("|").split("|")]


def _goes_on(line: str) -> bool:
    return not all(_cells(line))


def _together(above: str, line: str) -> str:
    cells = zip_longest(_cells(above), _cells(line), fillvalue="")
    return "|" + "|".join(one + other for one, other in cells) + "|"
