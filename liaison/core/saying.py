"""In which language is it said? In Chinese, unless whoever asks hands in what translates."""

from collections.abc import Callable, Iterable

Say = Callable[[str], str]  # a text of a table, or of a call of `say`, in the reader's language


def listed(parts: Iterable[str], say: Say = str) -> str:
    """The parts as a list in a sentence.

    >>> listed(["市长", "常务副市长"])
    '市长、常务副市长'
    """
    return say("、").join(parts)
