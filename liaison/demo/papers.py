"""What have the demo city's departments handed in? Their yearly reports on paper, but for one that forgot."""

from collections.abc import Collection
from datetime import date, datetime

from liaison.core.access.actor import Actor
from liaison.demo.activities import Players
from liaison.reports.actions import Paper, enter_submission
from liaison.schemes.queries.matrix import matrix
from liaison.units.models import Unit

ARRIVED = (1, 18)  # month and day, in the year after the one that is reported on
FORGETS = "市统计局"  # has not handed in the last report


def hand_in_reports(units: Collection[Unit], players: Players, *, at: datetime, today: date) -> None:
    """The reports about the two years before this one; the officer's own last one waits for a word."""
    by = players.coordinator
    found = matrix(by.jurisdiction_id, on=at.date())
    liaising = {row.department.pk: row.department.name for row in found.rows} if found else {}
    for year in (today.year - 2, today.year - 1):
        arrived = date(year + 1, *ARRIVED)
        forgotten = FORGETS if year == today.year - 1 else ""
        for unit in units:
            if arrived <= today and liaising.get(unit.pk, forgotten) != forgotten:
                own = forgotten and unit.pk == players.department.unit_id
                _hand_in(unit, year, arrived, by=players.department if own else by, at=at, today=today)


def _hand_in(unit: Unit, year: int, arrived: date, *, by: Actor, at: datetime, today: date) -> None:
    paper = Paper("annual_report", year, arrived, note="纸质报告一份，已存档")
    enter_submission(unit=unit, paper=paper, scan=None, by=by, at=at, on=min(max(arrived, at.date()), today))
