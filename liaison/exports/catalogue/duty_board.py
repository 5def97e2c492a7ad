"""A unit's duties as its board shows them, as of a day."""

from collections.abc import Iterable

from liaison.core.access.permissions import Permission
from liaison.duties.queries.board import Group, Line, board_of, rows_on
from liaison.duties.queries.seen import sees_duties_of
from liaison.exports.catalogue import Asked, Export
from liaison.exports.formats import Cell, Document, Sheet, Table
from liaison.schemes.models.versions import Force
from liaison.units.queries import NamedUnit, unit_on, units_on

_HEAD = ("情况", "事项", "与谁", "要求次数", "已有次数", "还差", "起", "最后一天", "约束力", "依据", "说明")
_LONGEST = 19  # digits of a number
_WIDTHS = (10, 14, 22, 8, 8, 6, 12, 12, 8, 18, 24)


def build(asked: Asked) -> Document | None:
    """What the unit owes and is owed, in the order of the board; None for units that are not theirs."""
    unit = _unit(asked)
    if unit is None:
        return None
    names = {each.pk: each.name for each in units_on(asked.place.pk, on=asked.on)}
    rows = rows_on(unit, asked.place, on=asked.on)
    board = board_of(unit, rows, names=names, on=asked.on, keep_day=False)
    name = names.get(unit.pk) or unit.canonical
    notes = (f"截至 {asked.on:%Y-%m-%d}",)
    sides = ((f"{name}应办", "本单位应办", board.own), (f"对方对{name}应办", "对方应办", board.theirs))
    sheets = tuple(
        Sheet(tab, title, notes=notes, table=Table(_HEAD, tuple(_rows(groups)), _WIDTHS), landscape=True)
        for title, tab, groups in sides
        if groups
    )
    document = f"{asked.place.name}{name}职责（{asked.on:%Y-%m-%d}）"
    return Document(document, sheets) if sheets else None


def _unit(asked: Asked) -> NamedUnit | None:
    """The unit that the address names, else the own one; None where it is not theirs to see."""
    if asked.by is None:
        return None
    number = asked.said.get("unit", "")
    pk = int(number) if number.isdecimal() and len(number) < _LONGEST else asked.by.unit_id
    unit = unit_on(asked.place.pk, pk, on=asked.on) if pk else None
    if unit is None or not sees_duties_of(asked.by, [unit], post_id=asked.post_id, on=asked.today):
        return None
    return unit


def _rows(groups: Iterable[Group]) -> Iterable[tuple[Cell, ...]]:
    return (_row(line) for group in groups for line in group.lines)


def _row(line: Line) -> tuple[Cell, ...]:
    row = line.row
    remarks = [line.why, "仅一方登记" if row.one_side_only else "", "期后补齐" if row.late else ""]
    return (
        line.state,
        line.name,
        line.other or line.everybody,
        "" if row.needed is None else row.needed,
        row.done,
        "" if row.needed is None else row.missing,
        row.starts.isoformat(),
        row.due.isoformat(),
        Force(row.force).label,
        row.duty.section,
        "；".join(remark for remark in remarks if remark),
    )


EXPORT = Export(
    code="duty_board",
    name="本单位职责",
    about="本单位应办和对方应办的事项、完成情况、期限和依据。",
    formats=("xlsx", "csv", "docx"),
    build=build,
    permission=Permission.SEE_ACTIVITIES,
)
