"""What can be done next? TABLE of the first page's tiles; the table of doors says who sees which."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liaison.core.access.actor import Actor
from liaison.core.access.doors import may_enter

LEADERS = frozenset({"city_leader"})
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
        roles=LEADERS,
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
