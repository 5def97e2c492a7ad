"""How is it said that something cannot be done? With every reason, in words that can stand on the page."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be done, and what to do about it."""

    code: str
    reason: str


class Objection(str):
    """Why not, in a sentence that pages translate: for a form that asks before anything is tried."""

    __slots__ = ()


class ActionRefused(Exception):  # noqa: N818 - it is a refusal, not an error
    """The action was not taken; `refusals` say why and what to do."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("; ".join(refusal.reason for refusal in self.refusals))


def refuse(refusals: Iterable[Refusal | None]) -> None:
    """Nothing where there is no reason; raises ActionRefused with all reasons otherwise."""
    found = [refusal for refusal in refusals if refusal is not None]
    if found:
        raise ActionRefused(found)


def reasons(rows: Iterable[tuple[bool, str, str]]) -> tuple[Refusal, ...]:
    """The refusals of a table of (applies, code, words) that apply.

    >>> [refusal.code for refusal in reasons([(True, "late", "已过期限。"), (False, "other", "…")])]
    ['late']
    """
    return tuple(Refusal(code, words) for applies, code, words in rows if applies)
