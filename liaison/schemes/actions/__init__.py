"""What can be done to notices, drafts and schemes? One module a journey."""

from liaison.schemes.actions.issue import CannotIssue, issue_scheme
from liaison.schemes.actions.review import accept_section, decide_proposal, edit_proposal, match_body
from liaison.schemes.actions.upload import block_marked_content, discard_draft, upload_notice

__all__ = [
    "CannotIssue",
    "accept_section",
    "block_marked_content",
    "decide_proposal",
    "discard_draft",
    "edit_proposal",
    "issue_scheme",
    "match_body",
    "upload_notice",
]
