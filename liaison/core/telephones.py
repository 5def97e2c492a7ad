"""How is a telephone number shown to somebody who has not asked for it?"""

import re

_NUMBER = re.compile(r"^\+?[\d\-()（） ]{3,20}(?:转\d{1,6})?$")
_SHOWN = 3  # characters that stay at the end; of a mobile number, one more
_MOBILE = re.compile(r"1\d{10}")


def masked(number: str) -> str:
    """The number with its middle hidden, so that one can tell it from others and not call it.

    >>> masked("0511-81234678"), masked("13800001234"), masked("81234678"), masked("")
    ('0511-****678', '138****1234', '****678', '')
    """
    plain = "".join(number.split())
    if _MOBILE.fullmatch(plain):
        return f"{plain[:3]}****{plain[-4:]}"
    area, dash, rest = plain.rpartition("-")
    return f"{area}{dash}****{rest[-_SHOWN:]}" if len(rest) > _SHOWN else "****" if rest else ""


def is_number(text: str) -> bool:
    """Whether the text can be dialled: digits, with dashes, brackets, an extension.

    >>> is_number("0511-81234678 转 801"), is_number("见通讯录")
    (True, False)
    """
    return _NUMBER.fullmatch(re.sub(r"\s+", "", text)) is not None
