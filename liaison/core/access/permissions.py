"""What may a role do? One enum; nothing outside it can be granted."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Permission(StrEnum):
    """One thing that the product lets somebody do."""

    SEE_SCHEMES = "see_schemes"  # issued schemes, matrix, unit pages, posts
    SEE_RELATED_PLACES = "see_related_places"  # issued schemes of the places above and below
    PREPARE_SCHEMES = "prepare_schemes"  # upload notices, review what was read
    ISSUE_SCHEMES = "issue_schemes"  # put a reviewed draft in force
    ARRANGE_UNITS = "arrange_units"  # the office's own order of departments and organisations
    TAKE_EXPORTS = "take_exports"  # save what one sees as a file
    OPEN_LIAISON = "open_liaison"  # as the work needs it, for the own unit; coordinators for all
    WRITE_WORKING_RULES = "write_working_rules"  # of the own department
    SEE_PLACES = "see_places"  # jurisdictions of the installation and how they hang together
    FOUND_PLACES = "found_places"  # a new place, or one whose scheme is known
    SEE_ACCOUNTS = "see_accounts"  # who may log in, and as what
    SEE_RECORD = "see_record"  # who did what
    KEEP_ACCOUNTS = "keep_accounts"  # open, close and unlock accounts, give and end seats, decide requests
    ASK_FOR_ACCOUNTS = "ask_for_accounts"  # ask the security administrator for an account
    KEEP_POSTS = "keep_posts"  # of the own unit: who holds them, how they are reached
    KEEP_ALL_POSTS = "keep_all_posts"  # of every unit of the place
    KEEP_REPRESENTATION = "keep_representation"  # which unit answers for which
    BRING_IN_OFFICE = "bring_in_office"  # posts and people of all units from one list
    KEEP_JOBS = "keep_jobs"  # what the machine does by itself: see how it went, have it done again
    SEE_ACTIVITIES = "see_activities"  # of the own unit; a leader those of the assigned organisations
    ENTER_ACTIVITIES = "enter_activities"  # plan, hold, confirm, for the own unit
    COORDINATE_ACTIVITIES = "coordinate_activities"  # see all, enter for others, settle contests
    KEEP_WORKING_DAYS = "keep_working_days"  # of the place: days of rest and of work, a year's notice
    NAME_DEPUTIES = "name_deputies"  # let another act from one's own post for a time


@dataclass(frozen=True, slots=True)
class PermissionName:
    """What a permission is called where somebody asks why a page is open or shut."""

    permission: Permission
    name: str


_NAMES = (
    PermissionName(Permission.SEE_SCHEMES, "查看已发布的方案"),
    PermissionName(Permission.SEE_RELATED_PLACES, "查看上下级地区已发布的方案"),
    PermissionName(Permission.PREPARE_SCHEMES, "上传和审核通知"),
    PermissionName(Permission.ISSUE_SCHEMES, "发布方案"),
    PermissionName(Permission.ARRANGE_UNITS, "排列单位顺序"),
    PermissionName(Permission.TAKE_EXPORTS, "导出文件"),
    PermissionName(Permission.OPEN_LIAISON, "建立临时对口联系"),
    PermissionName(Permission.WRITE_WORKING_RULES, "编写工作制度"),
    PermissionName(Permission.SEE_PLACES, "查看地区"),
    PermissionName(Permission.FOUND_PLACES, "建立地区"),
    PermissionName(Permission.SEE_ACCOUNTS, "查看账号"),
    PermissionName(Permission.SEE_RECORD, "查看操作记录"),
    PermissionName(Permission.KEEP_ACCOUNTS, "管理账号"),
    PermissionName(Permission.ASK_FOR_ACCOUNTS, "申请账号"),
    PermissionName(Permission.KEEP_POSTS, "登记本单位人员和职务"),
    PermissionName(Permission.KEEP_ALL_POSTS, "登记各单位人员和职务"),
    PermissionName(Permission.KEEP_REPRESENTATION, "登记代表关系"),
    PermissionName(Permission.BRING_IN_OFFICE, "成批导入人员"),
    PermissionName(Permission.KEEP_JOBS, "查看和运行后台任务"),
    PermissionName(Permission.SEE_ACTIVITIES, "查看活动"),
    PermissionName(Permission.ENTER_ACTIVITIES, "登记和确认本单位的活动"),
    PermissionName(Permission.COORDINATE_ACTIVITIES, "统筹各方活动"),
    PermissionName(Permission.KEEP_WORKING_DAYS, "维护工作日历"),
    PermissionName(Permission.NAME_DEPUTIES, "指定代行人"),
)
PERMISSION_NAMES = MappingProxyType({row.permission: row.name for row in _NAMES})
