"""How far has a review come, and what would issuing do?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Q, QuerySet

from liaison.core.schemes.issue import DraftOnReview, InForce
from liaison.schemes.models import BodyMatch, Notice, Proposal, SchemeDraft, SchemeVersion
from liaison.schemes.models.drafts import Decision, DraftState, MatchedHow, Mode, ProposalSort
from liaison.schemes.models.versions import EndedHow, Subject
from liaison.schemes.queries.corrections import corrected
from liaison.schemes.queries.scheme import versions
from liaison.tenancy.spans import covers

_SORTS = {Subject.DEPARTMENTS: ProposalSort.LINK, Subject.LEADERS: ProposalSort.ASSIGNMENT}


@dataclass(frozen=True, slots=True)
class Group:
    """Proposals that were read from one and the same sentence or row."""

    first: Proposal
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The proposals of one sort, in the order of the text."""

    sort: ProposalSort
    proposals: tuple[Proposal, ...]

    @property
    def groups(self) -> list[Group]:
        """The proposals by the sentence they were read from, so that it is shown once."""
        grouped = groupby(self.proposals, key=lambda proposal: (proposal.section, proposal.text))
        return [Group(found[0], found) for found in (tuple(group) for _, group in grouped)]

    @property
    def to_accept_at_once(self) -> int:
        """How many could be accepted together: nobody has decided yet, and nothing is doubtful."""
        return sum(
            proposal.decision == Decision.OPEN and not proposal.doubtful for proposal in self.proposals
        )


@dataclass(frozen=True, slots=True)
class Outlook:
    """What issuing would do as things stand."""

    links: int
    assignments: int
    duties: int
    new_units: int
    known_units: int
    supersedes: tuple[InForce, ...]
    issued: tuple[SchemeVersion, ...] = ()  # what a closed draft became
    stated: date | None = None  # from which day the notice says it holds


def drafts(jurisdiction_id: int) -> QuerySet[SchemeDraft]:
    """Every draft with its notice, the newest first, each with `waiting`: how much is left to decide."""
    waiting = Count("proposals", filter=Q(proposals__decision=Decision.OPEN))
    return (
        SchemeDraft.objects.filter(jurisdiction_id=jurisdiction_id)
        .select_related("notice", "begun_by")
        .defer("notice__text")
        .annotate(waiting=waiting)
    )


def on_review(draft: SchemeDraft) -> DraftOnReview:
    """What deciding about an issue needs to know, in one query."""
    accepted, waiting = Q(decision=Decision.ACCEPTED), Q(decision=Decision.OPEN)
    question = Q(sort=ProposalSort.QUESTION)
    counted = draft.proposals.aggregate(
        links=Count("pk", filter=accepted & Q(sort=ProposalSort.LINK)),
        assignments=Count("pk", filter=accepted & Q(sort=ProposalSort.ASSIGNMENT)),
        duties=Count("pk", filter=accepted & Q(sort=ProposalSort.DUTY)),
        header=Count("pk", filter=accepted & Q(sort=ProposalSort.HEADER)),
        undecided=Count("pk", filter=waiting & ~question & ~Q(sort=ProposalSort.HEADER)),
        questions=Count("pk", filter=waiting & question),
    )
    return DraftOnReview(
        is_open=draft.state == DraftState.OPEN,
        links=counted["links"],
        assignments=counted["assignments"],
        undecided=counted["undecided"],
        questions=counted["questions"],
        header_accepted=counted["header"] > 0,
        amends=draft.mode == Mode.AMENDMENT,
        duties=counted["duties"],
    )


def would_supersede(jurisdiction_id: int, subjects: Iterable[Subject], *, on: date | None) -> list[InForce]:
    """The versions of the subjects that an issue from the day would end; without a day, the last ones.

    A version that is to be repealed is named all the same, with its end.
    """
    found = SchemeVersion.objects.filter(jurisdiction_id=jurisdiction_id, subject__in=list(subjects))
    found = found.exclude(ended_how=EndedHow.REVOKED).order_by("starts")
    last = {version.subject: version for version in (found.filter(covers(on)) if on else found)}
    return [InForce(version.title, version.starts, ends=version.ends) for version in corrected(last.values())]


def issued_from(draft: SchemeDraft) -> list[SchemeVersion]:
    """What the draft became."""
    if draft.state != DraftState.ISSUED or draft.notice is None or draft.closed_at is None:
        return []
    return corrected(versions(draft.jurisdiction_id).filter(notices=draft.notice, issued_at=draft.closed_at))


def same_file_before(notice: Notice) -> Notice | None:
    """An earlier upload of the very same bytes in the same place, which its coordinators may see anyway.

    What other places have uploaded is never asked.
    """
    same = Notice.objects.filter(
        jurisdiction_id=notice.jurisdiction_id, sha256=notice.sha256, pk__lt=notice.pk
    )
    return same.select_related("uploaded_by").prefetch_related("drafts").defer("text").order_by("-pk").first()


def sections(draft: SchemeDraft) -> tuple[Section, ...]:
    """What was read, sort by sort, questions first; sorts of which nothing was read are left out.

    What a person has added stands where its sentence stands.
    """
    proposals = sorted(
        draft.proposals.select_related("decided_by"), key=lambda one: (one.span_start or 0, one.position)
    )
    for proposal in proposals:
        proposal.draft = draft  # with its notice, already loaded
    grouped = ((sort, tuple(one for one in proposals if one.sort == sort)) for sort in ProposalSort)
    return tuple(Section(sort, found) for sort, found in grouped if found)


def bodies(draft: SchemeDraft) -> list[BodyMatch]:
    """The names of the draft and what they were taken for, new ones first."""
    found = draft.bodies.select_related("unit").prefetch_related("unit__names")
    return sorted(found, key=lambda body: (body.how != MatchedHow.NEW, body.category, body.pk))


def outlook(draft: SchemeDraft) -> Outlook:
    """What issuing would do with what is accepted so far."""
    decided = draft.proposals.exclude(decision=Decision.REJECTED)
    counted = decided.values_list("sort", "decision").annotate(count=Count("pk"))
    left = Counter({(sort, decision): count for sort, decision, count in counted})
    accepted = {sort: left[sort, Decision.ACCEPTED] for sort in ProposalSort}
    named = {sort for sort, _ in left}
    subjects = [subject for subject, sort in _SORTS.items() if sort in named] or [Subject.DEPARTMENTS]
    new = draft.bodies.filter(how=MatchedHow.NEW).count()
    stated = _stated_day(draft)
    return Outlook(
        links=accepted[ProposalSort.LINK],
        assignments=accepted[ProposalSort.ASSIGNMENT],
        duties=accepted[ProposalSort.DUTY],
        new_units=new,
        known_units=draft.bodies.count() - new,
        supersedes=tuple(would_supersede(draft.jurisdiction_id, subjects, on=stated)),
        issued=tuple(issued_from(draft)),
        stated=stated,
    )


def _stated_day(draft: SchemeDraft) -> date | None:
    """The day from which the notice says it holds, as the form for issuing offers it."""
    head = draft.proposals.filter(sort=ProposalSort.HEADER).first()
    stated = (head.data.get("effective_on") or head.data.get("issued_on")) if head else ""
    return date.fromisoformat(stated) if stated else None
