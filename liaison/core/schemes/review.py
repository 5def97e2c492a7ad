"""May a draft still be worked on, and has somebody else been faster?"""

from liaison.core.refusals import Refusal


def refusal_to_review(*, is_open: bool) -> Refusal | None:
    """Why nothing of the draft may be changed any more; None while it is open."""
    if is_open:
        return None
    return Refusal("closed", "这份草稿已经发布或放弃，不能再改动。请刷新页面查看结果。")


def refusal_of_edition(*, seen: int | None, now: int) -> Refusal | None:
    """Why a change made on an older state is not taken over; None where it was made on the present one.

    >>> refusal_of_edition(seen=2, now=2) is None, refusal_of_edition(seen=1, now=2).code
    (True, 'stale')
    """
    if seen is None or seen == now:
        return None
    return Refusal("stale", "在您查看之后，这一条已由别人改动。请对照现在的内容，再决定一次。")
