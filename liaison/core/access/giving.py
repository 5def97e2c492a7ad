"""May this account be given one more seat?"""

from collections.abc import Iterable

from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.access.roles import ROLES
from liaison.core.access.separation import clash
from liaison.core.refusals import Objection


def refusal_to_give_seat(
    actor: Actor, *, account_id: int, role: str, unit_id: int | None, held: Iterable[str]
) -> Objection | None:
    """Why the actor may not give the account this role in the unit, None where they may.

    `held` are the roles that the account or its person has already.
    """
    if not actor.may(Permission.KEEP_ACCOUNTS):
        return Objection("只有安全管理员可以授予身份。")
    if account_id == actor.account_id:
        return Objection("不能给自己授予身份，请由另一位安全管理员办理。")
    if ROLES[role].administers != (unit_id is None):
        return Objection("管理员不属于任何单位，其他角色必须选择单位。")
    if clash(role, held):
        return Objection("审计管理员不能兼任系统管理员或安全管理员。")
    return None
