"""Is what is owed met, on the way, due soon or overdue, and what does that rest on?"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from liaison.core.duties.chains import Chain
from liaison.core.duties.counting import Asked, Claim, Counted, Uncounted, WhyNot, judged
from liaison.core.duties.finding import Finding, Key, State, WhyShown
from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.duties.owed import extension_of, owed_in
from liaison.core.duties.prepared import Prepared
from liaison.core.duties.presiders import presider
from liaison.core.duties.spans import are_all_in
from liaison.core.duties.values import Debtor, Duty, Exemption, Extension, Force, Scope
from liaison.core.duties.windows import Window, WindowKind, windows, year_about
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
        yield from _of_chain(chain, prepared, within, only)


def evaluate(
    duty: Duty, prepared: Prepared, *, today: date, since: date | None = None
) -> tuple[Finding, ...]:
    """The findings about one duty, one for each debtor and window."""
    within = Span(since or today, today + _DAY)
    return tuple(_of_chain(prepared.chain_of(duty), prepared, within, None))


def _of_chain(
    chain: Chain, prepared: Prepared, within: Span, only: Collection[tuple[int, Debtor]] | None
) -> Iterator[Finding]:
    asked: dict[Window, Asked] = {}
    for debtor, window in owed_in(chain, prepared, within):
        if only is not None and (chain.key, debtor) not in only:
            continue
        if window not in asked:
            asked[window] = _asked(chain, window, within.last)
        found = _Question(chain, asked[window], debtor, window, prepared, within.last).finding()
        if not _is_past(found, within):
            yield found


def _asked(chain: Chain, window: Window, today: date) -> Asked:
    """What the versions of the duty ask in the window."""
    duty, met = chain.on(min(today, window.due)), chain.within(window.span)
    countable = [one.needed for one in met if one.needed is not None and window.kind is not WindowKind.NONE]
    return Asked(
        duty=duty,
        kind=DUTY_KINDS[duty.kind],
        needed=min(countable, default=None),
        about=year_about(duty, window),
        presiders=frozenset(presider(words) for words in duty.presided_by),
        carried_on=len(met) > 1,
    )


def _is_past(finding: Finding, within: Span) -> bool:
    """Whether it is about an event that was settled before: its term has no end of its own."""
    if finding.window.event is None or finding.state is not State.MET:
        return False
    return max([finding.window.due, *(one.day for one in finding.counted)]) < within.starts


@dataclass(frozen=True, slots=True)
class _Question:
    """One duty, one debtor, one window, as of a day."""

    chain: Chain
    asked: Asked
    debtor: Debtor
    window: Window
    prepared: Prepared
    today: date

    def finding(self) -> Finding:
        """The verdict, with everything that it rests on."""
        longer = self._extension()
        counted, uncounted = self._counts(longer)
        blank = Finding(
            key=Key(self.chain.key, self.debtor, self.window.starts, self.window.event),
            duty=self.asked.duty,
            debtor=self.debtor,
            window=self._extended(longer),
            today=self.today,
            state=State.SHOWN_ONLY,
            needed=self.asked.needed,
            counted=counted,
            uncounted=uncounted,
            exemption=self._exemption(),
            extension=longer,
            about=self.asked.about,
            carried_on=self.asked.carried_on,
        )
        if blank.needed is not None and blank.duty.force is Force.MUST and not blank.missing:
            return replace(blank, state=State.MET)
        why, held = self._why_shown(blank)
        return replace(blank, why=why, held=held) if why else self._open(blank)

    def _extension(self) -> Extension | None:
        return extension_of(self.chain, self.debtor, self.window, self.prepared.circumstances.extensions)

    def _extended(self, longer: Extension | None) -> Window:
        """The window as it is with the extension."""
        if longer is None:
            return self.window
        until = max(self.window.until, longer.until + _DAY)
        return replace(self.window, due=longer.until, until=until)

    def _counts(self, longer: Extension | None) -> tuple[tuple[Counted, ...], tuple[Uncounted, ...]]:
        """What counts, and what is near and does not, by day."""
        before = self._counted_before()
        claim = Claim(self.asked, self.debtor, self._extended(longer), self.today, self.prepared.reach)
        counted: list[Counted] = []
        uncounted: list[Uncounted] = []
        for entry in self.prepared.index.concerning(self.asked.kind, self.debtor):
            evidence = entry.evidence
            if self.window.event is not None and evidence.answers != self.window.event:
                continue
            found = WhyNot.COUNTED_BEFORE if evidence.id in before else judged(entry, claim)
            if isinstance(found, Counted):
                counted.append(found)
            elif self._is_near(evidence.day):
                uncounted.append(Uncounted(evidence.id, evidence.day, evidence.kinds, found))
        return self._no_more_than_missing(counted), tuple(uncounted)

    def _is_near(self, day: date) -> bool:
        return self.window.starts - _NEAR <= day < min(self.window.until, date.max - _NEAR) + _NEAR

    @property
    def _lent_from(self) -> date:
        """From this day on, what is done belongs to the next window, as far as nothing is missing here."""
        return self.window.due + _DAY if self.chain.leads else self.window.until

    def _no_more_than_missing(self, counted: list[Counted]) -> tuple[Counted, ...]:
        """Of what was done when the next window had begun, only as much as was still missing."""
        own = [one for one in counted if one.day < self._lent_from]
        lent = [one for one in counted if one.day >= self._lent_from]
        return (*own, *lent[: max(0, (self.asked.needed or 0) - len(own))])

    def _counted_before(self) -> frozenset[int]:
        """What counts for an earlier window already: one that was extended, or of the same year."""
        if self.window.event is not None:
            return frozenset()
        taken: set[int] = set()
        for longer in self.prepared.circumstances.extensions:
            into = longer.due < self.window.starts <= longer.until
            if into and longer.is_for(self.chain.ids, self.debtor):
                taken |= self._lent(self.chain, longer.due)
        if self.chain.follows is not None:
            taken |= self._lent(self.prepared.chain(self.chain.follows), self.window.starts - _DAY)
        return frozenset(taken)

    def _lent(self, chain: Chain, on: date) -> frozenset[int]:
        """What the window of the day has counted although it was done when this one had begun."""
        day, calendar = Span(on, on + _DAY), self.prepared.circumstances.calendar
        taken: set[int] = set()
        for window in windows(chain.whole, day, calendar=calendar):
            if window.starts < self.window.starts:
                asked = _asked(chain, window, self.today)
                question = replace(self, chain=chain, asked=asked, window=window)
                counted, _ = question._counts(question._extension())
                taken |= {one.evidence for one in counted if one.day >= question._lent_from}
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
