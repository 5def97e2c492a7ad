"""For whom may somebody ask for an account? TABLE; the security administrator decides on every request."""

from types import MappingProxyType

from liaison.core.access.actor import Actor
from liaison.core.access.roles import ROLES
from liaison.core.refusals import Objection

ADMINISTRATORS = tuple(role.code for role in ROLES.values() if role.administers)
OTHERS = tuple(role.code for role in ROLES.values() if not role.administers)

# Who asks, and for which roles. Heads of units ask for their own unit alone.
_ROWS = {
    "government_coordinator": OTHERS,
    "united_front_coordinator": OTHERS,
    "system_administrator": (*OTHERS, *ADMINISTRATORS),
    "department_leader": ("department_officer", "department_leader"),
    "organisation_secretary": ("organisation_officer", "organisation_secretary"),
}
_OWN_UNIT_ALONE = frozenset({"department_leader", "organisation_secretary"})

ASKABLE = MappingProxyType(_ROWS)


def askable_roles(actor: Actor) -> tuple[str, ...]:
    """The roles for which the actor may ask for an account, in the order of the table of roles."""
    return ASKABLE.get(actor.role, ())


def refusal_to_approve(*, decided: bool, own: bool, login_is_usable: bool, clashes: bool) -> Objection | None:
    """Why a request cannot be approved as it stands; None where it can."""
    if decided:
        return Objection("这份申请已经处理。")
    if own:
        return Objection("自己提出的申请，请由另一位安全管理员批准。")
    if not login_is_usable:
        return Objection("账号已被占用或已停用，请申请人换一个账号。")
    return Objection("审计管理员不能兼任系统管理员或安全管理员。") if clashes else None


def is_bound_to_own_unit(actor: Actor) -> bool:
    """Whether the actor asks for people of the own unit alone."""
    return actor.role in _OWN_UNIT_ALONE


def refusal_to_ask(actor: Actor, *, role: str, unit_id: int | None) -> Objection | None:
    """Why the actor may not ask for this account, None where they may."""
    if role not in askable_roles(actor):
        return Objection("您不能为这一角色申请账号。")
    if ROLES[role].administers != (unit_id is None):
        return Objection("管理员不属于任何单位，其他角色必须选择单位。")
    if is_bound_to_own_unit(actor) and unit_id != actor.unit_id:
        return Objection("您只能为本单位申请账号。")
    return None
