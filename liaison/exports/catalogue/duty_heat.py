"""Where departments and organisations stand with each other, and what is open, for the coordinators."""

from collections.abc import Iterable

from liaison.core.access.permissions import Permission
from liaison.core.duties.finding import State
from liaison.duties.queries.board import Line
from liaison.duties.queries.heat import Heat, Spot, contacts_in, found_in, heat_of, lines_in_order
from liaison.duties.queries.listed import reason_of
from liaison.exports.catalogue import Asked, Export
from liaison.exports.formats import Cell, Document, Sheet, Table
from liaison.schemes.queries.matrix import matrix

_OPEN = (State.OVERDUE, State.DUE_SOON, State.ON_THE_WAY)
_LISTED = ("单位", "事项", "与谁", "状态", "起", "最后一天", "原因", "依据")
_WIDTHS = (20, 14, 22, 10, 12, 12, 36, 18)


def build(asked: Asked) -> Document | None:
    """The heat map and the list of what is open, both in official order."""
    found = matrix(asked.place.pk, on=asked.on)
    if found is None:
        return None
    rows = found_in(asked.place, on=asked.on)
    heat = heat_of(found, rows, contacts_in(asked.place.pk, on=asked.on))
    lines = lines_in_order((row for row in rows if row.state in _OPEN), found.units)
    notes = (f"截至 {asked.on:%Y-%m-%d}",)
    name = f"{asked.place.name}对口联系统筹一览"
    sheets = (
        Sheet("联系和待办", name, notes=notes, table=_map(heat), landscape=True),
        Sheet("清单", f"{name}（清单）", notes=notes, table=_list(lines), landscape=True),
    )
    return Document(f"{name}（{asked.on:%Y-%m-%d}）", sheets)


def _map(heat: Heat) -> Table:
    head = ("部门", *(unit.name for unit, _tally in heat.organisations))
    rows = tuple((row.department.name, *map(_words, row.spots)) for row in heat.rows)
    return Table(head, rows, (24, *(14 for _unit in heat.organisations)))


def _words(spot: Spot) -> Cell:
    if not spot.look and not spot.contacts:
        return ""
    late = f"，逾期{spot.tally.late}" if spot.tally.late else ""
    still = f"，待办{spot.tally.open}" if spot.tally.open else ""
    return f"联系{spot.contacts}次{late}{still}"


def _list(lines: Iterable[Line]) -> Table:
    return Table(_LISTED, tuple(map(_row, lines)), _WIDTHS)


def _row(line: Line) -> tuple[Cell, ...]:
    row = line.row
    return (
        line.who or "政府",
        line.name,
        line.other or line.everybody,
        line.state,
        row.starts.isoformat(),
        row.due.isoformat(),
        reason_of(line),
        row.duty.section,
    )


EXPORT = Export(
    code="duty_heat",
    name="统筹一览",
    about="各部门与党派团体本年的联系次数、待办和逾期，附清单。",
    formats=("xlsx", "csv", "docx"),
    build=build,
    permission=Permission.COORDINATE_ACTIVITIES,
)
