"""Who acts in the stead of a post's holder? Accounts know, and offer their answer at start."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db.models import JSONField, Subquery, Value
from django.db.models.functions import Cast

from liaison.units.models import Post

Answer = Callable[[date], Subquery]
_answers: list[Answer] = []


@dataclass(frozen=True, slots=True)
class Deputy:
    """Somebody who acts in the stead of a post's holder for a time."""

    name: str
    unit: str  # the deputy's own, where it is another than the post's; empty otherwise
    ends: date  # not included

    @property
    def last_day(self) -> date:
        """The last day on which the deputy acts."""
        return self.ends - timedelta(days=1)


def offer(answer: Answer) -> None:
    """The answer: for a query of posts, an array of JSON of each post's deputies of the day."""
    _answers[:] = [answer]


def in_stead(on: date) -> Subquery | Cast:
    """What `deputies_of` reads, as a column of a query of posts, so that it costs no query of its own."""
    nobody = Cast(Value([], JSONField()), ArrayField(JSONField()))
    return _answers[0](on) if _answers else nobody


def deputies_of(post: Post) -> tuple[Deputy, ...]:
    """Who acts in the stead of the post's holder; the post comes from a query that has asked `in_stead`."""
    return tuple(_deputy(post, each) for each in getattr(post, "in_stead", None) or ())


def _deputy(post: Post, found: dict[str, object]) -> Deputy:
    own = found["own"]
    elsewhere = isinstance(own, dict) and own["unit"] != post.unit_id
    return Deputy(
        name=str(found["name"]),
        unit=own["name"] if isinstance(own, dict) and elsewhere else "",
        ends=date.fromisoformat(str(found["ends"])),
    )
