"""What does a unit owe, what is owed to it, and what is to be done next?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop

from liaison.core.duties.finding import State, WhyShown
from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.duties.sentences import SAYINGS
from liaison.core.duties.values import Debtor, Scope, Side
from liaison.core.periods import Span
from liaison.duties.models import KeptFinding
from liaison.duties.queries.addresses import address_of, planning_address
from liaison.duties.queries.kept import as_kept, with_duties
from liaison.duties.queries.reckoned import found_on, prepared_for
from liaison.schemes.models import Duty
from liaison.units.models import Category, Jurisdiction, Unit

_DAY = timedelta(days=1)
NEXT = (State.OVERDUE, State.DUE_SOON, State.ON_THE_WAY)
_ORDER = (*NEXT, State.MET, State.SHOWN_ONLY)
TONES = {
    State.OVERDUE: ("red", "alert-triangle"),
    State.DUE_SOON: ("amber", "clock"),
    State.ON_THE_WAY: ("teal", "hourglass"),
    State.MET: ("green", "circle-check"),
    State.SHOWN_ONLY: ("plain", ""),
}
WHY_SHOWN = {
    WhyShown.SHOULD: gettext_noop("一般应"),
    WhyShown.MAY: gettext_noop("可以"),
    WhyShown.NOT_COUNTABLE: gettext_noop("不计次数"),
    WhyShown.ONLY_MAXIMUM: gettext_noop("只有上限"),
    WhyShown.EXEMPT: gettext_noop("已免除"),
    WhyShown.NOT_WHOLLY_IN_FORCE: gettext_noop("施行不满期间"),
    WhyShown.NOT_WHOLLY_TRACKED: gettext_noop("登记不满期间"),
    WhyShown.NOT_WHOLLY_PAIRED: gettext_noop("联系不满期间"),
}
ALL_DEPARTMENTS = gettext_noop("各对口联系部门")
ALL_ORGANISATIONS = gettext_noop("各对口联系党派团体")
ALONE = gettext_noop("自行办理")


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as a board shows it."""

    row: KeptFinding
    who: str  # has to act; empty for the jurisdiction as a whole
    other: str  # with whom; empty where it is everybody of the other side
    other_id: int | None
    everybody: str  # what everybody of the other side is called, or that nobody else takes part
    explained_at: str
    is_own: bool  # whoever looks at it has to act

    @property
    def name(self) -> str:
        return DUTY_KINDS[self.row.kind].name

    @property
    def planned_at(self) -> str:
        """Where it is planned; empty where nothing held counts for it, or nothing is missing."""
        row = self.row
        is_open = row.state in NEXT or (row.state == State.SHOWN_ONLY and row.missing > 0)
        return (
            planning_address(row.jurisdiction_id, row.kind, debtor_of(row)) if is_open and self.is_own else ""
        )

    @property
    def is_handed_in(self) -> bool:
        """Whether a paper fulfils it, rather than something held."""
        return DUTY_KINDS[self.row.kind].alone

    @property
    def state(self) -> str:
        return SAYINGS[f"state_{self.row.state}"]

    @property
    def tone(self) -> str:
        return TONES[State(self.row.state)][0]

    @property
    def icon(self) -> str:
        return TONES[State(self.row.state)][1]

    @property
    def why(self) -> str:
        """Why it is only shown, in a word."""
        return WHY_SHOWN[WhyShown(self.row.why)] if self.row.why else ""

    @property
    def span(self) -> Span:
        return Span(self.row.starts, self.row.due + _DAY)


@dataclass(frozen=True, slots=True)
class Group:
    """The lines that stand alike."""

    state: State
    name: str
    lines: tuple[Line, ...]

    @property
    def tone(self) -> str:
        return TONES[self.state][0]

    @property
    def icon(self) -> str:
        return TONES[self.state][1]


@dataclass(frozen=True, slots=True)
class Board:
    """A unit's duties by what is to be done next; what is over and done with stands apart."""

    own: tuple[Group, ...]
    theirs: tuple[Group, ...]  # what others owe to it
    earlier: tuple[Line, ...]  # of windows that ended before this year, and not overdue

    @property
    def is_empty(self) -> bool:
        return not (self.own or self.theirs or self.earlier)

    @property
    def theirs_count(self) -> int:
        return sum(len(group.lines) for group in self.theirs)

    @property
    def next(self) -> list[Line]:
        """What it has to do, the most pressing first."""
        return [line for group in self.own if group.state in NEXT for line in group.lines]


def kept_of(unit: Unit) -> QuerySet[KeptFinding]:
    """What is kept about what the unit owes and is owed; about the jurisdiction for the government itself."""
    about = Q(department=unit.pk) if unit.category == Category.DEPARTMENT else Q(organisation=unit.pk)
    if unit.category == Category.GOVERNMENT:
        about = Q(scope=Scope.JURISDICTION.value)
    return with_duties(KeptFinding.objects.filter(about, jurisdiction_id=unit.jurisdiction_id))


def rows_on(unit: Unit, place: Jurisdiction, *, on: date) -> list[KeptFinding]:
    """The same as of another day, worked out for it and not kept."""
    found = (as_kept(place, finding) for finding in found_on(prepared_for(place, on=on), on=on))
    rows = [row for row in found if _is_about(row, unit)]
    duties = Duty.objects.filter(pk__in={row.duty_id for row in rows}).in_bulk()
    for row in rows:
        row.duty = duties[row.duty_id]
    return sorted(rows, key=lambda row: (row.due, row.duty_id, row.department_id or 0))


def _is_about(row: KeptFinding, unit: Unit) -> bool:
    if unit.category == Category.GOVERNMENT:
        return row.scope == Scope.JURISDICTION
    return unit.pk in (row.department_id, row.organisation_id)


def board_of(
    unit: Unit, rows: Iterable[KeptFinding], *, names: Mapping[int, str], on: date, keep_day: bool
) -> Board:
    """The rows as the unit's board; they lead to explanations of the same day where it is not today."""
    found = list(rows)
    lines = [line_of(row, unit.pk, names, on=on if keep_day else None) for row in found]
    this_year = date(on.year, 1, 1)
    now = [line for line in lines if line.row.due >= this_year or line.row.state == State.OVERDUE]
    own = [line for line in now if _acts(line.row, unit.pk)]
    theirs = [line for line in now if not _acts(line.row, unit.pk)]
    shown = {id(line) for line in now}
    earlier = tuple(line for line in reversed(lines) if id(line) not in shown)
    return Board(own=_groups(own), theirs=_groups(theirs), earlier=earlier)


def _groups(lines: Sequence[Line]) -> tuple[Group, ...]:
    groups = (
        Group(state, SAYINGS[f"state_{state}"], tuple(line for line in lines if line.row.state == state))
        for state in _ORDER
    )
    return tuple(group for group in groups if group.lines)


def debtor_of(row: KeptFinding) -> Debtor:
    """Who owes it."""
    return Debtor(Scope(row.scope), row.department_id, row.organisation_id, Side(row.side))


def _acts(row: KeptFinding, unit: int | None) -> bool:
    return row.scope == Scope.JURISDICTION or debtor_of(row).unit == unit


def line_of(row: KeptFinding, unit: int | None, names: Mapping[int, str], *, on: date | None) -> Line:
    """The finding as the unit looks at it; `on` where its explanation is asked for as of another day."""
    debtor, is_own = debtor_of(row), _acts(row, unit)
    other = row.organisation_id if debtor.unit == row.department_id else row.department_id
    shown = other if is_own else debtor.unit
    return Line(
        row=row,
        who=names.get(debtor.unit or 0, ""),
        other=names.get(shown or 0, ""),
        other_id=shown,
        everybody=_everybody(row.kind, debtor),
        explained_at=address_of(row, on=on),
        is_own=is_own,
    )


def _everybody(kind: str, debtor: Debtor) -> str:
    if DUTY_KINDS[kind].alone:
        return ALONE
    return ALL_ORGANISATIONS if debtor.side is Side.DEPARTMENT else ALL_DEPARTMENTS
