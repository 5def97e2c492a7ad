"""May an issue be undone, as if it had never been, and if not, why not?"""

from collections.abc import Sequence
from dataclasses import dataclass

from liaison.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Resting:
    """Something that others have built on a version since it was issued."""

    what: str  # as an official calls it: 临时联系
    count: int


@dataclass(frozen=True, slots=True)
class Issued:
    """What deciding about a revocation needs to know of a version."""

    title: str
    ended: str  # how, in words; empty while it has not ended
    successors: tuple[str, ...]  # titles of later versions that rest on it
    resting: tuple[Resting, ...]


def refusals_to_revoke(versions: Sequence[Issued], *, reason: str) -> tuple[Refusal, ...]:
    """Every reason against undoing the issue of these versions; empty: it may be undone."""
    refused = [refusal for version in versions for refusal in _against(version)]
    if not reason.strip():
        refused.append(Refusal("reason", "请写明撤销的原因。"))
    return tuple(refused)


def _against(version: Issued) -> list[Refusal]:
    refused = [
        Refusal("superseded", f"《{version.title}》之后已经发布《{title}》，请先撤销后一份。")
        for title in version.successors
    ]
    if version.ended and not version.successors:
        refused.append(Refusal("ended", f"《{version.title}》已经{version.ended}，不能再撤销。"))
    refused += [
        Refusal(
            "built_on",
            f"《{version.title}》发布后已有{resting.what} {resting.count} 项以它为依据，不能撤销。",
        )
        for resting in version.resting
        if resting.count
    ]
    return refused
