"""What has happened since the findings were worked out last, and does it touch all of them or some?"""

from dataclasses import dataclass
from datetime import date

from liaison.duties.models import Reckoning
from liaison.duties.queries.providers import providers
from liaison.record.models import ChainHead, Entry, EntryLink

MOST = 2000  # entries; after more of them everything is worked out anew
# What these apps do changes who owes what to whom, save the entries that change no fact.
_LAYING_DOWN = frozenset({"schemes", "units", "workdays", "duties"})
_HARMLESS = (
    "notice.",
    "proposal",
    "body.",
    "draft.",
    "contact.",
    "unit.moved",
    "working_rules.",
    "chase.",
)


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything, or the subjects whose evidence may be another."""

    everything: bool = False
    subjects: frozenset[int] = frozenset()
    has_passed: bool = False  # something is on record that touches no finding

    @property
    def is_nothing(self) -> bool:
        """Whether what is kept holds as it is, down to the number in the record."""
        return not (self.everything or self.subjects or self.has_passed)


def head_of(place: int) -> int:
    """The number of the last entry in the place's record."""
    return ChainHead.objects.filter(jurisdiction_id=place).values_list("number", flat=True).first() or 0


def is_reckoned(place: int, *, on: date) -> bool:
    """Whether findings of the day are kept for the place, whatever has happened since."""
    return Reckoning.objects.filter(jurisdiction_id=place, as_of=on).exists()


def changes_since(last: Reckoning | None, *, on: date, head: int) -> Changes:
    """What the findings of the last reckoning lack on the day, when the record has come to `head`."""
    if last is None or last.as_of != on or head - last.number > MOST:
        return Changes(everything=True)
    if head == last.number:
        return Changes()
    numbers = EntryLink.objects.filter(jurisdiction_id=last.jurisdiction_id, number__gt=last.number)
    entries = Entry.objects.filter(pk__in=numbers.values("entry_id"))
    happened = list(entries.exclude(about="").values_list("code", "about", "about_id"))
    if any(_lays_down(code, about) for code, about, _pk in happened):
        return Changes(everything=True)
    subjects: set[int] = set()
    for provider in providers():
        rows = {pk for _code, about, pk in happened if about == provider.about and pk is not None}
        if rows:
            subjects |= set(provider.subjects(last.jurisdiction_id, rows))
    return Changes(subjects=frozenset(subjects), has_passed=True)


def _lays_down(code: str, about: str) -> bool:
    return about.partition(".")[0] in _LAYING_DOWN and not code.startswith(_HARMLESS)
