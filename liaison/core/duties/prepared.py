"""What has to be known before anything can be found: duties, pairs and evidence, looked through once."""

from collections.abc import Iterable
from datetime import date

from liaison.core.dates import DueDate
from liaison.core.duties.chains import Chain, chains
from liaison.core.duties.index import Index
from liaison.core.duties.reach import Reach
from liaison.core.duties.values import Circumstances, Duty, Evidence
from liaison.core.periods import Span


class Prepared:
    """Circumstances and evidence, looked through once so that many questions can be answered."""

    def __init__(self, circumstances: Circumstances, evidence: Iterable[Evidence] = ()) -> None:
        self.circumstances = circumstances
        self.chains = chains(circumstances.duties)
        self.reach = Reach(circumstances.stretches, circumstances.successions)
        self.index = Index(evidence, self.reach)
        self._before: dict[tuple[date, int], DueDate] = {}
        self._left: dict[Span, int] = {}

    def chain_of(self, duty: Duty) -> Chain:
        """The duty with the same duty of other versions."""
        return next(chain for chain in self.chains if duty.id in chain.ids)

    def chain(self, key: int) -> Chain:
        """The chain that the duty of the id began."""
        return next(chain for chain in self.chains if chain.key == key)

    def working_day_before(self, day: date, count: int) -> DueDate:
        """The working day that many before the day."""
        if (day, count) not in self._before:
            self._before[day, count] = self.circumstances.calendar.before(day, count)
        return self._before[day, count]

    def working_days(self, span: Span) -> int:
        """How many working days the span has."""
        if span not in self._left:
            self._left[span] = sum(1 for _ in self.circumstances.calendar.within(span))
        return self._left[span]
