"""Why does a duty stand as it does? The finding, worked out anew, with every record that it names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from liaison.core.access.actor import Actor
from liaison.core.duties.explanation import Reason, explain, said
from liaison.core.duties.finding import Finding
from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.duties.values import Debtor
from liaison.duties.models import KeptFinding
from liaison.duties.queries.circumstances import circumstances_of
from liaison.duties.queries.kept import as_kept
from liaison.duties.queries.providers import EvidenceRecord, records_of, records_seen
from liaison.duties.queries.reckoned import found_of
from liaison.schemes.models import Duty
from liaison.schemes.queries.corrections import corrected
from liaison.units.models import Jurisdiction

# The steps of an explanation, by what the codes of their reasons begin with; everything else is the verdict.
_STEPS = {
    "asked": (
        "asked",
        "at_most",
        "each_direction",
        "in_person_",
        "there_",
        "presided_by",
        "about_year",
        "handed_",
    ),
    "when": ("window_", "moved", "extended", "carried_on", "least"),
    "counted": ("counted", "nothing_counted", "one_sided", "late"),
    "uncounted": ("not_",),
}
_BY_CALENDAR = frozenset(
    {"window_working_days", "window_days", "window_months", "moved", "rests", "calendar", "due_soon"}
)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A record that a reason names: where somebody may open it, its page; otherwise only day and kind."""

    record: EvidenceRecord
    opens: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One reason in the reader's language, with the records behind its numbers."""

    code: str
    text: str
    records: tuple[Mentioned, ...]
    by_calendar: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding in words."""

    finding: Finding
    row: KeptFinding
    duty: Duty  # as its version has it, with its typing errors mended
    asked: tuple[Sentence, ...]
    when: tuple[Sentence, ...]
    counted: tuple[Sentence, ...]
    uncounted: tuple[Sentence, ...]
    verdict: tuple[Sentence, ...]

    @property
    def name(self) -> str:
        return DUTY_KINDS[self.row.kind].name

    @property
    def uses_calendar(self) -> bool:
        return any(each.by_calendar for each in (*self.when, *self.verdict))


def finding_on(
    place: Jurisdiction, chain: int, debtor: Debtor, window: tuple[date, int | None], *, on: date
) -> Finding | None:
    """What the engine finds on the day; None where nothing of the kind is owed then."""
    laid_down = circumstances_of(place, on=on)
    found = found_of(place.pk, laid_down, on=on, only={(chain, debtor)}, since=window[0])
    return next((one for one in found if (one.window.starts, one.window.event) == window), None)


def explained(
    place: Jurisdiction, finding: Finding, actor: Actor, *, post_id: int | None, on: date
) -> Explained:
    """The finding's reasons by step; records only as far as the actor may open them."""
    reasons = explain(finding)
    named = {subject for reason in reasons for subject in reason.evidence}
    seen = records_seen(actor, post_id=post_id, on=on, subjects=named)
    records = {pk: Mentioned(each, pk in seen) for pk, each in records_of(place.pk, named).items()}
    duties = Duty.objects.select_related("version", "notice").defer("notice__text")
    (duty,) = corrected([duties.get(jurisdiction=place, pk=finding.duty.id)])
    steps: dict[str, list[Sentence]] = {step: [] for step in (*_STEPS, "verdict")}
    for reason in reasons:
        steps[_step(reason.code)].append(_sentence(reason, records))
    return Explained(
        finding=finding,
        row=as_kept(place, finding),
        duty=duty,
        **{step: tuple(sentences) for step, sentences in steps.items()},
    )


def _step(code: str) -> str:
    return next((step for step, begins in _STEPS.items() if code.startswith(begins)), "verdict")


def _sentence(reason: Reason, records: Mapping[int, Mentioned]) -> Sentence:
    return Sentence(
        code=reason.code,
        text=said(reason, gettext),
        records=tuple(records[subject] for subject in reason.evidence if subject in records),
        by_calendar=reason.code in _BY_CALENDAR,
    )
