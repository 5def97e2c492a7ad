"""How is a pattern found quickly that would be tried at every character, where each match holds a sign?"""

import re
from collections.abc import Iterator


def leaping(
    pattern: re.Pattern[str], text: str, *, sign: re.Pattern[str], before: int
) -> Iterator[re.Match[str]]:
    """The matches of the pattern, in order; each has to hold the sign, `before` characters in at most.

    >>> federations = leaping(re.compile("[市区]工?商联"), "市商联、商联", sign=re.compile("商"), before=2)
    >>> [match.group() for match in federations]
    ['市商联']
    """
    place = 0
    while found := sign.search(text, place):
        match = pattern.search(text, max(place, found.start() - before))
        if match is None:
            return
        yield match
        place = match.end()
