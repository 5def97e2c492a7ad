"""What may a role do? One enum; nothing outside it can be granted."""

from enum import StrEnum


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
    NAME_DEPUTIES = "name_deputies"  # let another act from one's own post for a time
