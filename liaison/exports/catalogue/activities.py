"""The activities as the list shows them, with sums by unit and by pair."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from liaison.activities.forms.listing import ActivityFilter
from liaison.activities.queries.listing import Line, activities_of, lines_of, subjects_found
from liaison.core.access.permissions import Permission
from liaison.core.activities.kinds import fields_of
from liaison.core.activities.lines import columns
from liaison.core.activities.standing import Standing, State
from liaison.exports.catalogue import Asked, Export
from liaison.exports.formats import Cell, Document, Sheet, Table
from liaison.units.models import Category
from liaison.units.queries import NamedUnit, units_on

MOST = 5000  # more than an office reads; the latest go along
_LIST = ("on", "kind", "hosts", "guests", "what", "place")  # as the workbook that can be brought in
_WIDTHS = (14, 14, 24, 34, 36, 18, 40, 10, 10)
_HELD, _CONFIRMED, _ONE_SIDED, _CONTESTED, _PLANNED = "已开展", "双方确认", "单方登记", "有异议", "已安排"


def build(asked: Asked) -> Document | None:
    """What the seat sees and the address asks for, as on the page; None for nobody."""
    if asked.by is None:
        return None
    units = list(units_on(asked.place.pk, on=asked.today))
    form = ActivityFilter(asked.said, units=units)
    found = subjects_found(asked.by, form.wanted(), post_id=asked.post_id, on=asked.today)
    activities = activities_of(list(found[: MOST + 1]))
    named = {unit.pk: unit.name for unit in units}
    lines = lines_of(activities[:MOST], on=asked.today, named=named)
    notes = [f"截至 {asked.today:%Y-%m-%d}，共 {len(lines)} 项"]
    notes += [f"只列出最近的 {MOST} 项，请缩小范围另行导出"] * (len(activities) > MOST)
    title = f"{asked.place.name}对口联系活动清单"
    name = f"{title}（{asked.today:%Y-%m-%d}）"
    if not lines:
        return Document(name, (Sheet("活动", title, notes=tuple(notes), lines=("没有符合条件的活动。",)),))
    sums = [_by_unit(lines, units, notes), _by_pair(lines, units, notes)]
    return Document(name, (_list(lines, title, notes), *(sheet for sheet in sums if sheet)))


def _list(lines: Iterable[Line], title: str, notes: Sequence[str]) -> Sheet:
    heads = columns()
    table = Table(
        head=(*(heads[code] for code in _LIST), "其他内容", "状态", "确认情况"),
        rows=tuple(_row(line) for line in lines),
        widths=_WIDTHS,
    )
    return Sheet("活动", title, notes=tuple(notes), table=table, landscape=True)


def _row(line: Line) -> tuple[Cell, ...]:
    activity = line.activity
    return (
        _days(activity.subject.on, activity.until),
        line.kind,
        _names(line.hosts),
        _names(line.guests),
        activity.subject.title,
        activity.place,
        _details(activity.subject.kind, activity.details),
        line.state,
        line.standing,
    )


def _days(on: date | None, until: date | None) -> str:
    if on is None:
        return "待定"
    return f"{on:%Y-%m-%d}至{until:%Y-%m-%d}" if until else f"{on:%Y-%m-%d}"


def _details(kind: str, details: Mapping[str, object]) -> str:
    """What the kind asks for, each under its name."""
    said = ((field.label, details.get(field.code)) for field in fields_of(kind))
    return "；".join(f"{label}：{value}" for label, value in said if value not in (None, ""))


def _names(units: Iterable[tuple[int, str]]) -> str:
    return "、".join(name for _pk, name in units)


def _counted(line: Line) -> Iterator[str]:
    """Under which heads an activity counts; what was called off or put off under none."""
    subject = line.activity.subject
    if subject.state == State.PLANNED:
        yield _PLANNED
    if subject.state == State.HELD:
        yield _HELD
        yield {
            Standing.CONFIRMED: _CONFIRMED,
            Standing.ONE_SIDED: _ONE_SIDED,
            Standing.CONTESTED: _CONTESTED,
        }[Standing(subject.standing)]


def _by_unit(lines: Iterable[Line], units: Iterable[NamedUnit], notes: Sequence[str]) -> Sheet | None:
    sums: dict[int, Counter[str]] = defaultdict(Counter)
    for line in lines:
        for part, involved in (("主办", line.hosts), ("参加", line.guests)):
            for pk, _name in involved:
                heads = list(_counted(line))
                sums[pk].update(heads)
                sums[pk].update([part] * (_HELD in heads))
    head = (_HELD, "主办", "参加", _CONFIRMED, _ONE_SIDED, _CONTESTED, _PLANNED)
    rows = tuple(_summed((unit.name,), sums[unit.pk], head) for unit in units if sums.get(unit.pk))
    if not rows:
        return None
    table = Table(("单位", *head), rows, (28, *(11 for _ in head)))
    return Sheet("按单位", "对口联系活动（按单位）", notes=tuple(notes), table=table, landscape=True)


def _summed(named: tuple[str, ...], sums: Mapping[str, int], head: Iterable[str]) -> tuple[Cell, ...]:
    return (*named, *(sums.get(each, 0) for each in head))


def _by_pair(lines: Iterable[Line], units: Sequence[NamedUnit], notes: Sequence[str]) -> Sheet | None:
    """Each authority with each organisation that took part in something together."""
    side = {unit.pk: unit.category == Category.ORGANISATION for unit in units}
    sums: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    last: dict[tuple[int, int], date] = {}
    for line in lines:
        involved = [pk for pk, _name in (*line.hosts, *line.guests) if pk in side]
        heads = list(_counted(line))
        for pair in ((one, other) for one in involved for other in involved if side[other] > side[one]):
            sums[pair].update(heads)
            on = line.activity.subject.on
            if _HELD in heads and on is not None:
                last[pair] = max(on, last.get(pair, on))
    head = (_HELD, _CONFIRMED, _ONE_SIDED, _CONTESTED, _PLANNED)
    order = {unit.pk: place for place, unit in enumerate(units)}
    names = {unit.pk: unit.name for unit in units}
    met = sorted((pair for pair in sums if sums[pair]), key=lambda pair: (order[pair[0]], order[pair[1]]))
    rows = tuple(
        (
            *_summed((names[pair[0]], names[pair[1]]), sums[pair], head),
            f"{last[pair]:%Y-%m-%d}" if pair in last else "",
        )
        for pair in met
    )
    if not rows:
        return None
    table = Table(("部门", "党派团体", *head, "最近一次"), rows, (28, 28, *(11 for _ in head), 13))
    return Sheet("按结对", "对口联系活动（按双方）", notes=tuple(notes), table=table, landscape=True)


EXPORT = Export(
    code="activities",
    name="活动清单",
    about="您能看到的活动，附按单位、按双方的次数。在“活动”页面可以先筛选再导出。",
    formats=("xlsx", "csv", "docx"),
    build=build,
    permission=Permission.SEE_ACTIVITIES,
)
