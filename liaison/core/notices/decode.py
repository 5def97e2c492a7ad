"""Which text do these bytes hold?"""

import codecs
from collections.abc import Mapping

LARGEST = 2_000_000  # characters; a notice has some thousands
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("gb18030", "big5")
_FREQUENT = frozenset("的政府市区县部门联系党派和与聯繫門黨區縣與工商局委会會议議")
_DAMAGED_SHARE = 0.01  # more replaced characters than this, and the text cannot be relied on
_REPLACEMENT = "\ufffd"


class Unreadable(Exception):  # noqa: N818 — it is caught as an answer, not reported as a fault
    """A file that holds no text; `code` for programs, the message in Chinese for people.

    The message is made of whole sentences with places for values, so that it can be said in other languages.
    """

    def __init__(self, code: str, *sentences: str, **values: str | int) -> None:
        self.code = code
        self.sentences = sentences
        self.values = values
        self.message = "".join(filled(sentence, values) for sentence in sentences)
        super().__init__(self.message)


def filled(sentence: str, values: Mapping[str, str | int]) -> str:
    """The sentence with its values; nothing else in it is understood, wherever it comes from.

    >>> filled("超过 %(most)s 页，占 5%。", {"most": 200})
    '超过 200 页，占 5%。'
    """
    for name, value in values.items():
        sentence = sentence.replace(f"%({name})s", str(value))
    return sentence


def decode(data: bytes) -> str:
    """The text, whichever usual Chinese encoding it has. Raises Unreadable."""
    if not data.strip(b"\x00 \t\r\n\x0c"):
        raise Unreadable("empty", "文件是空的，请确认选对了文件。")
    text = _text(data)
    if len(text) > LARGEST:
        raise Unreadable("too_large", "文件超过二百万字，不像是一份通知，请只上传通知正文和附件。")
    if text.count(_REPLACEMENT) > len(text) * _DAMAGED_SHARE:
        raise Unreadable("damaged", "文件中有大量无法识别的字符，内容已损坏，请重新获取原文。")
    if not text.strip("\ufeff \t\r\n\x0c\u3000"):
        raise Unreadable("empty", "文件里没有文字，请确认选对了文件。")
    return text


def _text(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\x00" in data:
        return _wide(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every second byte of its digits, spaces and line ends is zero."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _likeness(text) > 0:
            return text
    raise Unreadable("binary", "这不是文本文件，请上传通知的文字版本。")


def _legacy(data: bytes) -> str:
    decoded = [text for text in (_strict(data, encoding) for encoding in _LEGACY) if text is not None]
    best = max(decoded, key=_likeness, default=None)
    if best is not None and _likeness(best) > 0:
        return best
    text = data.decode("utf-8", "replace")
    if text.count(_REPLACEMENT) > len(text) * _DAMAGED_SHARE and _likeness(text) <= 0:
        raise Unreadable("binary", "这不是文本文件，或者编码无法识别，请另存为 UTF-8 后再试。")
    return text


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _likeness(text: str) -> float:
    """How much of the text is made of the characters that every notice has; 0 for none."""
    if any(ord(character) < 32 and character not in "\t\n\r\x0c" for character in text[:4096]):
        return 0
    return sum(character in _FREQUENT for character in text) / max(len(text), 1)
