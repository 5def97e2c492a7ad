"""What can be done to notices, drafts and schemes? One module a journey."""

from liaison.core.refusals import ActionRefused
from liaison.schemes.actions.amendment import choose_change, choose_mode
from liaison.schemes.actions.by_hand import begin_draft
from liaison.schemes.actions.correct import correct_version
from liaison.schemes.actions.issue import CannotIssue, issue_scheme
from liaison.schemes.actions.known import open_known
from liaison.schemes.actions.practice import (
    confirm_joining,
    decline_joining,
    end_ad_hoc,
    issue_working_rules,
    open_ad_hoc,
)
from liaison.schemes.actions.preview import issue_and_tell
from liaison.schemes.actions.refused import StaleProposal
from liaison.schemes.actions.repeal import repeal_scheme
from liaison.schemes.actions.review import (
    accept_section,
    add_proposal,
    decide_proposal,
    edit_proposal,
    match_body,
)
from liaison.schemes.actions.revoke import revoke_scheme
from liaison.schemes.actions.taking import take_original, take_written
from liaison.schemes.actions.upload import discard_draft, upload_notice

__all__ = [
    "ActionRefused",
    "CannotIssue",
    "StaleProposal",
    "accept_section",
    "add_proposal",
    "begin_draft",
    "choose_change",
    "choose_mode",
    "confirm_joining",
    "correct_version",
    "decide_proposal",
    "decline_joining",
    "discard_draft",
    "edit_proposal",
    "end_ad_hoc",
    "issue_and_tell",
    "issue_scheme",
    "issue_working_rules",
    "match_body",
    "open_ad_hoc",
    "open_known",
    "repeal_scheme",
    "revoke_scheme",
    "take_original",
    "take_written",
    "upload_notice",
]
