"""What may a role do? One enum; nothing outside it can be granted."""

from enum import StrEnum


class Permission(StrEnum):
    """One thing that the product lets somebody do."""

    SEE_SCHEMES = "see_schemes"  # issued schemes, matrix, unit pages, posts
    SEE_RELATED_PLACES = "see_related_places"  # issued schemes of the places above and below
    PREPARE_SCHEMES = "prepare_schemes"  # upload notices, review what was read
    ISSUE_SCHEMES = "issue_schemes"  # put a reviewed draft in force
    SEE_PLACES = "see_places"  # jurisdictions of the installation and how they hang together
    SEE_ACCOUNTS = "see_accounts"  # who may log in, and as what
    SEE_RECORD = "see_record"  # who did what
