"""May a file be put with what two sides do together, or be taken away again?"""

from liaison.core.refusals import Refusal, reasons


def refusals_to_add_file(*, mine: bool) -> tuple[Refusal, ...]:
    """Every reason against putting a file there; `mine`: whoever asks takes part or coordinates.

    >>> [refusal.code for refusal in refusals_to_add_file(mine=False)]
    ['not_mine']
    """
    return reasons([(not mine, "not_mine", "只能为本单位参加的活动上传材料。")])


def refusals_to_remove_file(*, own: bool, removed: bool, reason: str) -> tuple[Refusal, ...]:
    """Every reason against taking it away; `own`: whoever asks put it there, for the unit, or coordinates."""
    return reasons(
        [
            (not own, "not_own", "只能移除本单位上传的材料；有疑问请联系上传单位或统筹部门。"),
            (removed, "removed", "这份材料已经移除。"),
            (not reason.strip(), "reason", "请写明移除的原因，对方会看到。"),
        ]
    )
