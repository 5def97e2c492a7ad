"""What does the engine find for a place on a day?"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from liaison.core.duties.evaluate import findings
from liaison.core.duties.finding import Finding
from liaison.core.duties.prepared import Prepared
from liaison.core.duties.values import Circumstances, Debtor, Succession
from liaison.core.duties.windows import reach_back
from liaison.duties.queries.circumstances import circumstances_of
from liaison.duties.queries.providers import evidence_between, evidence_of_units
from liaison.units.models import Jurisdiction

Which = Collection[tuple[int, Debtor]]  # duty and debtor
_LEAST = 2  # years: a report is owed for the year before


def prepared_for(place: Jurisdiction, *, on: date) -> Prepared:
    """What the place has laid down, and everything that was done up to the day."""
    laid_down = circumstances_of(place, on=on)
    return Prepared(laid_down, evidence_between(place.pk, on - horizon(laid_down), on))


def horizon(laid_down: Circumstances) -> timedelta:
    """So far back reach the windows of this year and of the one before, the longest extension on top."""
    years = [int(duty.per[:-1]) for duty in laid_down.duties if duty.per.endswith("y")]
    longer = max((one.until - one.due for one in laid_down.extensions), default=timedelta())
    return reach_back(max([_LEAST, *years])) + longer


def year_before(on: date) -> date:
    """From when on windows are on the board: the beginning of the year before."""
    return date(on.year - 1, 1, 1)


def found_on(prepared: Prepared, *, on: date, only: Which | None = None) -> Iterable[Finding]:
    """The findings of the day: all windows of this year and of the one before."""
    return findings(prepared, today=on, since=year_before(on), only=only)


def found_of(
    place: int, laid_down: Circumstances, *, on: date, only: Which, since: date | None = None
) -> Iterable[Finding]:
    """The findings of the day about these duties and debtors, from what they and those before them did.

    Windows of an earlier time are looked at where one asks for them.
    """
    own = {who.unit for _duty, who in only}
    back = horizon(laid_down)
    if None in own:  # the jurisdiction owes it, whoever does it
        evidence = evidence_between(place, on - back, on)
    else:
        acting = with_predecessors({unit for unit in own if unit is not None}, laid_down.successions)
        evidence = evidence_of_units(place, on - back, on, acting)
    earliest = min(since or on, year_before(on))
    return findings(Prepared(laid_down, evidence), today=on, since=earliest, only=only)


def with_predecessors(units: Collection[int], successions: Collection[Succession]) -> frozenset[int]:
    """The units and all whose functions have come to them."""
    found = set(units)
    before = None
    while before != found:
        before = set(found)
        found |= {one.old for one in successions if one.new in found}
    return frozenset(found)
