"""Who may let somebody act in the stead of a post's holder?"""

from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.access.roles import ROLES
from liaison.core.refusals import Objection


def refusal_to_name_deputy(actor: Actor, *, role: str, unit_id: int | None, is_own: bool) -> Objection | None:
    """Why the actor may not name a deputy for a post of the unit that acts in the role; None where they may.

    Who names deputies does so for the own post (`is_own`), heads for their unit, coordinators for all; nobody
    hands on more than they may do themselves.
    """
    if not actor.may(Permission.NAME_DEPUTIES):
        return Objection("您的身份不能指定代行人。")
    if actor.deputy_for is not None:
        return Objection("代行期间不能再指定代行人。")
    if is_own:
        return None
    is_own_unit = unit_id is not None and unit_id == actor.unit_id
    if not actor.may(Permission.KEEP_ALL_POSTS) and not (is_own_unit and actor.may(Permission.KEEP_POSTS)):
        return Objection("只能为本单位的职务指定代行人。")
    if not ROLES[role].permissions <= ROLES[actor.role].permissions:
        return Objection("这一职务的权限超出您的权限，须由任职者本人指定代行人。")
    return None
