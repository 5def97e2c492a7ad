"""What answers a word that somebody has typed?"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F, QuerySet, Value

from liaison import vocabulary
from liaison.core.search import Query, is_read, marked, query, rank, written
from liaison.search.models import SearchEntry, SearchKey
from liaison.vocabulary.readings import syllables

CANDIDATES = 400  # keys looked at for one word; more than a page of results can hold
_FIELDS = ("written", "initials", "reading")
_LAST = "\U0010ffff"  # nothing written stands behind it


@dataclass(frozen=True, slots=True)
class _Hit:
    """Where in which name of an entry a word was found."""

    rank: int
    which: int
    position: int
    field: str

    @property
    def order(self) -> tuple[int, int, int]:
        return self.rank, self.which, self.position


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that answers, and the name that did."""

    entry: SearchEntry
    hit: _Hit
    word: str

    @property
    def name(self) -> str:
        return self.entry.names[self.hit.which]

    @property
    def parts(self) -> tuple[str, str, str]:
        """The name before, within and after what was asked for; worked out for what is shown alone."""
        length = len(self.word)
        if self.hit.field == "reading":
            length = _characters_read(self.name, self.hit.position, self.word)
        return marked(self.name, self.hit.position, length)


def find(text: str, *, jurisdictions: Collection[int], pages: Collection[str]) -> list[Match]:
    """What the text finds in the places behind these pages, the best first; nothing for an empty text.

    The words are one, since names are padded; where that finds nothing, each has to be found by itself.
    """
    asked = query(text, vocabulary.load().simplified)
    if not asked.whole or not jurisdictions:
        return []
    open_pages = frozenset(pages)
    hits, word = _hits(asked.whole, jurisdictions), asked.whole
    if not hits and len(asked.words) > 1:
        hits, word = _hits_of_each(asked, jurisdictions), asked.words[0]
    entries = SearchEntry.objects.filter(pk__in=hits, jurisdiction_id__in=jurisdictions)
    found = [Match(entry, hits[entry.pk], word) for entry in entries if entry.page in open_pages]
    return sorted(
        found, key=lambda match: (match.hit.rank, match.entry.order, len(match.name), -match.entry.pk)
    )


def _hits(word: str, jurisdictions: Collection[int]) -> dict[int, _Hit]:
    """The best hit of the word in each entry."""
    best: dict[int, _Hit] = {}
    first, *others = _FIELDS if is_read(word) else _FIELDS[:1]
    keys = _begin_with(word, first, jurisdictions)
    if others:
        keys = keys.union(*(_begin_with(word, field, jurisdictions) for field in others), all=True)
    for entry, which, position, key, field in keys:
        hit = _Hit(rank(key, word, position=position), which, position, field)
        if entry not in best or hit.order < best[entry].order:
            best[entry] = hit
    return best


def _hits_of_each(asked: Query, jurisdictions: Collection[int]) -> dict[int, _Hit]:
    found = [_hits(word, jurisdictions) for word in asked.words]
    everywhere = set.intersection(*(set(hits) for hits in found))
    return {entry: hit for entry, hit in found[0].items() if entry in everywhere}


def _begin_with(
    word: str, field: str, jurisdictions: Collection[int]
) -> "QuerySet[SearchKey, tuple[int, int, int, str, str]]":
    within = {f"{field}__gte": word, f"{field}__lt": word + _LAST}
    keys = SearchKey.objects.filter(jurisdiction_id__in=jurisdictions, **within).order_by(field)
    return keys.values_list("entry_id", "which", "position", F(field), Value(field))[:CANDIDATES]


def _characters_read(name: str, position: int, word: str) -> int:
    """How many characters from the position on the syllables of the word cover."""
    plain = written(name, vocabulary.load().simplified)
    covered = count = 0
    for syllable in syllables(plain)[position:]:
        if covered >= len(word):
            break
        covered, count = covered + len(syllable), count + 1
    return count
