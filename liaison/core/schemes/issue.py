"""May a reviewed draft be put in force, and if not, why not?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liaison.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class DraftOnReview:
    """What deciding about an issue needs to know of a draft."""

    is_open: bool
    links: int  # accepted
    assignments: int  # accepted
    undecided: int  # proposals nobody has decided about
    questions: int  # questions nobody has answered or set aside
    header_accepted: bool
    amends: bool = False  # changes what is in force instead of laying everything down
    duties: int = 0  # accepted

    @property
    def says_something(self) -> bool:
        """A scheme lays down liaison; an amendment may be about duties alone."""
        return self.links + self.assignments > 0 or (self.amends and self.duties > 0)


@dataclass(frozen=True, slots=True)
class InForce:
    """The version that a new one would supersede, in one subject."""

    title: str
    starts: date
    ends: date | None = None  # already fixed, as by a repeal to come


def refusals_to_issue(
    draft: DraftOnReview, *, starts: date | None, in_force: Sequence[InForce]
) -> tuple[Refusal, ...]:
    """Every reason against issuing, so that a clerk can settle all of them at once; empty: it may be issued.

    Clauses: ZY-6.
    """
    reasons = [
        (not draft.is_open, "closed", "这份草稿已经发布或放弃，不能再次发布。"),
        (
            draft.questions > 0,
            "questions",
            f"还有 {draft.questions} 个疑问没有处理，请先逐条答复或标为不影响。",
        ),
        (draft.undecided > 0, "undecided", f"还有 {draft.undecided} 条没有审核，请先采纳或不采纳。"),
        (not draft.header_accepted, "header", "文件信息还没有确认，请核对文号、发文机关和日期。"),
        (not draft.says_something, "empty", "没有采纳任何对口联系或领导联系，发布后将没有内容。"),
        (starts is None, "starts", "请填写施行日期。"),
    ]
    refused = [Refusal(code, reason) for applies, code, reason in reasons if applies]
    return (*refused, *_too_early(starts, in_force))


def _too_early(starts: date | None, in_force: Sequence[InForce]) -> list[Refusal]:
    if starts is None:
        return []
    return [
        Refusal(
            "later_version",
            f"《{version.title}》自 {version.starts:%Y-%m-%d} 起施行，晚于这份方案的施行日期；"
            "请把施行日期定在它之后，或先撤销它。",
        )
        for version in in_force
        if version.starts > starts
    ]
