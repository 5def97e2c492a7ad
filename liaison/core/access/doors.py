"""Which page may who enter? TABLE of doors: no row, no access."""

from dataclasses import dataclass
from types import MappingProxyType

from liaison.core.access.permissions import Permission
from liaison.core.access.roles import ROLES


@dataclass(frozen=True, slots=True)
class Door:
    """One page or endpoint, by the name of its address; what it asks of whoever enters."""

    page: str
    permission: Permission | None = None  # None: anyone who is logged in
    public: bool = False  # before log-in, too
    related: bool = False  # opens on places above and below as well, for those who may see them


_ROWS = (
    Door("accounts:log_in", public=True),
    Door("accounts:log_out", public=True),  # without a seat, one can still leave
    Door("accounts:take_seat"),
    Door("accounts:change_password"),
    Door("accounts:second_step", public=True),
    Door("accounts:single_sign_on", public=True),
    Door("accounts:single_sign_on_return", public=True),
    Door("accounts:stay"),
    Door("accounts:own"),
    Door("accounts:end_session"),
    Door("accounts:second_factor"),
    Door("accounts:information"),
    Door("accounts:deputies", Permission.NAME_DEPUTIES),
    Door("accounts:end_deputy", Permission.NAME_DEPUTIES),
    Door("accounts:deputies_of_post", Permission.NAME_DEPUTIES),
    Door("accounts:end_deputy_of_post", Permission.NAME_DEPUTIES),
    Door("accounts:accounts", Permission.SEE_ACCOUNTS),
    Door("accounts:unused", Permission.SEE_ACCOUNTS),
    Door("accounts:account", Permission.SEE_ACCOUNTS),
    Door("accounts:explain", Permission.SEE_ACCOUNTS),
    Door("accounts:requests", Permission.KEEP_ACCOUNTS),
    Door("accounts:decide", Permission.KEEP_ACCOUNTS),
    Door("accounts:change", Permission.KEEP_ACCOUNTS),
    Door("accounts:ask", Permission.ASK_FOR_ACCOUNTS),
    Door("accounts:appoint", Permission.FOUND_PLACES),
    Door("home:health", public=True),
    Door("home:home"),
    Door("notifications:inbox"),
    Door("home:search"),  # each answer asks the door of its own page
    Door("manual:contents"),
    Door("manual:chapter"),
    Door("home:set_language", public=True),
    Door("home:set_text_size", public=True),
    Door("record:entries", Permission.SEE_RECORD),
    Door("record:export", Permission.SEE_RECORD),
    Door("record:head", Permission.SEE_RECORD),
    Door("jobs:runs", Permission.KEEP_JOBS),
    Door("jobs:run_again", Permission.KEEP_JOBS),
    Door("units:places", Permission.SEE_PLACES),
    Door("units:found_place", Permission.FOUND_PLACES),
    Door("units:directory", Permission.SEE_SCHEMES),
    Door("units:missing", Permission.KEEP_ALL_POSTS),
    Door("units:representations", Permission.KEEP_REPRESENTATION),
    Door("units:representation", Permission.KEEP_REPRESENTATION),
    Door("units:replace_representative", Permission.KEEP_REPRESENTATION),
    Door("units:end_representation", Permission.KEEP_REPRESENTATION),
    Door("units:posts", Permission.KEEP_POSTS),
    Door("units:post", Permission.KEEP_POSTS),
    Door("units:change_holder", Permission.KEEP_POSTS),
    Door("units:contact", Permission.SEE_SCHEMES),
    Door("units:keep_contact", Permission.KEEP_POSTS),
    Door("units:date_post", Permission.KEEP_POSTS),
    Door("units:end_post", Permission.KEEP_POSTS),
    Door("units:change", Permission.KEEP_POSTS),
    Door("workdays:calendar", Permission.SEE_SCHEMES),
    Door("workdays:day", Permission.KEEP_WORKING_DAYS),
    Door("workdays:year", Permission.KEEP_WORKING_DAYS),
    Door("schemes:known", Permission.FOUND_PLACES),
    Door("schemes:open_known", Permission.FOUND_PLACES),
    Door("schemes:unit", Permission.SEE_SCHEMES, related=True),
    Door("schemes:matrix", Permission.SEE_SCHEMES, related=True),
    Door("schemes:rule", Permission.SEE_SCHEMES, related=True),
    Door("schemes:leaders", Permission.SEE_SCHEMES, related=True),
    Door("schemes:link_leaders", Permission.ISSUE_SCHEMES),
    Door("schemes:duties", Permission.SEE_SCHEMES, related=True),
    Door("schemes:history", Permission.SEE_SCHEMES, related=True),
    Door("schemes:version", Permission.SEE_SCHEMES, related=True),
    Door("schemes:compare", Permission.SEE_SCHEMES, related=True),
    Door("schemes:compare_draft", Permission.PREPARE_SCHEMES),
    Door("schemes:order", Permission.ARRANGE_UNITS),
    Door("schemes:move_unit", Permission.ARRANGE_UNITS),
    Door("schemes:return_workbook", Permission.PREPARE_SCHEMES),
    Door("offices:bring_in", Permission.BRING_IN_OFFICE),
    Door("offices:template", Permission.BRING_IN_OFFICE),
    Door("offices:preview", Permission.BRING_IN_OFFICE),
    Door("offices:undo", Permission.BRING_IN_OFFICE),
    Door("offices:open_accounts", Permission.KEEP_ACCOUNTS),
    Door("exports:menu", Permission.TAKE_EXPORTS),
    Door("exports:take", Permission.TAKE_EXPORTS),
    Door("schemes:institutions", Permission.SEE_SCHEMES, related=True),
    Door("schemes:ad_hoc", Permission.SEE_SCHEMES),
    Door("schemes:open_ad_hoc", Permission.OPEN_LIAISON),
    Door("schemes:end_ad_hoc", Permission.OPEN_LIAISON),
    Door("schemes:all_working_rules", Permission.SEE_SCHEMES),
    Door("schemes:working_rules", Permission.SEE_SCHEMES),
    Door("schemes:write_working_rules", Permission.WRITE_WORKING_RULES),
    Door("schemes:newcomers", Permission.ISSUE_SCHEMES),
    Door("schemes:decide_newcomer", Permission.ISSUE_SCHEMES),
    Door("schemes:repeal", Permission.ISSUE_SCHEMES),
    Door("schemes:choose_mode", Permission.PREPARE_SCHEMES),
    Door("schemes:choose_change", Permission.PREPARE_SCHEMES),
    Door("schemes:drafts", Permission.PREPARE_SCHEMES),
    Door("schemes:upload", Permission.PREPARE_SCHEMES),
    Door("schemes:start", Permission.PREPARE_SCHEMES),
    Door("schemes:written", Permission.PREPARE_SCHEMES),
    Door("schemes:written_file", Permission.PREPARE_SCHEMES),
    Door("schemes:version_file", Permission.TAKE_EXPORTS),
    Door("schemes:above", Permission.PREPARE_SCHEMES),
    Door("schemes:advice", Permission.PREPARE_SCHEMES),
    Door("schemes:below", Permission.SEE_RELATED_PLACES),
    Door("schemes:review", Permission.PREPARE_SCHEMES),
    Door("schemes:original", Permission.PREPARE_SCHEMES),
    Door("schemes:edit_proposal", Permission.PREPARE_SCHEMES),
    Door("schemes:decide_proposal", Permission.PREPARE_SCHEMES),
    Door("schemes:accept_section", Permission.PREPARE_SCHEMES),
    Door("schemes:match_body", Permission.PREPARE_SCHEMES),
    Door("schemes:discard", Permission.PREPARE_SCHEMES),
    Door("schemes:add_proposal", Permission.PREPARE_SCHEMES),
    Door("schemes:preview", Permission.PREPARE_SCHEMES),
    Door("schemes:issue", Permission.ISSUE_SCHEMES),
    Door("schemes:revoke", Permission.ISSUE_SCHEMES),
    Door("schemes:correct", Permission.ISSUE_SCHEMES),
    Door("duties:own", Permission.SEE_ACTIVITIES),
    Door("duties:board", Permission.SEE_ACTIVITIES),
    Door("duties:finding", Permission.SEE_ACTIVITIES),
    Door("duties:rehearsal", Permission.PREPARE_SCHEMES),
    Door("duties:leave", Permission.SEE_ACTIVITIES),
    Door("duties:exempt", Permission.COORDINATE_ACTIVITIES),
    Door("duties:extend", Permission.COORDINATE_ACTIVITIES),
    Door("duties:take_back_exemption", Permission.COORDINATE_ACTIVITIES),
    Door("duties:take_back_extension", Permission.COORDINATE_ACTIVITIES),
    Door("duties:tracking", Permission.COORDINATE_ACTIVITIES),
    Door("duties:successions", Permission.COORDINATE_ACTIVITIES),
    Door("duties:withdraw_succession", Permission.COORDINATE_ACTIVITIES),
    Door("duties:mine", Permission.SEE_ACTIVITIES),
    Door("duties:plan", Permission.ENTER_ACTIVITIES),
    Door("duties:heat", Permission.COORDINATE_ACTIVITIES),
    Door("duties:between", Permission.COORDINATE_ACTIVITIES),
    Door("duties:chase", Permission.COORDINATE_ACTIVITIES),
    Door("reports:submissions", Permission.SEE_ACTIVITIES),
    Door("reports:submission", Permission.SEE_ACTIVITIES),
    Door("reports:scan", Permission.SEE_ACTIVITIES),
    Door("reports:enter", Permission.ENTER_ACTIVITIES),
    Door("reports:add_scan", Permission.ENTER_ACTIVITIES),
    Door("reports:withdraw", Permission.ENTER_ACTIVITIES),
    Door("reports:confirm", Permission.COORDINATE_ACTIVITIES),
    Door("reports:give_back", Permission.COORDINATE_ACTIVITIES),
    Door("activities:activities", Permission.SEE_ACTIVITIES),
    Door("activities:activity", Permission.SEE_ACTIVITIES),
    Door("activities:enter", Permission.ENTER_ACTIVITIES),
    Door("activities:edit", Permission.ENTER_ACTIVITIES),
    Door("activities:held", Permission.ENTER_ACTIVITIES),
    Door("activities:postpone", Permission.ENTER_ACTIVITIES),
    Door("activities:cancel", Permission.ENTER_ACTIVITIES),
    Door("activities:confirm", Permission.ENTER_ACTIVITIES),
    Door("activities:contest", Permission.ENTER_ACTIVITIES),
    Door("activities:file_word", Permission.ENTER_ACTIVITIES),
    Door("activities:settle", Permission.COORDINATE_ACTIVITIES),
    Door("activities:attendance", Permission.ENTER_ACTIVITIES),
    Door("activities:add_seat", Permission.ENTER_ACTIVITIES),
    Door("activities:sign_in", Permission.ENTER_ACTIVITIES),
    Door("activities:sign_in_sheet", Permission.ENTER_ACTIVITIES),
    Door("activities:sign_in_file", Permission.ENTER_ACTIVITIES),
    Door("activities:add_files", Permission.ENTER_ACTIVITIES),
    Door("activities:photos", Permission.ENTER_ACTIVITIES),
    Door("activities:attachment", Permission.SEE_ACTIVITIES),
    Door("activities:preview", Permission.SEE_ACTIVITIES),
    Door("activities:remove_attachment", Permission.ENTER_ACTIVITIES),
    Door("activities:enter_rows", Permission.ENTER_ACTIVITIES),
    Door("activities:lists", Permission.ENTER_ACTIVITIES),
    Door("activities:list_template", Permission.ENTER_ACTIVITIES),
    Door("activities:list", Permission.ENTER_ACTIVITIES),
    Door("activities:mend_list", Permission.ENTER_ACTIVITIES),
    Door("activities:take_list", Permission.ENTER_ACTIVITIES),
    Door("activities:undo_list", Permission.ENTER_ACTIVITIES),
    Door("activities:minutes", Permission.ENTER_ACTIVITIES),
    Door("activities:add_follow_up", Permission.ENTER_ACTIVITIES),
    Door("activities:finish_follow_up", Permission.ENTER_ACTIVITIES),
    Door("activities:add_opinion", Permission.ENTER_ACTIVITIES),
    Door("activities:add_observation", Permission.ENTER_ACTIVITIES),
    Door("activities:reply_to_observation", Permission.ENTER_ACTIVITIES),
    Door("activities:withdraw_follow_up", Permission.ENTER_ACTIVITIES),
    Door("activities:withdraw_opinion", Permission.ENTER_ACTIVITIES),
    Door("activities:withdraw_observation", Permission.ENTER_ACTIVITIES),
    Door("activities:merge", Permission.ENTER_ACTIVITIES),
    Door("activities:confirm_month", Permission.ENTER_ACTIVITIES),
    Door("activities:sheet", Permission.ENTER_ACTIVITIES),
    Door("activities:file_sheet", Permission.ENTER_ACTIVITIES),
    Door("activities:links", Permission.ENTER_ACTIVITIES),
    Door("activities:make_link", Permission.ENTER_ACTIVITIES),
    Door("activities:revoke_link", Permission.ENTER_ACTIVITIES),
    Door("activities:by_link", public=True),
    Door("activities:calendar", Permission.SEE_ACTIVITIES),
    Door("activities:feeds", Permission.SEE_ACTIVITIES),
    Door("activities:make_feed", Permission.SEE_ACTIVITIES),
    Door("activities:revoke_feed", Permission.SEE_ACTIVITIES),
    Door("activities:feed", public=True),  # whoever has the token; its seat's rights are asked at each fetch
    Door("activities:clashes", Permission.ENTER_ACTIVITIES),
    Door("activities:pair", Permission.SEE_ACTIVITIES),
)

DOORS = MappingProxyType({door.page: door for door in _ROWS})


def may_enter(page: str, role: str | None) -> bool:
    """Whether somebody in this role (None: not logged in, or no seat) may enter the page."""
    door = DOORS.get(page)
    if door is None:
        return False
    if door.public:
        return True
    if role is None or role not in ROLES:
        return False
    return door.permission is None or door.permission in ROLES[role].permissions


def may_see_related(page: str, role: str) -> bool:
    """Whether somebody in this role may open the page on a place above or below their own."""
    door = DOORS.get(page)
    return (
        door is not None
        and door.related
        and may_enter(page, role)
        and Permission.SEE_RELATED_PLACES in ROLES[role].permissions
    )
