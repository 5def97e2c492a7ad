"""What waits? Every app offers its provider at start; none knows the others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from liaison.core.access.actor import Actor
from liaison.core.access.doors import may_enter
from liaison.core.waiting import urgency
from liaison.record.queries import remembered


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks what waits, on which day; `post` is the one that the seat acts from."""

    actor: Actor
    on: date
    post: int | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """What settles an item at once: the page that it is sent to, what the button says, what is sent along."""

    page: str
    label: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits: why, until when, and the page that settles it."""

    title: str
    why: str
    page: str  # by the name of its door
    place: int | None  # None: a page of one's own, whose address names no place
    row: int | None = None
    until: date | None = None  # the last day; None: soon, without a date
    since: date | None = None  # how long it has waited, where that is known
    act: Act | None = None  # where one click is enough
    asked: str = ""  # what the page is asked for, as in an address after the question mark

    @property
    def address(self) -> str:
        """One click away."""
        return self._reverse(self.page) + (f"?{self.asked}" if self.asked else "")

    @property
    def act_address(self) -> str:
        """Where the click on the button is sent; empty where there is none."""
        return self._reverse(self.act.page) if self.act else ""

    def _reverse(self, page: str) -> str:
        return reverse(page, args=[number for number in (self.place, self.row) if number is not None])


Provider = Callable[[Asked], Iterable[Item]]
_providers: dict[str, Provider] = {}


def offer(name: str, provider: Provider) -> None:
    """The provider is asked from now on, in the order of the names."""
    _providers[name] = provider


def items_for(asked: Asked) -> list[Item]:
    """What waits, the soonest first, then the longest; nothing behind a closed door."""
    found = (item for name in sorted(_providers) for item in _providers[name](asked))
    open_to = (item for item in found if may_enter(item.page, asked.actor.role))
    return sorted(open_to, key=lambda item: urgency(item.until, item.since))


def items_remembered(asked: Asked) -> list[Item]:
    """What waits; worked out once, and again when something has been done in the place."""
    return remembered(f"inbox:{asked.post}", lambda: items_for(asked), by=asked.actor, on=asked.on)


def number_for(asked: Asked) -> int:
    """How much waits, as it is remembered."""
    return len(items_remembered(asked))
