"""Who is who? TABLE of roles; a role is tied to a seat, a seat to a unit of one jurisdiction."""

from dataclasses import dataclass
from types import MappingProxyType

from liaison.core.access.permissions import Permission

SEES = frozenset({Permission.SEE_SCHEMES, Permission.TAKE_EXPORTS})
HEADS = frozenset({Permission.ASK_FOR_ACCOUNTS, Permission.NAME_DEPUTIES})
OPENS = SEES | {
    Permission.OPEN_LIAISON,
    Permission.KEEP_POSTS,
    Permission.SEE_ACTIVITIES,
    Permission.ENTER_ACTIVITIES,
}
ACTS_FOR_DEPARTMENT = OPENS | {Permission.WRITE_WORKING_RULES}
COORDINATES = (
    ACTS_FOR_DEPARTMENT
    | HEADS
    | {
        Permission.SEE_RELATED_PLACES,
        Permission.PREPARE_SCHEMES,
        Permission.ISSUE_SCHEMES,
        Permission.ARRANGE_UNITS,
        Permission.KEEP_ALL_POSTS,
        Permission.KEEP_REPRESENTATION,
        Permission.BRING_IN_OFFICE,
        Permission.KEEP_WORKING_DAYS,
        Permission.COORDINATE_ACTIVITIES,
    }
)


@dataclass(frozen=True, slots=True)
class Role:
    """One role: its code, its name on the page, what it may do."""

    code: str
    name: str
    permissions: frozenset[Permission]
    administers: bool = False  # one of the three administrators: no business data, no unit


_ROWS = (
    Role("government_coordinator", "政府办公室统筹", COORDINATES),
    Role("united_front_coordinator", "统战部统筹", COORDINATES),
    Role("department_officer", "部门联络员", ACTS_FOR_DEPARTMENT),
    Role("department_leader", "部门分管领导", ACTS_FOR_DEPARTMENT | HEADS),
    Role("organisation_officer", "党派团体联络员", OPENS),
    Role("organisation_secretary", "党派团体秘书长", OPENS | HEADS),
    Role("city_leader", "政府领导", SEES | {Permission.SEE_ACTIVITIES, Permission.NAME_DEPUTIES}),
    Role("observer", "督查、档案（只读）", SEES),
    Role(
        "system_administrator",
        "系统管理员",
        frozenset(
            {
                Permission.SEE_PLACES,
                Permission.FOUND_PLACES,
                Permission.ASK_FOR_ACCOUNTS,
                Permission.KEEP_JOBS,
            }
        ),
        administers=True,
    ),
    Role(
        "security_administrator",
        "安全管理员",
        frozenset({Permission.SEE_ACCOUNTS, Permission.KEEP_ACCOUNTS}),
        administers=True,
    ),
    Role("audit_administrator", "审计管理员", frozenset({Permission.SEE_RECORD}), administers=True),
)

ROLES = MappingProxyType({role.code: role for role in _ROWS})
