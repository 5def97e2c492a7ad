"""Why can somebody see a page, or why not? The same tables as at the door, with their reasons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from liaison.core.access.doors import DOORS, Door, may_see_related
from liaison.core.access.permissions import PERMISSION_NAMES
from liaison.core.access.roles import ROLES


@dataclass(frozen=True, slots=True)
class ReasonKind:
    """One thing that opens or shuts a page, by its code, and the sentence that a person reads."""

    code: str
    sentence: str


_ROWS = (
    ReasonKind("no_door", "页面 {page} 不在门禁表中：没有规定，就不能进入。"),
    ReasonKind("public", "这一页不登录也能打开。"),
    ReasonKind("no_seat", "这一页要求登录并有当天有效的身份。"),
    ReasonKind("any_seat", "这一页只要求登录并有当天有效的身份。"),
    ReasonKind("granted", "角色“{role}”有权“{permission}”。"),
    ReasonKind("not_granted", "这一页要求有权“{permission}”，角色“{role}”没有；有此权限的角色：{roles}。"),
    ReasonKind("own_place", "这一页属于本地区。"),
    ReasonKind("related_place", "这一页属于上级或下级地区，其中已发布的方案可以查看。"),
    ReasonKind("related_not_granted", "这一页属于上级或下级地区，角色“{role}”只能查看本地区。"),
    ReasonKind("related_not_shown", "这一页属于上级或下级地区，其内容只对本地区开放。"),
    ReasonKind("other_place", "这一页属于另一地区，与本地区不是上下级，看不到。"),
    ReasonKind("row_shown", "地址所指的内容存在，对这一身份开放。"),
    ReasonKind("row_hidden", "地址所指的内容在这里不存在，或者只对相关单位开放。"),
)
REASONS = MappingProxyType({kind.code: kind for kind in _ROWS})


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the answer: whether it opens or shuts, and the values of its sentence."""

    code: str
    opens: bool
    values: Mapping[str, str] = field(default_factory=dict)

    def in_words(self, say: Callable[[str], str] = str) -> str:
        """The sentence; `say` may translate it and the names in it."""
        named = {
            key: "、".join(say(name) for name in value.split("、")) for key, value in self.values.items()
        }
        return say(REASONS[self.code].sentence).format_map(named)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page belongs, as seen from the seat: its own place, or one above or below, or another."""

    is_own: bool
    is_related: bool = False


def explain(
    page: str, role: str | None, *, place: Place | None = None, row_shown: bool | None = None
) -> tuple[Reason, ...]:
    """The reasons in the order in which the door asks; the page opens if all of them open.

    `role` is None without a seat; `place` None for a page of no place; `row_shown` None for a page about
    no row, or where that was not looked up.

    >>> [reason.code for reason in explain("record:entries", "observer")]
    ['not_granted']
    """
    door = DOORS.get(page)
    if door is None:
        return (Reason("no_door", opens=False, values={"page": page}),)
    if door.public:
        return (Reason("public", opens=True),)
    reasons = [_permission(door, role)]
    if place is not None and role is not None and role in ROLES:
        reasons.append(_place(door, role, place))
    if row_shown is not None:
        reasons.append(Reason("row_shown" if row_shown else "row_hidden", opens=row_shown))
    return tuple(reasons)


def opens(reasons: tuple[Reason, ...]) -> bool:
    """Whether every step opens."""
    return all(reason.opens for reason in reasons)


def _permission(door: Door, role: str | None) -> Reason:
    if role is None or role not in ROLES:
        return Reason("no_seat", opens=False)
    if door.permission is None:
        return Reason("any_seat", opens=True)
    name = PERMISSION_NAMES.get(door.permission, door.permission.value)
    if door.permission in ROLES[role].permissions:
        return Reason("granted", opens=True, values={"role": ROLES[role].name, "permission": name})
    others = [other.name for other in ROLES.values() if door.permission in other.permissions]
    values = {"role": ROLES[role].name, "permission": name, "roles": "、".join(others)}
    return Reason("not_granted", opens=False, values=values)


def _place(door: Door, role: str, place: Place) -> Reason:
    if place.is_own:
        return Reason("own_place", opens=True)
    if not place.is_related:
        return Reason("other_place", opens=False)
    if not door.related:
        return Reason("related_not_shown", opens=False)
    if may_see_related(door.page, role):
        return Reason("related_place", opens=True)
    return Reason("related_not_granted", opens=False, values={"role": ROLES[role].name})
