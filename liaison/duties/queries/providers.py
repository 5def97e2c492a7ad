"""Where does evidence come from? Every app that keeps some offers its provider at start."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from liaison.core.access.actor import Actor
from liaison.core.activities.clashes import Event as Taken
from liaison.core.duties.values import Event, Evidence
from liaison.core.periods import Span


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """What a piece of evidence is called, and the page that shows it."""

    id: int  # of the subject
    title: str
    day: date
    kind: str  # as a person reads it
    page: str
    place: int
    row: int

    @property
    def address(self) -> str:
        return reverse(self.page, args=[self.place, self.row])


@dataclass(frozen=True, slots=True)
class Provider:
    """What an app offers: evidence by day or by subject, how it reads, what its entries are about."""

    evidence: Callable[[int, date, date], Iterable[Evidence]]
    some_evidence: Callable[[int, Collection[int]], Iterable[Evidence]]
    records: Callable[[int, Collection[int]], Mapping[int, EvidenceRecord]]
    about: str  # what its entries in the record are about: activities.activity
    subjects: Callable[[int, Collection[int]], Collection[int]]  # the subjects behind those rows
    events: Callable[[int, date, date], Iterable[Event]] = lambda _place, _since, _until: ()
    known_events: frozenset[str] = frozenset()  # the kinds of duty whose terms they begin
    # None: all evidence is taken
    of_units: Callable[[int, date, date, Collection[int]], Iterable[Evidence]] | None = None
    # Which of the subjects somebody may open, from a post on a day; what is not said is open to nobody.
    seen: Callable[[Actor, int | None, date, Collection[int]], Collection[int]] = lambda *_asked: ()
    # Who took part in what from the one day to the other, as subject and unit in the order of days, nothing
    # contested; an app whose evidence is never of two has nothing to say.
    contacts: Callable[[int, date, date], Iterable[tuple[int, int]]] = lambda *_asked: ()
    # What takes the units' time in the span, planned or held, by subject and without titles.
    busy: Callable[[int, Span, Collection[int]], Iterable[Taken]] = lambda *_asked: ()


_providers: dict[str, Provider] = {}


def offer(name: str, provider: Provider) -> None:
    """The provider is asked from now on, in the order of the names."""
    _providers[name] = provider


def providers() -> list[Provider]:
    """Every provider, in the order of the names."""
    return [_providers[name] for name in sorted(_providers)]


def evidence_between(place: int, since: date, until: date) -> list[Evidence]:
    """Everything done in the place from the one day to the other, both included."""
    return [each for provider in providers() for each in provider.evidence(place, since, until)]


def evidence_of_units(place: int, since: date, until: date, units: Collection[int]) -> list[Evidence]:
    """At least everything done from the one day to the other in which one of the units took part."""
    found: list[Evidence] = []
    for provider in providers():
        some = provider.of_units
        found += some(place, since, until, units) if some else provider.evidence(place, since, until)
    return found


def contacts_between(place: int, since: date, until: date) -> Iterable[tuple[int, int]]:
    """Who took part in what: subject and unit, the earliest first; nothing contested."""
    return (each for provider in providers() for each in provider.contacts(place, since, until))


def evidence_of(place: int, subjects: Collection[int]) -> list[Evidence]:
    """What the subjects prove as they stand now; nothing for those that prove nothing."""
    return [each for provider in providers() for each in provider.some_evidence(place, subjects)]


def records_of(place: int, subjects: Collection[int]) -> dict[int, EvidenceRecord]:
    """How each subject reads and where it is shown."""
    found: dict[int, EvidenceRecord] = {}
    for provider in providers():
        found |= provider.records(place, subjects)
    return found


def records_seen(actor: Actor, *, post_id: int | None, on: date, subjects: Collection[int]) -> frozenset[int]:
    """Which of the subjects the actor may open."""
    return frozenset(
        subject for provider in providers() for subject in provider.seen(actor, post_id, on, subjects)
    )


def events_between(place: int, since: date, until: date) -> tuple[Event, ...]:
    """Everything from which a term runs."""
    return tuple(each for provider in providers() for each in provider.events(place, since, until))


def known_events() -> frozenset[str]:
    """The kinds of duty whose terms run from what somebody enters."""
    return frozenset(kind for provider in providers() for kind in provider.known_events)


def busy_days(place: int, span: Span, units: Collection[int]) -> list[Taken]:
    """What takes the units' time in the span; whoever may not see it learns nothing but the days."""
    return [each for provider in providers() for each in provider.busy(place, span, units)]
