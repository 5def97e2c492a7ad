"""Why is it so? A finding as a list of reasons, each with its numbers and the records behind it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from liaison.core.duties.counting import Counted, Uncounted, WhyNot
from liaison.core.duties.finding import Finding, State, WhyShown
from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.duties.sentences import SAYINGS
from liaison.core.duties.values import Rank, Scope
from liaison.core.duties.windows import WindowKind
from liaison.core.duties.worded import Days, Either, Often, Several, Stretches, Term, Value, worded
from liaison.core.periods import Span
from liaison.core.saying import Say

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of an explanation: a row of the table of sentences, what fills it in, and its records."""

    code: str
    values: Mapping[str, Value]
    evidence: tuple[int, ...] = ()

    @property
    def numbers(self) -> Mapping[str, int]:
        """The numbers of the finding that it names."""
        return {name: value for name, value in self.values.items() if isinstance(value, int)}


def said(reason: Reason, say: Say = str) -> str:
    """The reason as a sentence, in words that `say` may translate."""
    words = {name: worded(value, say) for name, value in reason.values.items()}
    return say(SAYINGS[reason.code]).format(**words)


def state_of(finding: Finding) -> str:
    """How it stands, in a word."""
    return SAYINGS[f"state_{finding.state}"]


def explain(finding: Finding) -> tuple[Reason, ...]:
    """What is asked, when, what counts, what does not and why, and what follows: the verdict comes last."""
    return (
        *_asked(finding),
        *_when(finding),
        *_counted(finding.counted),
        *_uncounted(finding.uncounted),
        *_follows(finding),
    )


def explained(finding: Finding) -> tuple[str, ...]:
    """The explanation in sentences."""
    return tuple(said(reason) for reason in explain(finding))


def _reason(code: str, records: Iterable[Counted | Uncounted] = (), **values: Value) -> Reason:
    return Reason(code, values, tuple(one.evidence for one in records))


def _asked(finding: Finding) -> Iterator[Reason]:
    duty = finding.duty
    kind, clause = Term(DUTY_KINDS[duty.kind].name), duty.clause or Term("方案规定")
    often = Often(per="" if duty.due.startswith("--") else duty.per, due=duty.due)
    if finding.needed is not None and duty.minimum:
        yield _reason("asked", clause=clause, kind=kind, often=often, needed=finding.needed)
    elif finding.needed is not None:
        yield _reason("asked_once", clause=clause, kind=kind, often=often)
    elif duty.maximum is not None and not duty.minimum:
        most = Often(maximum=duty.maximum, per=duty.per)
        yield _reason("at_most", clause=clause, kind=kind, often=most)
    elif duty.needed is not None and (duty.per or duty.due):
        often = Often(duty.minimum, duty.maximum, duty.per, duty.due)
        yield _reason("asked_from_unknown", clause=clause, kind=kind, often=often)
    else:
        yield _reason("asked_without_number", clause=clause, kind=kind)
    yield from _how(finding)
    if DUTY_KINDS[duty.kind].alone:
        yield _handed_in(finding)


def _how(finding: Finding) -> Iterator[Reason]:
    """In which direction, with whom there, presided by whom, about which year."""
    duty = finding.duty
    if duty.mutual and DUTY_KINDS[duty.kind].directed and duty.scope is Scope.PAIR:
        yield _reason("each_direction")
    if duty.in_person in {Rank.PRINCIPAL, Rank.LEADER}:
        whole = duty.scope is Scope.JURISDICTION
        yield _reason(f"{'there' if whole else 'in_person'}_{duty.in_person}")
    if duty.presided_by:
        yield _reason("presided_by", posts=Either(duty.presided_by))
    if finding.about is not None:
        yield _reason("about_year", year=str(finding.about))


def _handed_in(finding: Finding) -> Reason:
    """To whom a paper goes, and by when. Clauses: ZY-1.4, FH-A3."""
    to, window = Several(finding.duty.report_to), finding.window
    if window.kind is WindowKind.NONE:
        return _reason("handed_to", to=to) if to.words else _reason("handed_in")
    if to.words:
        return _reason("handed_to_by", to=to, due=window.due)
    return _reason("handed_in_by", due=window.due)


def _when(finding: Finding) -> Iterator[Reason]:
    window, longer = finding.window, finding.extension
    due = longer.due if longer else window.due
    values: dict[str, Value] = {
        "window": Span(window.starts, due + _DAY),
        "starts": window.starts,
        "due": due,
        "term": str(window.term),
        "computed": window.computed or "",
    }
    yield Reason(f"window_{window.kind}", values)
    if window.moved:
        yield _reason("moved", moved=window.moved, due=due)
    if longer:
        yield _reason("extended", by=longer.by, until=longer.until, reason=longer.reason)
    if finding.carried_on:
        yield _reason("carried_on")
        if finding.needed is not None and finding.duty.needed != finding.needed:
            yield _reason("least", needed=finding.needed)


def _counted(counted: Sequence[Counted]) -> Iterator[Reason]:
    if not counted:
        yield _reason("nothing_counted")
        return
    yield _with_days("counted", counted)
    one_sided = [one for one in counted if one.one_sided]
    late = [one for one in counted if one.late]
    if one_sided:
        yield _with_days("one_sided", one_sided)
    if late:
        yield _with_days("late", late)


def _uncounted(uncounted: Sequence[Uncounted]) -> Iterator[Reason]:
    by_reason: dict[WhyNot, list[Uncounted]] = defaultdict(list)
    for one in uncounted:
        by_reason[one.why].append(one)
    for why in WhyNot:
        if by_reason[why]:
            yield _with_days(f"not_{why}", by_reason[why])


def _with_days(code: str, records: Sequence[Counted | Uncounted]) -> Reason:
    return _reason(code, records, number=len(records), days=Days(tuple(one.day for one in records)))


def _follows(finding: Finding) -> Iterator[Reason]:
    needed, number = finding.needed, finding.number
    if finding.over and finding.duty.maximum is not None:
        yield _reason("over", maximum=finding.duty.maximum, number=number, over=finding.over)
    if needed is not None and finding.missing:
        yield _reason("missing", needed=needed, number=number, missing=finding.missing)
    elif needed is not None and finding.state is not State.MET:
        yield _reason("enough", needed=needed, number=number)
    if finding.state is State.MET:
        yield _reason("met_late" if finding.is_late else "met", needed=needed or 0, number=number)
    elif finding.state is State.SHOWN_ONLY:
        yield _shown(finding)
    elif finding.state is State.OVERDUE:
        yield _reason("overdue", due=finding.window.due)
    else:
        yield from _open(finding)


def _open(finding: Finding) -> Iterator[Reason]:
    """How long there is still time, and the calendar behind it."""
    due, soon = finding.window.due, finding.soon
    if finding.last_working:
        yield _reason("rests", due=due, working=finding.last_working)
    if soon and (soon.worked or soon.provisional):
        yield _reason("calendar", computed=soon)
    if finding.state is State.ON_THE_WAY and soon:
        yield _reason("on_the_way", soon=soon.day)
    elif finding.working_days_left:
        yield _reason("due_soon", left=str(finding.working_days_left))
    else:
        yield _reason("due_at_once")


def _shown(finding: Finding) -> Reason:
    why, exempt = finding.why, finding.exemption
    values: dict[str, Value] = {"spans": Stretches(finding.held)}
    if why is WhyShown.EXEMPT and exempt is not None:
        values |= {"by": exempt.by, "reason": exempt.reason}
    if why is WhyShown.NOT_WHOLLY_TRACKED:
        values["tracked"] = finding.held[0].starts
    return Reason(f"shown_{why}", values)
