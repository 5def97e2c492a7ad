"""What stood where a converter cut a two-byte character in half? 每?jī)赡暾匍_ was 每兩年召開.

A site that writes readings into GBK text byte by byte can put one between the halves of a character: the
first half is lost, and every character up to the next ASCII letter is read one byte out of step.
"""

import re

LOST = "\ufffd"
_CUT = re.compile(r"\?[a-z\u00c0-\u024f]{1,7}\)(?P<run>[\u3400-\u9fff]{0,30}[@-~])")
_NUMERALS = "两兩三四五六七八九十半"
_LEADS = range(0x81, 0xFF)


def without_cuts(text: str) -> str:
    """The text with what followed each cut put back in step; the cut character itself may stay unknown."""
    return _CUT.sub(_mended, text)


def _mended(match: re.Match[str]) -> str:
    try:
        run = match["run"].encode("gbk")
        rest = run[1:].decode("gbk")
    except UnicodeError:
        return match.group()
    before = match.string[match.start() - 1 : match.start()]
    return _first(run[:1], before, rest) + rest


def _first(half: bytes, before: str, rest: str) -> str:
    """The cut character, where only one numeral fits between 每 and 年; else the mark for a lost one."""
    if before != "每" or not rest.startswith(("年", "月", "个", "個")):
        return LOST
    fitting = [character for lead in _LEADS if (character := _decoded(bytes([lead]) + half)) in _NUMERALS]
    return fitting[0] if len(fitting) == 1 else LOST


def _decoded(data: bytes) -> str:
    return data.decode("gbk", "replace")
