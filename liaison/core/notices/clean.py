"""What would the text be without the damage of copying: script, inserted pinyin, padding, broken lines?"""

import re
import unicodedata
from functools import cache
from itertools import pairwise

from liaison.core.characters import keepable
from liaison.core.notices.drawn import without_lines
from liaison.core.notices.markup import is_markup, text_of
from liaison.core.notices.repair import without_cuts
from liaison.core.vocabulary import Vocabulary

_HAN = r"\u3400-\u9fff\uf900-\ufaff"
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202f\u2060\ufeff\x7f]")
_FULL_WIDTH = {
    code: code - 0xFEE0 for code in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
}
_RADICALS = re.compile(r"[\u2f00-\u2fdf\uf900-\ufaff]")
# Parts of characters that a PDF's font gives for the whole ones; Unicode names no equals for them.
_PARTS = str.maketrans(
    "⺁⺟⺠⺩⺪⺫⺬⺮⺼⺽⻁⻃⻄⻅⻆⻉⻊⻋⻑⻒⻓⻔⻕⻗⻘⻙⻚⻛⻜⻝⻞⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "厂母民王疋目示竹肉臼虎西西见角贝足车長镸长门阜雨青韦页风飞食食首马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
_REPLACED = {
    chr(old): new if isinstance(new, str) else chr(new) for old, new in (_FULL_WIDTH | _PARTS).items()
}
_TO_FULL_WIDTH = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "?": "？"}
# The mark itself comes first, so that the search can leap from one to the next.
_PUNCTUATION = re.compile(
    rf"[(),:;?](?:(?<=[{_HAN}）)》”\d][,:;(?])(?!\d)|(?<=[{_HAN}][,:;(?])"
    rf"|(?<=[(),:;])(?=[{_HAN}])|(?<=[{_HAN}\d〕]\)))"
)
_PINYIN = re.compile(rf"[（(](?<=[{_HAN}][（(])([a-z\u00c0-\u024f\u0250-\u02af]{{1,7}})[)）]")
_SPECIAL = re.compile(
    "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a⺀-⻿]"
)  # what full width or parts of characters look like
_ACCENTED = re.compile(r"[\u00c0-\u024f]")
_DOUBLED = re.compile(r"([与和的])\1")
_BRACKETED_YEAR = re.compile(
    r"[〔\[［【﹝〖（(„]\s{0,2}((?:19|20)\d\d)\s{0,2}[〕\]］】﹞〗）)‟](?=\s{0,2}第?\s{0,2}\d{1,4}\s{0,2}[号號])"
)
_EMPTY_YEAR = re.compile(r"[〔\[［【﹝〖]\s{0,2}[〕\]］】﹞〗](?=\s{0,2}\d{1,4}\s{0,2}[号號])")
_BRACKETED_LABEL = re.compile(r"\((\d{1,2})\)")
PAGE_NUMBERS_BEGIN = " \t-—–－─·第"
PAGE_NUMBER = re.compile(
    r"^[ \t]*(?:[-—–－─·]+ {0,3}\d{1,3} {0,3}[-—–－─·]+"
    r"|第 {0,2}\d{1,3} {0,2}页(?:[,，/ ]{0,2}共 {0,2}\d{1,3} {0,2}页)?)[ \t]*$"
)
_RULED_ROW = re.compile(r"\|.*\|")
_WORDS = re.compile(r"\w")
_GAP = re.compile(r"( +)")
_ONE_HAN = re.compile(rf"[{_HAN}]")
_STARTS_HAN = re.compile(rf"[{_HAN}]")
_ENDS_HAN = re.compile(rf"[{_HAN}]$")
_WIDEST_PADDING = 8  # spaces between two single characters (部    门)
_NAME_PADDING = 2  # spaces between a single character and more (秦  朗同志)
# Padding within a name of two characters that stands in a sentence: 副县长褚  立联系, （一）祁  山（书记）.
_PADDED_NAME = re.compile(
    rf"(?<=[长记任席员委）.、:：由][{_HAN}]) {{1,4}}"
    rf"(?=[{_HAN}](?:同志|（|\(|(?:负责|对口|分管|牵头|具体)*联系|负责|牵头))"
)
_COLUMN_GAP = re.compile(r" {2,}")
_LONGEST_HALF = 10  # characters of a name on one side of a line end
_TRADITIONAL_SHARE = 0.02
_OPEN_END = re.compile(r"[、，,（(]$|(?:[^。]的|和|与|以及)$")
_NEW_START = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、．]|附件|附：|附表|抄送|主送|注：|（此件)"
)
_END_LENGTH = 4  # characters that tell how a line ends
_CLOSED_END = re.compile(r"[。！？；：…”》]$|日(?:印发)?$|[:;!?]$")


def clean(raw: str, vocabulary: Vocabulary) -> str:
    """The text that every span refers to: simplified script, cells parted by tabs, one line a paragraph.

    A line end within a name of the vocabulary is taken out.
    """
    text = text_of(raw) if is_markup(raw) else raw
    text = _characters(keepable(text).replace("\r\n", "\n").replace("\r", "\n"))
    text = _one_script(without_lines(without_cuts(text)), vocabulary)
    text = without_pinyin(text)
    text = _punctuation(text)
    lines = [columns_and_padding(line) for line in text.split("\n")]
    return "\n".join(_unbroken(lines, vocabulary.written_names)).strip("\n ")


def _characters(text: str) -> str:
    text = _INVISIBLE.sub("", text.replace("\u3000", "  ").replace("\xa0", " "))
    text = _SPECIAL.sub(lambda match: _REPLACED.get(match.group(), match.group()), text)
    return _RADICALS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)


def _one_script(text: str, vocabulary: Vocabulary) -> str:
    """Simplified, if the text is in traditional script; single characters may be a place's own (乾县)."""
    traditional = vocabulary.traditional.findall(text)
    if len(traditional) <= len(text) * _TRADITIONAL_SHARE:
        return text
    return vocabulary.traditional.sub(lambda match: vocabulary.simplified[match.group()], text)


def without_pinyin(text: str) -> str:
    """The text without readings in brackets after a character, as in 联(lián).

    >>> without_pinyin("聯(lián)系(xì)")
    '聯系'
    """
    if not _ACCENTED.search(text) or not any(
        _ACCENTED.search(match.group(1)) for match in _PINYIN.finditer(text)
    ):
        return text
    return _PINYIN.sub("", text)


def _punctuation(text: str) -> str:
    text = _BRACKETED_YEAR.sub(r"〔\1〕", text)
    text = _BRACKETED_LABEL.sub(r"（\1）", _EMPTY_YEAR.sub("〔〕", text))
    text = _PUNCTUATION.sub(lambda match: _TO_FULL_WIDTH.get(match.group(), match.group()), text)
    return _DOUBLED.sub(r"\1", text)


def columns_and_padding(line: str) -> str:
    """The line with padded names joined (秦  朗) and every wide gap as one tab; leading tabs stay."""
    body = line.strip(" ").rstrip()
    if " " not in body and "\t" not in body and "|" not in body:
        return body
    if _RULED_ROW.fullmatch(body):
        body = "" if not _WORDS.search(body) else "\t".join(cell.strip() for cell in body[1:-1].split("|"))
    if "\t" in body:
        return "\t".join(_without_padding(cell.strip(" ")) for cell in body.split("\t"))
    return _COLUMN_GAP.sub("\t", _without_padding(body))


def _without_padding(line: str) -> str:
    words = _GAP.split(_PADDED_NAME.sub("", line))
    joined = words[0]
    for place in range(1, len(words) - 1, 2):
        before, gap, after = words[place - 1], words[place], words[place + 1]
        joined += after if _is_padding(before, gap, after) else gap + after
    return joined


def _is_padding(before: str, gap: str, after: str) -> bool:
    if not (_ENDS_HAN.search(before) and _STARTS_HAN.match(after)):
        return False
    single = [_ONE_HAN.fullmatch(word) is not None for word in (before, after)]
    return len(gap) <= (_WIDEST_PADDING if all(single) else _NAME_PADDING if any(single) else 0)


def _unbroken(lines: list[str], names: frozenset[str]) -> list[str]:
    """Lines with page numbers taken out and with what a page or line end had parted joined again."""
    width = _wrap_width(lines)
    joined: list[str] = []
    over_page = False
    for line in lines:
        if line[:1] in PAGE_NUMBERS_BEGIN and PAGE_NUMBER.match(line):
            over_page = True
        elif not line.strip():
            if joined and joined[-1] and not over_page:
                joined.append("")
        else:
            _append(joined, line, names, over_page=over_page, width=width)
            over_page = False
    return joined


def _append(joined: list[str], line: str, names: frozenset[str], *, over_page: bool, width: int) -> None:
    place = len(joined) - 1
    while place >= 0 and not joined[place]:
        place -= 1
    blank = place < len(joined) - 1
    full = over_page or (bool(width) and not blank and place >= 0 and len(joined[place]) >= width)
    if place >= 0 and _continues(joined[place], line, names, full=full, blank=blank):
        del joined[place + 1 :]
        joined[place] += line.strip()
    else:
        joined.append(line)


def _continues(before: str, line: str, names: frozenset[str], *, full: bool, blank: bool) -> bool:
    """Whether a line goes on with the sentence before it; `full` says that its line or page had no room."""
    if before.endswith("。") or _NEW_START.match(line):
        return False
    end = before[-_END_LENGTH:]
    if _OPEN_END.search(end):
        return True
    if "\t" in line or "\t" in before or _CLOSED_END.search(end):
        return False
    return full or (not blank and _parts_name(before, line, names))


def _parts_name(before: str, line: str, names: frozenset[str]) -> bool:
    """Whether the line end stands within a name: 市科学 / 技术局."""
    if before[-1] + line[0] not in _neighbours(names):
        return False
    if any(before[-length:] in names for length in range(2, 2 * _LONGEST_HALF)):
        return False
    tails = [before[-length:] for length in range(2, min(_LONGEST_HALF, len(before)) + 1)]
    heads = [line[:length] for length in range(1, min(_LONGEST_HALF, len(line)) + 1)]
    return any(tail + head in names for tail in tails for head in heads)


@cache
def _neighbours(names: frozenset[str]) -> frozenset[str]:
    """Every two characters that stand beside each other in one of the names."""
    return frozenset("".join(two) for name in names for two in pairwise(name))


def _wrap_width(lines: list[str]) -> int:
    """The length from which a line is full, where the text was wrapped at a fixed width; else 0."""
    lengths = sorted((len(line) for line in lines if line.strip() and "\t" not in line), reverse=True)
    if len(lengths) < 12 or lengths[0] > 60 or lengths[0] < 20:
        return 0
    full = lengths[0] - 3
    return full if sum(length >= full for length in lengths) >= len(lengths) * 0.3 else 0
