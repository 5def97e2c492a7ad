"""Which characters of what was typed or sent can be kept, shown and written to every file?"""

import re

# A database keeps no NUL and no half of a character, and Word files (XML 1.0) take none of the others.
_UNKEEPABLE = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"[\x0b\x0c]")  # Word's line and page break, in what is copied from it


def keepable(text: str) -> str:
    r"""The text without the characters that nobody types and no file takes; Word's breaks as line ends.

    >>> keepable("座\x00谈\x0b会")
    '座谈\n会'
    """
    return _BREAKS.sub("\n", _UNKEEPABLE.sub("", text))
