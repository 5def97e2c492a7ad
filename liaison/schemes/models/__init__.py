"""What does a scheme consist of, and what is it read from?"""

from liaison.schemes.models.drafts import BodyMatch, Proposal, SchemeDraft
from liaison.schemes.models.holders import AssignmentHolder
from liaison.schemes.models.notices import Notice, NoticeOriginal
from liaison.schemes.models.practice import AdHocLiaison, Correction, Joining, WorkingRules
from liaison.schemes.models.versions import Duty, LeaderAssignment, LiaisonRule, SchemeVersion, VersionNotice

__all__ = [
    "AdHocLiaison",
    "AssignmentHolder",
    "BodyMatch",
    "Correction",
    "Duty",
    "Joining",
    "LeaderAssignment",
    "LiaisonRule",
    "Notice",
    "NoticeOriginal",
    "Proposal",
    "SchemeDraft",
    "SchemeVersion",
    "VersionNotice",
    "WorkingRules",
]
