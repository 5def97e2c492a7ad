"""Does a text or a file name bear a mark that must not enter this system?

The product holds no classified material (保守国家秘密法 31(三)). A mark is the grade with its star and
term, or a heading that says so; the bare words 秘密 or 机密 in a sentence are not one.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A classification mark found: its words and where they stand."""

    words: str
    start: int


class ClassifiedContent(Exception):  # noqa: N818 - it is a refusal, not an error
    """The file or text bears a classification mark and must not enter the system."""

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        super().__init__(mark.words)


_GRADE = "绝密|机密|秘密"
_MARKS = re.compile(
    rf"(?:{_GRADE})[ \t\u3000]{{0,8}}[★☆]"  # 秘密★1年
    rf"|^[ \t\u3000]{{0,40}}(?:{_GRADE})[ \t\u3000]{{0,8}}(?:\d{{1,2}}年|长期)?[ \t\u3000]{{0,8}}$"
    rf"|密[ \t\u3000]{{0,4}}级[ \t\u3000]{{0,4}}[:：][ \t\u3000]{{0,4}}(?:{_GRADE})"
    r"|内部(?:资料|文件)[ \t\u3000,，、]{0,4}(?:严禁外传|注意保存|不得外传)",
    re.MULTILINE,
)
_FILE_NAME = re.compile(rf"(?:{_GRADE})(?:[★☆\]】）)]|[_\-—\s]|\.|$)|[\[【（(](?:{_GRADE})")
_SPREAD = re.compile(r"(?<=[绝机秘])[ \t\u3000]{1,4}(?=密)")


def classification_mark(text: str) -> Mark | None:
    """The first mark in the text, None where there is none; spaces between 秘 and 密 do not hide it.

    >>> classification_mark("机密★5年\\n某市人民政府文件").words
    '机密★'
    >>> classification_mark("保守国家秘密是公民的义务。") is None
    True
    """
    found = _MARKS.search(_SPREAD.sub("", text))
    return Mark(found.group().strip(), found.start()) if found else None


def classification_mark_in_name(name: str) -> Mark | None:
    """The mark in a file name, where names are looser than texts: 【机密】方案.docx bears one."""
    found = _FILE_NAME.search(name)
    return Mark(found.group().strip(" ._-—"), found.start()) if found else None
