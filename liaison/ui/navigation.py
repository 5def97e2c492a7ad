"""Which pages does the frame lead to? TABLE of its links; the table of doors says who sees which."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liaison.core.access.doors import may_enter

IN_A_ROW = 8  # links that stand side by side on a desk, with room for large print


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the frame, and the pages on which it is shown as the current one."""

    page: str
    label: str | Promise
    icon: str
    counts: bool = False  # whether the number of what waits stands beside it
    of_place: bool = True  # whether its address names the place
    daily: bool = False  # of daily work: stands first, and is never folded away
    along: tuple[str, ...] = ()  # pages that are reached through it


_ROWS = (
    Link("home:home", _("首页"), "home", of_place=False, daily=True),
    Link("notifications:inbox", _("待办"), "inbox", counts=True, of_place=False, daily=True),
    Link(
        "activities:activities",
        _("活动"),
        "calendar-event",
        daily=True,
        along=(
            "activities:activity",
            "activities:enter",
            "activities:edit",
            "activities:lists",
            "activities:list",
            "activities:enter_rows",
        ),
    ),
    Link("activities:calendar", _("日历"), "calendar", daily=True, along=("activities:feeds",)),
    Link(
        "duties:own",
        _("职责"),
        "checklist",
        daily=True,
        along=("duties:board", "duties:finding", "duties:mine", "duties:plan"),
    ),
    Link("duties:heat", _("统筹一览"), "table", along=("duties:between", "duties:chase")),
    Link(
        "schemes:matrix",
        _("矩阵"),
        "table",
        daily=True,
        along=("schemes:rule", "schemes:unit", "schemes:order", "exports:menu", "activities:pair"),
    ),
    Link(
        "units:directory",
        _("人员"),
        "users",
        daily=True,
        along=(
            "units:missing",
            "units:representations",
            "units:representation",
            "units:posts",
            "units:post",
            "units:change",
            "units:contact",
            "offices:bring_in",
            "offices:preview",
        ),
    ),
    Link("schemes:duties", _("方案要求"), "list-details", along=("schemes:institutions",)),
    Link(
        "reports:submissions",
        _("计划和报告"),
        "file-check",
        along=("reports:submission", "reports:enter"),
    ),
    Link(
        "duties:leave",
        _("免除和延期"),
        "clock",
        along=("duties:exempt", "duties:extend", "duties:tracking", "duties:successions"),
    ),
    Link("schemes:leaders", _("领导联系"), "user-star"),
    Link("workdays:calendar", _("工作日历"), "clock", along=("workdays:day", "workdays:year")),
    Link("schemes:history", _("沿革"), "history", along=("schemes:version", "schemes:compare")),
    Link(
        "schemes:drafts",
        _("通知审核"),
        "file-check",
        along=(
            "schemes:upload",
            "schemes:review",
            "schemes:edit_proposal",
            "schemes:match_body",
            "schemes:add_proposal",
            "schemes:preview",
            "schemes:compare_draft",
            "schemes:start",
            "schemes:written",
            "schemes:advice",
            "schemes:above",
            "schemes:return_workbook",
        ),
    ),
    Link("schemes:below", _("下级方案"), "sitemap"),
    Link(
        "units:places",
        _("地区"),
        "map-pin",
        of_place=False,
        along=("units:found_place", "schemes:known", "accounts:appoint"),
    ),
    Link(
        "accounts:accounts",
        _("账号"),
        "users",
        along=(
            "accounts:account",
            "accounts:change",
            "accounts:unused",
            "accounts:requests",
            "accounts:decide",
            "accounts:explain",
        ),
    ),
    Link("jobs:runs", _("后台任务"), "clock"),
    Link("record:entries", _("操作记录"), "clipboard-list", along=("record:head",)),
)


def links_for(role: str) -> list[Link]:
    """The links whose doors open to the role, in the order of the table."""
    return [link for link in _ROWS if may_enter(link.page, role)]


def is_folded(link: Link, links: Sequence[Link]) -> bool:
    """Whether the link stands in the group behind the others: only where there are too many for one row."""
    return len(links) > IN_A_ROW and not link.daily
