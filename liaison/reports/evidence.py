"""What does a paper prove that a unit handed in? As the duty engine takes it; it knows no duties."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from liaison.core.access.actor import Actor
from liaison.core.duties.values import Evidence, Proof
from liaison.core.submissions import SUBMISSION_KINDS, SubmissionState
from liaison.duties.queries.providers import EvidenceRecord
from liaison.reports.models import Submission
from liaison.reports.queries import seen_submissions

_PROOFS = {
    SubmissionState.RECEIVED: Proof.PAPER,
    SubmissionState.REPORTED: Proof.ONE_SIDED,
    SubmissionState.RETURNED: Proof.CONTESTED,
}
_ABOUT_A_YEAR = frozenset({"annual_plan", "annual_report"})


def evidence_between(place: int, since: date, until: date) -> Iterable[Evidence]:
    """What came in from the one day to the other, in one query."""
    return _evidence(_standing(place).filter(subject__on__gte=since, subject__on__lte=until))


def evidence_of_units(place: int, since: date, until: date, units: Collection[int]) -> Iterable[Evidence]:
    """The same, of the units alone."""
    of_units = _standing(place).filter(unit_id__in=units)
    return _evidence(of_units.filter(subject__on__gte=since, subject__on__lte=until))


def some_evidence(place: int, subjects: Collection[int]) -> Iterable[Evidence]:
    """What the subjects prove as they stand now; nothing where they were withdrawn."""
    return _evidence(_standing(place).filter(subject_id__in=subjects))


def records(place: int, subjects: Collection[int]) -> Mapping[int, EvidenceRecord]:
    """How each reads and where it is shown."""
    found = Submission.objects.filter(jurisdiction_id=place, subject_id__in=subjects)
    return {
        each.subject_id: EvidenceRecord(
            id=each.subject_id,
            title=each.subject.title,
            day=each.subject.on or date.min,
            kind=SUBMISSION_KINDS[each.kind],
            page="reports:submission",
            place=place,
            row=each.pk,
        )
        for each in found.select_related("subject")
    }


def subjects_behind(place: int, submissions: Collection[int]) -> Collection[int]:
    """The subjects of the papers."""
    found = Submission.objects.filter(jurisdiction_id=place, pk__in=submissions)
    return set(found.values_list("subject_id", flat=True))


def seen(actor: Actor, post_id: int | None, on: date, subjects: Collection[int]) -> Collection[int]:
    """Which of the subjects the actor may open."""
    found = seen_submissions(actor, post_id=post_id, on=on).filter(subject_id__in=subjects)
    return set(found.values_list("subject_id", flat=True))


def _standing(place: int) -> QuerySet[Submission]:
    return Submission.objects.filter(
        jurisdiction_id=place, subject__jurisdiction_id=place, subject__state__in=list(_PROOFS)
    )


def _evidence(found: QuerySet[Submission]) -> Iterable[Evidence]:
    columns = ("subject_id", "kind", "subject__on", "unit_id", "year", "subject__state")
    return [
        Evidence(
            id=subject,
            kinds=frozenset({kind}),
            day=day,
            hosts=frozenset({unit}),
            proof=_PROOFS[SubmissionState(state)],
            covers=year if kind in _ABOUT_A_YEAR else None,
        )
        for subject, kind, day, unit, year, state in found.order_by("subject__on", "pk").values_list(*columns)
        if day is not None
    ]
