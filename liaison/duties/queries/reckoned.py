"""What does the engine find for a place on a day?"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from liaison.core.duties.evaluate import findings
from liaison.core.duties.finding import Finding
from liaison.core.duties.prepared import Prepared
from liaison.core.duties.values import Debtor
from liaison.duties.queries.circumstances import circumstances_of
from liaison.duties.queries.providers import evidence_between
from liaison.units.models import Jurisdiction

_BACK = timedelta(days=3 * 366)


def prepared_for(place: Jurisdiction, *, on: date) -> Prepared:
    """What the place has laid down, and everything that was done up to the day."""
    return Prepared(circumstances_of(place, on=on), evidence_between(place.pk, on - _BACK, on))


def year_before(on: date) -> date:
    """From when on windows are on the board: the beginning of the year before."""
    return date(on.year - 1, 1, 1)


def found_on(
    prepared: Prepared, *, on: date, only: Collection[tuple[int, Debtor]] | None = None
) -> Iterable[Finding]:
    """The findings of the day: all windows of this year and of the one before."""
    return findings(prepared, today=on, since=year_before(on), only=only)
