"""What is said of an activity, and what of it has changed?"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from types import MappingProxyType

from liaison.core.activities.bounds import whole_number
from liaison.core.activities.kinds import ACTIVITY_FIELDS, ACTIVITY_KINDS, Entry, Side, fields_of

_COMMON_NAMES = MappingProxyType(
    {
        "kind": "活动类型",
        "on": "日期",
        "until": "结束日期",
        "begins": "开始时间",
        "ends": "结束时间",
        "what": "内容",
        "place": "地点",
        "hosts": "主办单位",
        "guests": "参加单位",
    }
)


@dataclass(frozen=True, slots=True)
class Said:
    """An activity as somebody enters it; units by their ids, the kind's own fields by their codes."""

    kind: str
    what: str
    on: date | None
    hosts: frozenset[int]
    guests: frozenset[int]
    until: date | None = None
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    details: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def involved(self) -> frozenset[int]:
        return self.hosts | self.guests

    @property
    def last_day(self) -> date | None:
        return self.until or self.on

    @property
    def begins_before_end(self) -> bool:
        """Whether the times are in order; those of several days need not be."""
        if self.ends is None:
            return True
        return self.begins is not None and (self.until is not None or self.begins < self.ends)


def kept_details(kind: str, details: Mapping[str, object]) -> dict[str, str | int]:
    """The kind's fields that say something; numbers as numbers. ValueError where one is none or too large.

    >>> kept_details("social_service", {"beneficiaries": "120", "service_form": " ", "agenda": "x"})
    {'beneficiaries': 120}
    """
    kept: dict[str, str | int] = {}
    for each in fields_of(kind):
        value = str(details.get(each.code) or "").strip()
        if value:
            kept[each.code] = whole_number(value) if each.entry == Entry.NUMBER else value
    return kept


def entry_key(said: Said, *, account: int, form: str) -> str:
    """The same for a form that is sent again as it was: who sent it, which form, what it said. 64 digits.

    What was changed before sending it once more is another entry.

    >>> one = Said("visit", "走访", date(2026, 3, 1), frozenset({1, 2}), frozenset({3}))
    >>> other = Said("visit", "走访", date(2026, 3, 1), frozenset({2, 1}), frozenset({3}))
    >>> entry_key(one, account=7, form="a") == entry_key(other, account=7, form="a")
    True
    """
    units = (sorted(said.hosts), sorted(said.guests), sorted(said.details.items()))
    plain = (said.kind, said.what, said.on, said.until, said.begins, said.ends, said.place)
    words = "\x1f".join(map(str, (account, form, *plain, *units)))
    return hashlib.sha256(words.encode()).hexdigest()


def proposed_line(kind: str, others: Sequence[str]) -> str:
    """One line of what, where nobody wrote one: the kind and the other side's names, the first three of many.

    >>> proposed_line("visit", ["民盟市委会", "民建市委会"])
    '走访（民盟市委会、民建市委会）'
    """
    shown = "、".join(others[:3]) + (f"等{len(others)}个单位" if len(others) > 3 else "")
    return f"{ACTIVITY_KINDS[kind].name}（{shown}）" if shown else ACTIVITY_KINDS[kind].name


def hosts_allowed(kind: str, hosts: Mapping[int, str]) -> bool:
    """Whether every host is of a category that holds such activities; `hosts` are categories by id."""
    return {Side(category) for category in hosts.values()} <= ACTIVITY_KINDS[kind].hosts


def has_two_sides(categories: Mapping[int, str]) -> bool:
    """Whether somebody of the government and somebody of the organisations takes part."""
    sides = {Side(category) for category in categories.values()}
    return Side.ORGANISATION in sides and len(sides) > 1


def what_changed(
    before: Said, after: Said, *, names: Mapping[int, str] = MappingProxyType({})
) -> dict[str, tuple[object, object]]:
    """Before and after by what is said on the page; empty where nothing changed. `names` are the units'.

    >>> one = Said("visit", "走访", date(2026, 3, 1), frozenset({1}), frozenset({2}))
    >>> other = Said("visit", "走访", date(2026, 3, 2), frozenset({1}), frozenset({2}))
    >>> list(what_changed(one, other))
    ['日期']
    """
    changed: dict[str, tuple[object, object]] = {}
    for code, label in _COMMON_NAMES.items():
        old, new = getattr(before, code), getattr(after, code)
        if old != new:
            changed[label] = (_shown(code, old, names), _shown(code, new, names))
    for code in {**before.details, **after.details}:
        old, new = before.details.get(code, ""), after.details.get(code, "")
        if old != new:
            changed[ACTIVITY_FIELDS[code].label if code in ACTIVITY_FIELDS else code] = (old, new)
    return changed


def _shown(code: str, value: object, names: Mapping[int, str]) -> object:
    if isinstance(value, frozenset):
        return "、".join(sorted(names.get(unit, str(unit)) for unit in value))
    if code == "kind":
        return ACTIVITY_KINDS[str(value)].name
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return "" if value is None else value
