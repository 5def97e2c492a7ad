"""What does a scheme consist of, and what is it read from?"""

from liaison.schemes.models.drafts import BodyMatch, Proposal, SchemeDraft
from liaison.schemes.models.notices import Notice, NoticeOriginal
from liaison.schemes.models.versions import Duty, LeaderAssignment, LiaisonRule, SchemeVersion, VersionNotice

__all__ = [
    "BodyMatch",
    "Duty",
    "LeaderAssignment",
    "LiaisonRule",
    "Notice",
    "NoticeOriginal",
    "Proposal",
    "SchemeDraft",
    "SchemeVersion",
    "VersionNotice",
]
