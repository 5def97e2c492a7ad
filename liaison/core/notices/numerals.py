"""How is a number of a list written: in characters, digits, letters, circles?"""

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE = frozenset(
    {
        "chineseCounting", "chineseCountingThousand", "japaneseCounting", "koreanCounting",
        "taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital", "japaneseDigitalTenThousand",
        "taiwaneseDigital",
    }
)  # fmt: skip
_PLAIN = frozenset({"decimal", "decimalFullWidth", "decimalFullWidth2", "decimalHalfWidth", "numberInDash"})
_ROMAN = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_ROMAN = 399
_LETTERS = 26


def numeral(how: str, number: int) -> str:
    """The number as a word processor's format of that name writes it; empty for bullets and unknown names.

    >>> [numeral(how, 3) for how in ("chineseCounting", "decimal", "ideographTraditional", "bullet")]
    ['三', '3', '丙', '']
    """
    if how in _CHINESE:
        return in_chinese(number)
    if how in _PLAIN:
        return str(number)
    if how == "decimalZero":
        return f"{number:02d}"
    if how == "chineseLegalSimplified":
        return in_chinese(number, _FORMAL, "拾")
    return _from_row(how, number) or _latin(how, number)


def _from_row(how: str, number: int) -> str:
    if how.startswith("decimalEnclosed"):
        return _CIRCLED[number - 1] if 0 < number <= len(_CIRCLED) else str(number)
    row = {"ideographTraditional": _STEMS, "ideographZodiac": _BRANCHES}.get(how)
    return row[(number - 1) % len(row)] if row else ""


def _latin(how: str, number: int) -> str:
    if how in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("A") + (number - 1) % _LETTERS) * min((number - 1) // _LETTERS + 1, 3)
        return letter if how == "upperLetter" else letter.lower()
    if how in {"upperRoman", "lowerRoman"}:
        return _roman(number) if how == "upperRoman" else _roman(number).lower()
    return ""


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def in_chinese(number: int, digits: str = _DIGITS, ten: str = "十") -> str:
    """A number below a hundred in characters; digits above.

    >>> [in_chinese(number) for number in (3, 10, 12, 20, 21)]
    ['三', '十', '十二', '二十', '二十一']
    """
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return (digits[tens] if tens > 1 else "") + (ten if tens else "") + (digits[ones] if ones else "")
