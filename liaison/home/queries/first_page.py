"""What can be done next, and what concerns whoever asks?

The tiles are a TABLE; the table of doors says who sees which.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liaison.core.access.actor import Actor
from liaison.core.access.doors import may_enter
from liaison.core.access.permissions import Permission
from liaison.schemes.models import SchemeDraft, SchemeVersion
from liaison.schemes.models.drafts import DraftState
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.matrix import counterparts
from liaison.schemes.queries.review import drafts
from liaison.schemes.queries.scheme import assignments, version_in_force
from liaison.schemes.queries.upper import ChangesAbove, changes_above
from liaison.units.models import Category, Unit
from liaison.units.queries import unit_on, units_on

if TYPE_CHECKING:
    from liaison.units.queries import NamedUnit

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
        _("上传通知"),
        _("上传或粘贴对口联系通知，系统读出各条内容，由您逐条核对。"),
        "file-upload",
    ),
    Tile(
        "schemes:drafts",
        _("通知审核"),
        _("核对已读出的内容，确认单位，发布为现行方案。"),
        "file-check",
    ),
    Tile(
        "schemes:unit",
        _("本单位的对口联系"),
        _("与谁结对、由谁联系、依据哪份通知哪一句。"),
        "building",
        roles=OFFICERS,
        arguments=_own_unit,
    ),
    Tile(
        "schemes:leaders",
        _("领导联系"),
        _("政府领导分别联系哪些党派团体。"),
        "user-star",
    ),
    Tile(
        "schemes:matrix",
        _("对口联系矩阵"),
        _("政府部门与党派团体的结对关系一览，可打印。"),
        "table",
    ),
    Tile(
        "schemes:duties",
        _("职责"),
        _("通知规定各方应做、可做的事项。"),
        "checklist",
    ),
    Tile(
        "schemes:ad_hoc",
        _("按需联系"),
        _("方案没有安排、因工作需要建立的联系。"),
        "link",
    ),
    Tile(
        "schemes:all_working_rules",
        _("联系工作规则"),
        _("各部门自己写明的联系事项、形式、程序和要求。"),
        "file-text",
    ),
    Tile(
        "schemes:newcomers",
        _("新成立的组织"),
        _("确认是否纳入共同联系，自哪天起。"),
        "building-community",
    ),
    Tile(
        "schemes:history",
        _("沿革"),
        _("历次方案及其依据的文件、起止日期。"),
        "history",
    ),
    Tile(
        "units:places",
        _("地区"),
        _("本系统服务的各级地区及其隶属关系。"),
        "map-pin",
        arguments=lambda _actor: [],
    ),
    Tile(
        "accounts:ask",
        _("申请账号"),
        _("为统筹人员和管理员申请，由安全管理员批准。"),
        "user-circle",
        roles=frozenset({"system_administrator"}),
    ),
    Tile(
        "accounts:accounts",
        _("账号"),
        _("谁可以登录，以什么身份，从哪天到哪天。"),
        "users",
    ),
    Tile(
        "record:entries",
        _("操作记录"),
        _("谁在何时从何处做了什么；只能查看，不能修改。"),
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
class Concern:
    """What concerns one seat today; empty where nothing does."""

    scheme: SchemeVersion | None  # of the departments, in force today
    open_drafts: tuple[SchemeDraft, ...] = ()
    above: ChangesAbove | None = None  # of the place above, since ours was begun from its scheme
    counterparts: "tuple[NamedUnit, ...]" = ()
    assigned: "tuple[NamedUnit, ...]" = ()


def concern_of(actor: Actor, *, post_id: int | None, on: date) -> Concern:
    """Open drafts for whoever reviews them, counterparts for a unit, assigned organisations for a leader."""
    if not actor.may(Permission.SEE_SCHEMES):
        return Concern(scheme=None)
    unit = unit_on(actor.jurisdiction_id, actor.unit_id, on=on) if actor.unit_id else None
    return Concern(
        scheme=version_in_force(actor.jurisdiction_id, Subject.DEPARTMENTS, on=on),
        open_drafts=_open_drafts(actor) if actor.may(Permission.PREPARE_SCHEMES) else (),
        above=changes_above(actor.jurisdiction_id, on=on) if actor.may(Permission.PREPARE_SCHEMES) else None,
        counterparts=_counterparts(unit, on=on) if unit and actor.role in OFFICERS else (),
        assigned=_assigned(actor, post_id, on=on) if post_id else (),
    )


def _open_drafts(actor: Actor) -> tuple[SchemeDraft, ...]:
    return tuple(drafts(actor.jurisdiction_id).filter(state=DraftState.OPEN))


def _counterparts(unit: Unit, *, on: date) -> "tuple[NamedUnit, ...]":
    return tuple(other for other, _rule in counterparts(unit, on=on))


def _assigned(actor: Actor, post_id: int, *, on: date) -> "tuple[NamedUnit, ...]":
    version = version_in_force(actor.jurisdiction_id, Subject.LEADERS, on=on)
    if version is None:
        return ()
    assigned = {row.organisation_id for row in assignments(version) if row.post_id == post_id}
    organisations = units_on(actor.jurisdiction_id, on=on, category=Category.ORGANISATION)
    return tuple(unit for unit in organisations if None in assigned or unit.pk in assigned)
