"""What can be done next, and what concerns whoever asks?

The tiles are a TABLE; the table of doors says who sees which.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from liaison.activities.queries import planned_activities
from liaison.core.access.actor import Actor
from liaison.core.access.doors import may_enter
from liaison.core.access.permissions import Permission
from liaison.duties.models import Reckoning
from liaison.duties.queries.board import NEXT, board_of, kept_of
from liaison.duties.queries.board import Line as DutyLine
from liaison.notifications.queries import Asked, Item, items_remembered
from liaison.record.queries import remembered
from liaison.schemes.models import SchemeVersion
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.holders import assignments_of_post
from liaison.schemes.queries.matrix import counterparts
from liaison.schemes.queries.scheme import version_in_force, versions_from
from liaison.schemes.queries.upper import ChangesAbove, changes_above
from liaison.units.models import Category, Unit
from liaison.units.queries import Line, names_by_id, reached_at, tenures_ending, unit_on, units_on

if TYPE_CHECKING:
    from liaison.units.queries import NamedUnit

AHEAD = timedelta(days=60)  # how far the first page looks
PLANS = 6  # activities that it names
NEXT_DUTIES = 6  # duties
OFFICERS = frozenset(
    {"department_officer", "department_leader", "organisation_officer", "organisation_secretary"}
)


@dataclass(frozen=True, slots=True)
class Tile:
    """One thing to do next: where it leads, and for which roles it comes first."""

    page: str
    title: str | Promise
    text: str | Promise
    icon: str
    roles: frozenset[str] = frozenset()  # empty: for everybody whom the door lets in
    arguments: Callable[[Actor], list[int]] = lambda actor: [actor.jurisdiction_id]


def _own_unit(actor: Actor) -> list[int]:
    return [actor.jurisdiction_id, actor.unit_id or 0]


_ROWS = (
    Tile(
        "schemes:upload",
        _lazy("上传通知"),
        _lazy("上传或粘贴对口联系通知，系统读出各条内容，由您逐条核对。"),
        "file-upload",
    ),
    Tile(
        "schemes:drafts",
        _lazy("通知审核"),
        _lazy("核对已读出的内容，确认单位，发布为现行方案。"),
        "file-check",
    ),
    Tile(
        "schemes:unit",
        _lazy("本单位的对口联系"),
        _lazy("与谁结对、由谁联系、依据哪份通知哪一句。"),
        "building",
        roles=OFFICERS,
        arguments=_own_unit,
    ),
    Tile(
        "activities:activities",
        _lazy("活动"),
        _lazy("座谈、走访、调研等，一方登记，另一方确认。"),
        "calendar-event",
    ),
    Tile(
        "schemes:leaders",
        _lazy("领导联系"),
        _lazy("政府领导分别联系哪些党派团体。"),
        "user-star",
    ),
    Tile(
        "schemes:matrix",
        _lazy("对口联系矩阵"),
        _lazy("政府部门与党派团体的结对关系一览，可打印。"),
        "table",
    ),
    Tile(
        "duties:own",
        _lazy("本单位职责"),
        _lazy("本单位应办的事项、完成情况和期限，为什么这样计算。"),
        "checklist",
    ),
    Tile(
        "schemes:duties",
        _lazy("方案要求"),
        _lazy("通知规定各方应做、可做的事项。"),
        "list-details",
    ),
    Tile(
        "schemes:ad_hoc",
        _lazy("按需联系"),
        _lazy("方案没有安排、因工作需要建立的联系。"),
        "link",
    ),
    Tile(
        "schemes:all_working_rules",
        _lazy("联系工作规则"),
        _lazy("各部门自己写明的联系事项、形式、程序和要求。"),
        "file-text",
    ),
    Tile(
        "schemes:newcomers",
        _lazy("新成立的组织"),
        _lazy("确认是否纳入共同联系，自哪天起。"),
        "building-community",
    ),
    Tile(
        "schemes:history",
        _lazy("沿革"),
        _lazy("历次方案及其依据的文件、起止日期。"),
        "history",
    ),
    Tile(
        "units:places",
        _lazy("地区"),
        _lazy("本系统服务的各级地区及其隶属关系。"),
        "map-pin",
        arguments=lambda _actor: [],
    ),
    Tile(
        "accounts:ask",
        _lazy("申请账号"),
        _lazy("为统筹人员和管理员申请，由安全管理员批准。"),
        "user-circle",
        roles=frozenset({"system_administrator"}),
    ),
    Tile(
        "accounts:accounts",
        _lazy("账号"),
        _lazy("谁可以登录，以什么身份，从哪天到哪天。"),
        "users",
    ),
    Tile(
        "record:entries",
        _lazy("操作记录"),
        _lazy("谁在何时从何处做了什么；只能查看，不能修改。"),
        "clipboard-list",
    ),
)


def tiles_for(actor: Actor) -> list[Tile]:
    """The tiles of the seat, in the order of the table."""
    return [
        tile
        for tile in _ROWS
        if may_enter(tile.page, actor.role) and (not tile.roles or actor.role in tile.roles)
    ]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A unit of the other side, and who is to be reached there; the numbers masked."""

    unit: "NamedUnit"
    people: tuple[Line, ...]
    department: int  # the two sides of the pair
    organisation: int


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that will be so from a day on."""

    starts: date
    title: str
    page: str
    row: int


@dataclass(frozen=True, slots=True)
class Concern:
    """What concerns one seat today; empty where nothing does."""

    scheme: SchemeVersion | None  # of the departments, in force today
    above: ChangesAbove | None = None  # of the place above, since ours was begun from its scheme
    counterparts: tuple[Counterpart, ...] = ()
    assigned: "tuple[NamedUnit, ...]" = ()
    waiting: tuple[Item, ...] = ()
    coming: tuple[Coming, ...] = ()
    duties: tuple[DutyLine, ...] = ()  # that the unit has to do next


def concern_of(
    actor: Actor, *, post_id: int | None, on: date, bring_up: Callable[[], object] = lambda: None
) -> Concern:
    """What waits and what is coming, counterparts for a unit, assigned organisations for a leader.

    What is kept is brought up to the day before it is read.
    """
    waiting = tuple(items_remembered(Asked(actor, on, post_id)))
    if not actor.may(Permission.SEE_SCHEMES):
        return Concern(scheme=None, waiting=waiting)

    def of_the_place() -> Concern:
        if actor.role in OFFICERS:
            bring_up()
        return _of_the_place(actor, post_id, on=on)

    own = remembered(f"home:{post_id}", of_the_place, by=actor, on=on)
    above = changes_above(actor.jurisdiction_id, on=on) if actor.may(Permission.PREPARE_SCHEMES) else None
    return replace(own, above=above, waiting=waiting)


def _of_the_place(actor: Actor, post_id: int | None, *, on: date) -> Concern:
    """What of it nothing but an act in the place, or another day, can change."""
    unit = unit_on(actor.jurisdiction_id, actor.unit_id, on=on) if actor.unit_id else None
    return Concern(
        scheme=version_in_force(actor.jurisdiction_id, Subject.DEPARTMENTS, on=on),
        counterparts=_counterparts(unit, on=on) if unit and actor.role in OFFICERS else (),
        assigned=_assigned(actor, post_id, on=on) if post_id else (),
        coming=_coming(actor, post_id, on=on),
        duties=_duties(unit, on=on) if unit and actor.role in OFFICERS else (),
    )


def _duties(unit: "NamedUnit", *, on: date) -> tuple[DutyLine, ...]:
    of_today = Reckoning.objects.filter(jurisdiction_id=unit.jurisdiction_id, as_of=on)
    rows = list(kept_of(unit).filter(Exists(of_today), state__in=NEXT).select_related("duty"))
    if not rows:
        return ()
    units = {pk for row in rows for pk in (row.department_id, row.organisation_id) if pk}
    board = board_of(unit, rows, names=names_by_id(units, on=on), on=on, keep_day=False)
    return tuple(board.next[:NEXT_DUTIES])


def _counterparts(unit: Unit, *, on: date) -> tuple[Counterpart, ...]:
    found = [other for other, _rule in counterparts(unit, on=on)]
    people = reached_at(found, on=on)
    return tuple(
        Counterpart(
            other,
            people.get(other.pk, ()),
            department=unit.pk if unit.category == Category.DEPARTMENT else other.pk,
            organisation=other.pk if unit.category == Category.DEPARTMENT else unit.pk,
        )
        for other in found
    )


def _coming(actor: Actor, post_id: int | None, *, on: date) -> tuple[Coming, ...]:
    """Planned activities, versions not in force yet, posts that will be vacant; the soonest first."""
    place = actor.jurisdiction_id
    found = [
        Coming(
            version.starts, _("方案“%(title)s”施行") % {"title": version.title}, "schemes:version", version.pk
        )
        for version in versions_from(place, Subject, after=on)
    ]
    if actor.may(Permission.SEE_ACTIVITIES):
        for activity in planned_activities(actor, post_id=post_id, on=on, until=on + AHEAD)[:PLANS]:
            title = activity.subject.title
            found.append(Coming(activity.subject.on or on, title, "activities:activity", activity.pk))
    if actor.may(Permission.KEEP_POSTS):
        everywhere = actor.may(Permission.KEEP_ALL_POSTS)
        for tenure in tenures_ending(place, after=on, until=on + AHEAD):
            if everywhere or tenure.post.unit_id == actor.unit_id:
                values = {"name": tenure.person.name, "post": tenure.post.title}
                title = _("%(name)s不再担任%(post)s") % values
                found.append(Coming(tenure.ends or on, title, "units:post", tenure.post_id))
    return tuple(sorted(found, key=lambda each: each.starts))


def _assigned(actor: Actor, post_id: int, *, on: date) -> "tuple[NamedUnit, ...]":
    assigned = {row.organisation_id for row in assignments_of_post(actor.jurisdiction_id, post_id, on=on)}
    if not assigned:
        return ()
    organisations = units_on(actor.jurisdiction_id, on=on, category=Category.ORGANISATION)
    return tuple(unit for unit in organisations if None in assigned or unit.pk in assigned)
