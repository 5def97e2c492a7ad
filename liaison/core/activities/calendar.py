"""What does a calendar elsewhere have to be told of an activity, and when has it to look again?"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from liaison.core.activities.standing import State
from liaison.core.dates import PLACE_TIME

_DAY = timedelta(days=1)


class Status(StrEnum):
    """How a calendar elsewhere keeps an event (RFC 5545, 3.8.1.11)."""

    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Told:
    """An activity as far as calendars elsewhere are told of it."""

    id: int
    jurisdiction: int
    title: str
    state: State
    on: date  # of what is postponed: the day that was told last
    until: date | None
    begins: time | None
    ends: time | None
    place: str
    units: tuple[str, ...]  # names, the host first
    sequence: int
    changed_at: datetime
    address: str = ""  # of its page
    kind: str = ""  # its name

    @property
    def uid(self) -> str:
        """Its number for ever, whatever becomes of it, and wherever the installation moves."""
        return f"activity-{self.id}.place-{self.jurisdiction}@liaison"

    @property
    def status(self) -> Status:
        """Postponed to a day that nobody knows, it does not take place as told."""
        called_off = self.state in {State.CANCELLED, State.POSTPONED}
        return Status.CANCELLED if called_off else Status.CONFIRMED

    @property
    def summary(self) -> str:
        """Its title, with what has become of it where it is called off."""
        marks = {State.CANCELLED: "（已取消）", State.POSTPONED: "（已推迟，日期另定）"}
        return marks.get(self.state, "") + self.title

    @property
    def description(self) -> str:
        """Who takes part."""
        return f"参加单位：{'、'.join(self.units)}" if self.units else ""

    @property
    def starts(self) -> date | datetime:
        """The moment in Asia/Shanghai, or the day where no time is known."""
        return self.on if self.begins is None else datetime.combine(self.on, self.begins, PLACE_TIME)

    @property
    def finishes(self) -> date | datetime | None:
        """The end, not included; None where it begins at a time of one day and nobody has said how long."""
        last = min(self.until or self.on, date.max - _DAY)
        if self.begins is None:
            return last + _DAY
        if self.ends is not None:
            return datetime.combine(last, self.ends, PLACE_TIME)
        return datetime.combine(last + _DAY, time(), PLACE_TIME) if last > self.on else None


def sequence_after(before: Told, after: Told) -> int:
    """The sequence of the changed activity: one more where time, place or whether it is held changed.

    Other changes leave it as it is, so that nobody is disturbed by them (RFC 5546, 2.1.4).
    """
    return before.sequence + (_essence(before) != _essence(after))


def _essence(told: Told) -> tuple[object, ...]:
    return (told.starts, told.finishes, told.place, told.status)
