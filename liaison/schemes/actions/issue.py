"""How does a reviewed draft come into force?"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.schemes.issue import Refusal, refusals_to_issue
from liaison.record.actions import record
from liaison.schemes.actions.founding import Bodies, found_bodies
from liaison.schemes.models import (
    Duty,
    LeaderAssignment,
    LiaisonRule,
    Notice,
    Proposal,
    SchemeDraft,
    SchemeVersion,
    VersionNotice,
)
from liaison.schemes.models.drafts import Decision, DraftState, ProposalSort
from liaison.schemes.models.versions import EndedHow, RuleKind, Subject
from liaison.schemes.queries.review import on_review, would_supersede
from liaison.units.models import Unit


class CannotIssue(Exception):  # noqa: N818 - it is a refusal, not an error
    """The draft may not be issued; `refusals` say why and what to do."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        self.refusals = refusals
        super().__init__("; ".join(refusal.reason for refusal in refusals))


@transaction.atomic
def issue_scheme(*, draft: SchemeDraft, starts: date, by: Actor, at: datetime) -> tuple[SchemeVersion, ...]:
    """The versions put in force from the day: of departments, of leaders, or both; what they supersede ends.

    Raises CannotIssue with every reason against it. Clauses: JN-2.1.1, JN-2.1.2, ZY-2.0, ZY-6, ZY-A1,
    ZY-A2, FH-A1, SG-2, XQ-2.1, XQ-2.2.
    """
    draft = SchemeDraft.objects.select_for_update().get(pk=draft.pk)
    accepted = list(draft.proposals.filter(decision=Decision.ACCEPTED).order_by("position"))
    subjects = subjects_of(accepted)
    refusals = refusals_to_issue(
        on_review(draft),
        starts=starts,
        in_force=would_supersede(draft.jurisdiction_id, subjects),
    )
    if refusals:
        raise CannotIssue(refusals)
    notice = _complete_notice(draft, accepted)
    bodies = found_bodies(draft, by=by, at=at)
    versions = tuple(
        _issue_version(subject, notice=notice, starts=starts, by=by, at=at) for subject in subjects
    )
    for version in versions:
        _fill(version, notice, accepted, bodies)
    duties = [proposal for proposal in accepted if proposal.sort == ProposalSort.DUTY]
    Duty.objects.bulk_create(_duty(versions[0], notice, proposal) for proposal in duties)
    draft.state, draft.closed_at, draft.closed_by_id = DraftState.ISSUED, at, by.account_id
    draft.save(update_fields=["state", "closed_at", "closed_by"])
    return versions


def subjects_of(accepted: Iterable[Proposal]) -> tuple[Subject, ...]:
    """Whose liaison the accepted proposals lay down; duties go with the first."""
    sorts = {proposal.sort for proposal in accepted}
    subjects = {ProposalSort.LINK: Subject.DEPARTMENTS, ProposalSort.ASSIGNMENT: Subject.LEADERS}
    return tuple(subject for sort, subject in subjects.items() if sort in sorts)


def _complete_notice(draft: SchemeDraft, accepted: list[Proposal]) -> Notice:
    notice = draft.notice
    if notice is None:
        raise CannotIssue((Refusal("no_notice", "这份方案还没有通知文本，请先生成通知。"),))
    head = next(proposal.data for proposal in accepted if proposal.sort == ProposalSort.HEADER)
    notice.title, notice.number, notice.issuer = head["title"], head["number"], head["issuer"]
    notice.issued_on = date.fromisoformat(head["issued_on"]) if head["issued_on"] else None
    notice.save(update_fields=["title", "number", "issuer", "issued_on"])
    return notice


def _issue_version(
    subject: Subject, *, notice: Notice, starts: date, by: Actor, at: datetime
) -> SchemeVersion:
    predecessor = _supersede(subject, starts=starts, by=by, at=at)
    version = SchemeVersion.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        subject=subject,
        title=str(notice),
        starts=starts,
        predecessor=predecessor,
        issued_at=at,
        issued_by_id=by.account_id,
    )
    VersionNotice.objects.create(jurisdiction_id=by.jurisdiction_id, version=version, notice=notice)
    record(
        "scheme.issued",
        by=by,
        at=at,
        about=version,
        detail={"title": version.title, "subject": subject.label, "starts": starts, "number": notice.number},
    )
    return version


def _supersede(subject: Subject, *, starts: date, by: Actor, at: datetime) -> SchemeVersion | None:
    """The version in force so far, ended on the day the new one starts."""
    before = (
        SchemeVersion.objects.select_for_update()
        .filter(jurisdiction_id=by.jurisdiction_id, subject=subject, ends__isnull=True)
        .first()
    )
    if before is not None:
        before.ends, before.ended_how = starts, EndedHow.SUPERSEDED
        before.save(update_fields=["ends", "ended_how"])
        record(
            "scheme.superseded", by=by, at=at, about=before, detail={"title": before.title, "ends": starts}
        )
    return before


def _fill(version: SchemeVersion, notice: Notice, accepted: list[Proposal], bodies: Bodies) -> None:
    if version.subject == Subject.DEPARTMENTS:
        links = [proposal for proposal in accepted if proposal.sort == ProposalSort.LINK]
        LiaisonRule.objects.bulk_create(_rules(version, notice, links, bodies))
    else:
        assigned = [proposal for proposal in accepted if proposal.sort == ProposalSort.ASSIGNMENT]
        LeaderAssignment.objects.bulk_create(_assignments(version, notice, assigned, bodies))


def _rules(
    version: SchemeVersion, notice: Notice, links: list[Proposal], bodies: Bodies
) -> list[LiaisonRule]:
    """One rule for each department and organisation, even where two names turned out to mean one body."""
    rules: dict[tuple[int, int | None], LiaisonRule] = {}
    for proposal in links:
        data = proposal.data
        department = bodies.department(data["department"])
        common = data["kind"] == RuleKind.COMMON
        organisation: Unit | None = None if common else bodies.organisation(data["organisation"])
        rule = LiaisonRule(
            **_citation(version, notice, proposal),
            kind=RuleKind.COMMON if common else RuleKind.PAIRED,
            department=department,
            department_name=data["department"],
            organisation=organisation,
            organisation_name=data["organisation_name"],
            scope=data["scope"][:200],
            covers=data["covers"] if common else [],
            rank_limit=data["rank_limit"],
        )
        rules.setdefault((department.pk, organisation.pk if organisation else None), rule)
    return list(rules.values())


def _assignments(
    version: SchemeVersion, notice: Notice, assigned: list[Proposal], bodies: Bodies
) -> list[LeaderAssignment]:
    rows: dict[tuple[str, str], LeaderAssignment] = {}
    for proposal in assigned:
        leader, canonical = proposal.data["leader"], proposal.data["organisation"]
        row = LeaderAssignment(
            **_citation(version, notice, proposal),
            leader_name=leader,
            organisation=None if canonical == "*" else bodies.organisation(canonical),
        )
        rows.setdefault((leader, canonical), row)
    return list(rows.values())


def _duty(version: SchemeVersion, notice: Notice, proposal: Proposal) -> Duty:
    return Duty(**_citation(version, notice, proposal), **proposal.data)


def _citation(version: SchemeVersion, notice: Notice, proposal: Proposal) -> dict[str, object]:
    return {
        "jurisdiction_id": version.jurisdiction_id,
        "version": version,
        "notice": notice,
        "position": proposal.position,
        "section": proposal.section,
        "text": proposal.text,
        "span_start": proposal.span_start,
        "span_end": proposal.span_end,
    }
