"""What waits? Every app offers its provider at start; none knows the others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.urls import reverse

from liaison.core.access.actor import Actor
from liaison.core.access.doors import may_enter
from liaison.record.models import ChainHead

_REMEMBERED = 300  # seconds; what only time brings about is shown within them


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks what waits, on which day; `post` is the one that the seat acts from."""

    actor: Actor
    on: date
    post: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits: why, until when, and the page that settles it."""

    title: str
    why: str
    page: str  # by the name of its door
    place: int
    row: int | None = None
    until: date | None = None  # the last day; None: soon, without a date

    @property
    def address(self) -> str:
        """One click away."""
        return reverse(self.page, args=[self.place, *([] if self.row is None else [self.row])])


Provider = Callable[[Asked], Iterable[Item]]
_providers: dict[str, Provider] = {}


def offer(name: str, provider: Provider) -> None:
    """The provider is asked from now on, in the order of the names."""
    _providers[name] = provider


def items_for(asked: Asked) -> list[Item]:
    """What waits, the soonest first; nothing behind a closed door."""
    found = (item for name in sorted(_providers) for item in _providers[name](asked))
    open_to = (item for item in found if may_enter(item.page, asked.actor.role))
    return sorted(open_to, key=lambda item: item.until or date.max)


def number_for(asked: Asked) -> int:
    """How much waits; one query, unless something was done in the place since it was asked last."""
    actor = asked.actor
    heads = ChainHead.objects.filter(jurisdiction_id=actor.jurisdiction_id)
    number = heads.values_list("number", flat=True).first() or 0
    key = f"inbox:{actor.jurisdiction_id}:{actor.seat_id}:{asked.on:%Y%m%d}:{number}"
    found: int | None = cache.get(key)
    if found is None:
        found = len(items_for(asked))
        cache.set(key, found, _REMEMBERED)
    return found
