"""Is what is owed met, on the way, due soon or overdue, and what does that rest on?"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from liaison.core.duties.chains import Chain
from liaison.core.duties.counting import Claim, Counted, Uncounted, WhyNot, judged
from liaison.core.duties.finding import Finding, Key, State, WhyShown
from liaison.core.duties.owed import extension_of, owed_in
from liaison.core.duties.prepared import Prepared
from liaison.core.duties.presiders import presider
from liaison.core.duties.spans import are_all_in
from liaison.core.duties.values import Debtor, Duty, Exemption, Extension, Force, Scope
from liaison.core.duties.windows import Window, WindowKind, windows
from liaison.core.periods import Span

_DAY = timedelta(days=1)
_NEAR = timedelta(days=31)  # what was done so near to a window is named, although it does not count for it


def findings(
    prepared: Prepared,
    *,
    today: date,
    since: date | None = None,
    only: Collection[tuple[int, Debtor]] | None = None,
) -> Iterator[Finding]:
    """One finding for every duty, debtor and window open on the day, or on one since an earlier day.

    `only` limits them to what a change touches (core.duties.touched).
    """
    within = Span(since or today, today + _DAY)
    for chain in prepared.chains:
        for debtor, window in owed_in(chain, prepared, within):
            if only is None or (chain.key, debtor) in only:
                found = _Question(chain, debtor, window, prepared, today).finding()
                if not _is_past(found, within):
                    yield found


def evaluate(
    duty: Duty, prepared: Prepared, *, today: date, since: date | None = None
) -> tuple[Finding, ...]:
    """The findings about one duty, one for each debtor and window."""
    chain = prepared.chain_of(duty)
    within = Span(since or today, today + _DAY)
    found = (
        _Question(chain, debtor, window, prepared, today).finding()
        for debtor, window in owed_in(chain, prepared, within)
    )
    return tuple(one for one in found if not _is_past(one, within))


def _is_past(finding: Finding, within: Span) -> bool:
    """Whether it is about an event that was settled before: its term has no end of its own."""
    if finding.window.event is None or finding.state is not State.MET:
        return False
    return max([finding.window.due, *(one.day for one in finding.counted)]) < within.starts


@dataclass(frozen=True, slots=True)
class _Question:
    """One duty, one debtor, one window, as of a day."""

    chain: Chain
    debtor: Debtor
    window: Window
    prepared: Prepared
    today: date

    def finding(self) -> Finding:
        """The verdict, with everything that it rests on."""
        counted, uncounted = self._counts()
        blank = Finding(
            key=Key(self.chain.key, self.debtor, self.window.starts, self.window.event),
            duty=self._duty,
            debtor=self.debtor,
            window=self._window,
            today=self.today,
            state=State.SHOWN_ONLY,
            needed=self._needed,
            counted=counted,
            uncounted=uncounted,
            exemption=self._exemption(),
            extension=self._extension,
            carried_on=self._is_carried_on(),
        )
        if blank.needed is not None and self._duty.force is Force.MUST and not blank.missing:
            return replace(blank, state=State.MET)
        why, held = self._why_shown(blank)
        return replace(blank, why=why, held=held) if why else self._open(blank)

    @property
    def _duty(self) -> Duty:
        return self.chain.on(min(self.today, self.window.due))

    @property
    def _needed(self) -> int | None:
        """The least that was laid down on a day of the window; None where there is nothing to count."""
        if self.window.kind is WindowKind.NONE:
            return None
        numbers = [duty.needed for duty in self.chain.within(self.window.span) if duty.needed is not None]
        return min(numbers, default=None)

    @property
    def _extension(self) -> Extension | None:
        return extension_of(self.chain, self.debtor, self.window, self.prepared.circumstances.extensions)

    @property
    def _window(self) -> Window:
        """The window as it is with an extension."""
        longer = self._extension
        if longer is None:
            return self.window
        return replace(self.window, due=longer.until, until=max(self.window.until, longer.until + _DAY))

    def _counts(self) -> tuple[tuple[Counted, ...], tuple[Uncounted, ...]]:
        """What counts, and what is near and does not, by day."""
        claim, before = self._claim(), self._counted_before()
        counted: list[Counted] = []
        uncounted: list[Uncounted] = []
        for entry in self.prepared.index.concerning(self._duty.kind, self.debtor):
            evidence = entry.evidence
            if self.window.event is not None and evidence.answers != self.window.event:
                continue
            found = WhyNot.COUNTED_BEFORE if evidence.id in before else judged(entry, claim)
            if isinstance(found, Counted):
                counted.append(found)
            elif self._is_near(evidence.day):
                uncounted.append(Uncounted(evidence.id, evidence.day, evidence.kinds, found))
        return self._no_more_than_missing(counted), tuple(uncounted)

    def _claim(self) -> Claim:
        window = self._window
        presiders = frozenset(presider(words) for words in self._duty.presided_by)
        return Claim(
            self._duty, self.debtor, window, self.today, self.prepared.reach, window.until, presiders
        )

    def _is_near(self, day: date) -> bool:
        return self.window.starts - _NEAR <= day < min(self.window.until, date.max - _NEAR) + _NEAR

    def _no_more_than_missing(self, counted: list[Counted]) -> tuple[Counted, ...]:
        """Of what was done when the next window had begun, only as much as was still missing."""
        own = [one for one in counted if one.day < self.window.until]
        after = [one for one in counted if one.day >= self.window.until]
        return (*own, *after[: max(0, (self._needed or 0) - len(own))])

    def _counted_before(self) -> frozenset[int]:
        """What counts for an earlier window already, because that one was extended into this one."""
        if self.window.event is not None:
            return frozenset()
        taken: set[int] = set()
        for longer in self.prepared.circumstances.extensions:
            into = longer.due < self.window.starts <= longer.until
            if into and longer.is_for(self.chain.ids, self.debtor):
                day = Span(longer.due, longer.due + _DAY)
                for earlier in windows(self.chain.whole, day, calendar=self.prepared.circumstances.calendar):
                    counted, _ = replace(self, window=earlier)._counts()
                    taken |= {one.evidence for one in counted if one.day >= earlier.until}
        return frozenset(taken)

    def _why_shown(self, blank: Finding) -> tuple[WhyShown | None, tuple[Span, ...]]:
        """Why it cannot become overdue, and the days that are covered where not all are."""
        duty = blank.duty
        if duty.force is not Force.MUST:
            return (WhyShown.SHOULD if duty.force is Force.SHOULD else WhyShown.MAY), ()
        if blank.needed is None:
            only = duty.maximum is not None and not duty.minimum
            return (WhyShown.ONLY_MAXIMUM if only else WhyShown.NOT_COUNTABLE), ()
        if blank.exemption is not None:
            return WhyShown.EXEMPT, ()
        return self._gap()

    def _gap(self) -> tuple[WhyShown | None, tuple[Span, ...]]:
        """What does not cover the whole window: the duty, the tracking, or the liaison of the two."""
        span, tracked = self.window.span, self.prepared.circumstances.tracked_since
        if not are_all_in(span, self.chain.spans):
            return WhyShown.NOT_WHOLLY_IN_FORCE, self.chain.spans
        if span.starts < tracked:
            return WhyShown.NOT_WHOLLY_TRACKED, (Span(tracked, date.max),)
        if self.debtor.scope is Scope.JURISDICTION or self.window.event is not None:
            return None, ()
        spans = self.prepared.reach.spans(self.debtor, span)
        return (None, ()) if are_all_in(span, spans) else (WhyShown.NOT_WHOLLY_PAIRED, spans)

    def _open(self, blank: Finding) -> Finding:
        """On the way, due soon or overdue, by the working days that are left."""
        due = blank.window.due
        if self.today > due:
            return replace(blank, state=State.OVERDUE)
        soon = self.prepared.working_day_before(due, blank.window.lead)
        rests = not self.prepared.circumstances.calendar.is_working(due)
        last = self.prepared.working_day_before(due, 1).day if rests else None
        if self.today < soon.day:
            return replace(blank, state=State.ON_THE_WAY, soon=soon, last_working=last)
        left = self.prepared.working_days(Span(self.today, due + _DAY))
        return replace(blank, state=State.DUE_SOON, soon=soon, last_working=last, working_days_left=left)

    def _exemption(self) -> Exemption | None:
        return next(
            (
                one
                for one in self.prepared.circumstances.exemptions
                if self.window.due in one.span and one.is_for(self.chain.ids, self.debtor)
            ),
            None,
        )

    def _is_carried_on(self) -> bool:
        return len(self.chain.duties) > 1 and len(self.chain.within(self.window.span)) > 1
