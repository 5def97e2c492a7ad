"""Who owes what in which window, before anybody asks whether it was done?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from liaison.core.duties.chains import Chain
from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.duties.prepared import Prepared
from liaison.core.duties.spans import meet
from liaison.core.duties.values import Circumstances, Debtor, Duty, Extension, Force, Scope, Side
from liaison.core.duties.windows import Window, WindowKind, runs_from_events, window_of, windows
from liaison.core.periods import Span

_DAY = timedelta(days=1)


def owed_in(chain: Chain, prepared: Prepared, within: Span) -> Iterator[tuple[Debtor, Window]]:
    """Everybody who owes the duty, with each window that is open on a day of the span."""
    circumstances, whole = prepared.circumstances, chain.whole
    if runs_from_events(whole):
        if _has_events(chain, circumstances):
            yield from _after_events(chain, prepared, within)
            return
        whole = replace(whole, due="", per="")  # it is shown by years
    looked_at = Span(_earliest(chain, circumstances.extensions, within.starts), within.ends)
    for window in windows(whole, looked_at, calendar=circumstances.calendar, terms=circumstances.terms):
        for debtor in _debtors(chain, window, prepared, within.last):
            longer = extension_of(chain, debtor, window, circumstances.extensions)
            until = max(window.until, longer.until + _DAY) if longer else window.until
            if until > within.starts:
                yield debtor, window


def _has_events(chain: Chain, circumstances: Circumstances) -> bool:
    """Whether anybody says when its terms begin."""
    kind = chain.duties[0].kind
    return kind in circumstances.known_events or any(event.kind == kind for event in circumstances.events)


def extension_of(
    chain: Chain, debtor: Debtor, window: Window, extensions: Iterable[Extension]
) -> Extension | None:
    """The longest extension of the window for the debtor."""
    found = [
        one
        for one in extensions
        if one.due == window.due and one.until > window.due and one.is_for(chain.ids, debtor)
    ]
    return max(found, key=lambda one: one.until, default=None)


def _earliest(chain: Chain, extensions: Iterable[Extension], starts: date) -> date:
    """The first day that has to be looked at so that no window is missed that an extension keeps open."""
    kept_open = [
        one.due for one in extensions if one.until >= starts and (one.duty is None or one.duty in chain.ids)
    ]
    return min([starts, *kept_open])


def _debtors(chain: Chain, window: Window, prepared: Prepared, last: date) -> Iterator[Debtor]:
    """Those on whom the duty lies on a day of the window up to the last day looked at."""
    starts = max(window.starts, chain.spans[0].starts)
    ends = min(window.due, last)
    duty = chain.on(ends)
    ends = min(ends + _DAY, chain.spans[-1].ends)
    mutual = duty.mutual and DUTY_KINDS[duty.kind].directed
    if starts < ends:
        yield from prepared.reach.debtors(duty, Span(starts, ends), mutual=mutual)


def _after_events(chain: Chain, prepared: Prepared, within: Span) -> Iterator[tuple[Debtor, Window]]:
    """A debtor and a term for every event on a day on which the duty is in force."""
    for event in prepared.circumstances.events:
        there = event.kind == chain.duties[0].kind and event.day < within.ends
        if not there or not meet(Span(event.day, event.day + _DAY), chain.spans):
            continue
        window = window_of(event, chain.on(event.day), prepared.circumstances.calendar)
        if window is not None:
            department = prepared.reach.heir(event.department, min(window.due, within.last))
            organisation = prepared.reach.heir(event.organisation, min(window.due, within.last))
            yield Debtor(Scope.PAIR, department, organisation, chain.whole.side), window


class Owed(NamedTuple):
    """What one debtor will owe in one window, and how often."""

    duty: Duty
    debtor: Debtor
    window: Window
    times: int


def owed(prepared: Prepared, span: Span) -> Iterator[Owed]:
    """Everything countable that falls due within the span, whoever has done what: for rehearsing a scheme."""
    for chain in prepared.chains:
        for debtor, window in owed_in(chain, prepared, span):
            duty = chain.on(window.due)
            is_counted = duty.needed is not None and window.kind is not WindowKind.NONE
            if window.due in span and is_counted:
                yield Owed(duty, debtor, window, duty.needed or 0)


@dataclass(slots=True)
class Burden:
    """What a unit has to do in a time, and how often it is called upon by others."""

    duties: int = 0  # different duties
    times: int = 0  # how often in all, if nothing serves two duties at once
    called_upon: int = 0  # how often others have to come together with it


def burdens(all_owed: Iterable[Owed], *, force: Force = Force.MUST) -> Mapping[int, Burden]:
    """What follows for each unit from duties of the force; what the jurisdiction owes is nobody's."""
    found: dict[int, Burden] = defaultdict(Burden)
    counted: set[tuple[int, int]] = set()
    for one in all_owed:
        unit = one.debtor.unit
        if unit is None or one.duty.force is not force:
            continue
        found[unit].times += one.times
        if (unit, one.duty.id) not in counted:
            counted.add((unit, one.duty.id))
            found[unit].duties += 1
        other = _other(one.debtor)
        if other is not None:
            found[other].called_upon += one.times
    return dict(found)


def _other(debtor: Debtor) -> int | None:
    if debtor.scope is not Scope.PAIR:
        return None
    return debtor.organisation if debtor.side is Side.DEPARTMENT else debtor.department
