"""What does the engine find? A verdict with everything that it rests on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison.core.dates import DueDate
from liaison.core.duties.counting import Counted, Uncounted
from liaison.core.duties.values import Debtor, Duty, Exemption, Extension
from liaison.core.duties.windows import Window
from liaison.core.periods import Span


class State(StrEnum):
    """How it stands with what is owed in one window."""

    MET = "met"
    ON_THE_WAY = "on_the_way"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    SHOWN_ONLY = "shown_only"


class WhyShown(StrEnum):
    """Why a duty is shown and cannot become overdue."""

    SHOULD = "should"
    MAY = "may"
    NOT_COUNTABLE = "not_countable"
    ONLY_MAXIMUM = "only_maximum"
    EXEMPT = "exempt"
    NOT_WHOLLY_IN_FORCE = "not_wholly_in_force"
    NOT_WHOLLY_TRACKED = "not_wholly_tracked"
    NOT_WHOLLY_PAIRED = "not_wholly_paired"


@dataclass(frozen=True, slots=True)
class Key:
    """What stays the same about a finding whatever is added: duty, debtor, and when the window begins."""

    duty: int  # the duty that began the chain
    debtor: Debtor
    starts: date
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One debtor, one duty, one window, as of a day."""

    key: Key
    duty: Duty  # the version of it in force in the window
    debtor: Debtor
    window: Window  # its last day is that of an extension, where there is one
    today: date
    state: State
    needed: int | None
    counted: tuple[Counted, ...] = ()
    uncounted: tuple[Uncounted, ...] = ()
    why: WhyShown | None = None
    held: tuple[Span, ...] = ()  # the days that are covered, where the window is not wholly
    soon: DueDate | None = None  # from when it is due soon
    working_days_left: int | None = None  # today included; where it is due soon
    last_working: date | None = None  # where the last day is a day of rest
    about: int | None = None  # the year that a plan or a report has to be about
    carried_on: bool = False  # several versions laid down the same
    exemption: Exemption | None = None
    extension: Extension | None = None

    @property
    def number(self) -> int:
        """How often it was done."""
        return len(self.counted)

    @property
    def missing(self) -> int:
        """How often it is still to be done."""
        return max(0, (self.needed or 0) - self.number)

    @property
    def over(self) -> int:
        """How often more than the notice has in mind; it informs and is no breach."""
        return max(0, self.number - self.duty.maximum) if self.duty.maximum is not None else 0

    @property
    def one_side_only(self) -> bool:
        """Whether what counts would not be enough, or would be less, without what one side alone says."""
        sure = sum(not one.one_sided for one in self.counted)
        return sure < min(self.number, self.needed or self.number)

    @property
    def is_late(self) -> bool:
        """Whether it is met, and was not met in time."""
        in_time = sum(not one.late for one in self.counted)
        return self.state is State.MET and in_time < (self.needed or 0)
