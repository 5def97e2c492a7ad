"""What does a notice that adds, changes and removes make of the scheme in force?"""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from liaison.core.refusals import Refusal

STATED, ADDED, REMOVED = "stated", "added", "removed"

Source = TypeVar("Source")

_TITLES = re.compile(r"补充通知|增补|部分调整|关于调整.{0,40}(名单|对口联系|联系单位)")
_SENTENCES = re.compile(r"不再(作为|担任|承担|联系|与)|增加.{0,40}(联系|为)|其他.{0,10}(不变|仍按)")


@dataclass(frozen=True, slots=True)
class Item(Generic[Source]):
    """One fact of a scheme: what it is about, what it says of it, and the row that it comes from."""

    key: Hashable  # a department and an organisation; a leader and an organisation; who has which duty
    content: Hashable
    source: Source


@dataclass(frozen=True, slots=True)
class Step(Generic[Source]):
    """One thing that an amendment does: stated replaces or adds, added only adds, removed takes away."""

    change: str
    item: Item[Source]
    words: str  # 市教育局—民盟, for whoever reads a refusal
    wider: Hashable = None  # the key of the rule that would include it: common liaison of the department


@dataclass(frozen=True, slots=True)
class Amended(Generic[Source]):
    """The scheme as amended, what became of it, and what could not be done."""

    rules: tuple[Item[Source], ...]
    added: tuple[Item[Source], ...]
    changed: tuple[tuple[Item[Source], Item[Source]], ...]  # before, after
    removed: tuple[Item[Source], ...]
    refused: tuple[Refusal, ...]


def amend(
    standing: Sequence[Item[Source]], steps: Iterable[Step[Source]], *, one_each: bool = True
) -> Amended[Source]:
    """The standing facts with the steps done at once, so that their order does not matter.

    A step that is refused changes nothing. With `one_each` there is one fact about each key; without,
    what is added stands beside what is there. Clauses: XQ-2.2, ZY-6.
    """
    asked = tuple(steps)
    refused = {
        place: reason for place, step in enumerate(asked) if (reason := _refusal(step, standing, asked))
    }
    done = [step for place, step in enumerate(asked) if place not in refused]
    gone = {step.item.key for step in done if step.change == REMOVED}
    replaced = {
        step.item.key for step in done if step.change == STATED or (one_each and step.change == ADDED)
    }
    new = _once([step.item for step in done if step.change != REMOVED], one_each=one_each)
    before = {item.key: item for item in standing}
    return Amended(
        rules=(*(item for item in standing if item.key not in gone | replaced), *new),
        added=tuple(item for item in new if item.key not in before or item.key not in gone | replaced),
        changed=tuple(
            (before[item.key], item) for item in new if item.key in before and item.key in gone | replaced
        ),
        removed=tuple(
            item for item in standing if item.key in gone and item.key not in {one.key for one in new}
        ),
        refused=tuple(refused.values()),
    )


def _once(items: list[Item[Source]], *, one_each: bool) -> list[Item[Source]]:
    """The first of those that would stand for the same."""
    found: dict[Hashable, Item[Source]] = {}
    for item in items:
        found.setdefault(item.key if one_each else (item.key, item.content), item)
    return list(found.values())


def _refusal(
    step: Step[Source], standing: Sequence[Item[Source]], asked: tuple[Step[Source], ...]
) -> Refusal | None:
    keys = {item.key for item in standing}
    if any(_contradicts(step, other) for other in asked):
        return Refusal("amend_contradiction", f"“{step.words}”既要增加又要撤去，请只采纳其中一条。")
    if step.change == REMOVED and step.item.key not in keys:
        if step.wider in keys:
            reason = f"“{step.words}”来自共同联系，不能单独撤去；请重新规定这个部门共同联系的范围。"
        else:
            reason = f"“{step.words}”不在现行方案中，无从撤去；请核对名称，或者不采纳这一条。"
        return Refusal("amend_missing", reason)
    same = (step.item.key, step.item.content)
    if step.change == ADDED and same in {(item.key, item.content) for item in standing}:
        return Refusal("amend_present", f"“{step.words}”已经在现行方案中，不必增加；请不采纳这一条。")
    return None


def _contradicts(step: Step[Source], other: Step[Source]) -> bool:
    same = (step.item.key, step.item.content) == (other.item.key, other.item.content)
    return same and (step.change == REMOVED) != (other.change == REMOVED)


def hint_of_amendment(text: str) -> str:
    """The line that lets one think that the notice amends a scheme instead of laying it down anew; or empty.

    >>> hint_of_amendment("通知如下。\\n市科技局不再联系民盟市委会。")
    '市科技局不再联系民盟市委会。'
    """
    lines = [line.strip() for line in text.splitlines()]
    for pattern in (_TITLES, _SENTENCES):
        for line in lines:
            if pattern.search(line):
                return line[:100]
    return ""


def amended_title(title: str, by: str) -> str:
    """The title of a consolidated version: the scheme's own, and what amended it last.

    >>> amended_title("对口联系通知（经澄政办〔2025〕1号调整）", "澄政办〔2026〕2号")
    '对口联系通知（经澄政办〔2026〕2号调整）'
    """
    return f"{re.sub(r'（经[^（）]*调整）$', '', title)[:200]}（经{by[:80]}调整）"
