"""How much may a file hold and still be a notice? Above it, one error that says what to do."""

from liaison.core.notices.decode import LARGEST, Unreadable

MOST_PAGES = 200
MOST_CELLS = 40_000  # a matrix of two hundred departments and thirty organisations has 6,000
MOST_BLOCKS = 60_000  # paragraphs and tables; a notice has some hundred
MOST_MARKS = 400_000  # characters and ruled lines with a place on a page; a full page has 2,000
DEEPEST_TABLE = 6  # tables inside tables
MOST_CHARACTERS = LARGEST
MOST_FILES = 20  # in one package of notices
LONGEST_SENTENCE = 6_000  # characters; what is read in a sentence is compared with all else in it
LARGEST_FILES = 40_000_000  # bytes of all of them together


class Tally:
    """Counts what a reader has met and stops it at the limit, whatever it goes through."""

    def __init__(self) -> None:
        self._blocks = self._cells = self._characters = 0

    def block(self, characters: int = 0) -> None:
        """One more paragraph or table. Raises Unreadable."""
        self._blocks += 1
        self._characters += characters
        if self._blocks > MOST_BLOCKS or self._characters > MOST_CHARACTERS:
            raise too_large("文件的内容太多，不像是一份通知，请只上传通知正文和附件。")

    def cell(self, depth: int) -> None:
        """One more cell of a table that stands in `depth` others. Raises Unreadable."""
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise too_large(
                "文件里的表格超过 %(most)s 格，不像是一份通知，请只上传通知正文和附件。", most=MOST_CELLS
            )
        if depth > DEEPEST_TABLE:
            raise too_large(
                "文件里的表格套了 %(most)s 层以上，无法读取，请只上传通知正文和附件。", most=DEEPEST_TABLE
            )


def too_large(sentence: str, **values: str | int) -> Unreadable:
    """The error for everything beyond the limits; the sentence says which, and what to do."""
    return Unreadable("too_large", sentence, **values)
