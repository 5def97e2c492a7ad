"""How does a reviewed draft come into force?"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.refusals import ActionRefused, Refusal
from liaison.core.schemes.amend import Amended, amended_title
from liaison.core.schemes.issue import InForce, refusals_to_issue
from liaison.record.actions import record
from liaison.schemes.actions.founding import Bodies, found_bodies
from liaison.schemes.actions.laying_down import consolidated, put_into, sorts_of, steps_of
from liaison.schemes.actions.writing import written_notice
from liaison.schemes.models import Joining, Notice, Proposal, SchemeDraft, SchemeVersion, VersionNotice
from liaison.schemes.models.drafts import Decision, DraftState, Mode, ProposalSort
from liaison.schemes.models.versions import Cited, EndedHow, Subject
from liaison.schemes.queries.review import on_review
from liaison.schemes.queries.scheme import version_in_force, versions_from
from liaison.schemes.searchable import of_draft, of_versions
from liaison.search.actions import index

OPEN_LIST = "open_list"  # the reader's question about 等部门


class CannotIssue(ActionRefused):
    """The draft may not be issued; `refusals` say why and what to do."""


@transaction.atomic
def issue_scheme(*, draft: SchemeDraft, starts: date, by: Actor, at: datetime) -> tuple[SchemeVersion, ...]:
    """The versions put in force from the day: of departments, of leaders, or both; what they supersede ends.

    An amendment is consolidated: what is in force on the day, with what is added and without what is
    removed, each fact with its own sentence. Raises CannotIssue with every reason against it.
    Clauses: JN-2.1.1, JN-2.1.2, ZY-2.0, ZY-6, ZY-A1, ZY-A2, FH-A1, SG-2, XQ-2.1, XQ-2.2.
    """
    draft = SchemeDraft.objects.select_for_update().get(pk=draft.pk)
    accepted = list(draft.proposals.filter(decision=Decision.ACCEPTED).order_by("position"))
    amends = draft.mode == Mode.AMENDMENT
    subjects = subjects_of(accepted) or (_subject_of_duties(draft, accepted, starts) if amends else ())
    bases = {subject: version_in_force(draft.jurisdiction_id, subject, on=starts) for subject in subjects}
    _refuse(draft, starts, bases, amends=amends)
    notice = _complete_notice(draft, accepted, by=by, at=at)
    bodies = found_bodies(draft, by=by, at=at)
    issued: list[SchemeVersion] = []
    for subject in subjects:
        laid_down = _lay_down(
            subject, bases[subject] if amends else None, accepted, notice, bodies, duties=not issued
        )
        version = _issue_version(
            subject,
            notice=notice,
            starts=starts,
            amends=amends,
            list_is_open=subject == Subject.DEPARTMENTS and _list_is_open(accepted),
            by=by,
            at=at,
        )
        for amended in laid_down:
            put_into(version, amended.rules)
        _record_issue(version, notice, laid_down if amends else (), by=by, at=at)
        issued.append(version)
    draft.state, draft.closed_at, draft.closed_by_id = DraftState.ISSUED, at, by.account_id
    draft.save(update_fields=["state", "closed_at", "closed_by"])
    index(jurisdiction_id=draft.jurisdiction_id, things=[*of_versions(issued), of_draft(draft)])
    return tuple(issued)


def subjects_of(accepted: Iterable[Proposal]) -> tuple[Subject, ...]:
    """Whose liaison the accepted proposals lay down; duties go with the first."""
    sorts = {proposal.sort for proposal in accepted}
    return tuple(subject for subject in Subject if sorts_of(subject) in sorts)


def _subject_of_duties(draft: SchemeDraft, accepted: Iterable[Proposal], starts: date) -> tuple[Subject, ...]:
    """An amendment of duties alone amends the version that is in force."""
    if all(proposal.sort != ProposalSort.DUTY for proposal in accepted):
        return ()
    return tuple(
        subject for subject in Subject if version_in_force(draft.jurisdiction_id, subject, on=starts)
    )[:1]


def _refuse(
    draft: SchemeDraft, starts: date, bases: dict[Subject, SchemeVersion | None], *, amends: bool
) -> None:
    later = versions_from(draft.jurisdiction_id, bases, after=starts)
    refusals = refusals_to_issue(
        on_review(draft),
        starts=starts,
        in_force=[InForce(version.title, version.starts) for version in later],
    )
    if amends and draft.notice is None:
        refusals += (
            Refusal("no_notice", "没有通知的草稿只能全部重新规定；要在现行方案上增减，请上传通知。"),
        )
    if amends:
        refusals += tuple(
            Refusal(
                "nothing_to_amend", f"这一天没有施行中的{subject.label}方案可以调整，请改为全部重新规定。"
            )
            for subject, base in bases.items()
            if base is None
        )
    refusals += tuple(
        Refusal(
            "to_be_repealed",
            f"《{base.title}》已定于 {base.ends} 废止，新方案请从那一天或以后起施行。",
        )
        for base in bases.values()
        if base is not None and base.ended_how == EndedHow.REPEALED
    )
    if refusals:
        raise CannotIssue(refusals)


def _complete_notice(draft: SchemeDraft, accepted: list[Proposal], *, by: Actor, at: datetime) -> Notice:
    """The notice under its reviewed head; written from the data where none was uploaded."""
    notice = draft.notice or written_notice(draft, accepted, by=by, at=at)
    head = next(proposal.data for proposal in accepted if proposal.sort == ProposalSort.HEADER)
    notice.title, notice.number, notice.issuer = head["title"], head["number"], head["issuer"]
    notice.issued_on = date.fromisoformat(head["issued_on"]) if head["issued_on"] else None
    notice.save(update_fields=["title", "number", "issuer", "issued_on"])
    return notice


def _list_is_open(accepted: Iterable[Proposal]) -> bool:
    """Whether a list ends in 等部门: the question about it was looked at and left as it is."""
    questions = (proposal for proposal in accepted if proposal.sort == ProposalSort.QUESTION)
    return any(proposal.data["code"] == OPEN_LIST for proposal in questions)


def _lay_down(
    subject: Subject,
    base: SchemeVersion | None,
    accepted: list[Proposal],
    notice: Notice,
    bodies: Bodies,
    *,
    duties: bool,
) -> tuple[Amended[Cited], Amended[Cited]]:
    """What the version of the subject will say: liaison, and duties. Raises CannotIssue."""
    sort = sorts_of(subject)
    liaison = consolidated(base, sort, steps_of(sort, accepted, notice=notice, bodies=bodies))
    demanded = steps_of(ProposalSort.DUTY, accepted if duties else (), notice=notice, bodies=bodies)
    demands = consolidated(base, ProposalSort.DUTY, demanded)
    refused = (*liaison.refused, *demands.refused)
    if not liaison.rules and not refused:
        refused = (
            Refusal("amended_to_nothing", f"调整后的{subject.label}方案将没有内容；要停止施行，请办理废止。"),
        )
    if refused:
        raise CannotIssue(refused)
    return liaison, demands


def _issue_version(
    subject: Subject,
    *,
    notice: Notice,
    starts: date,
    amends: bool,
    list_is_open: bool,
    by: Actor,
    at: datetime,
) -> SchemeVersion:
    """The version, still empty, with the notices it rests on; what it supersedes has ended."""
    before = _supersede(subject, starts=starts, by=by, at=at)
    base = before if amends else None
    version = SchemeVersion.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        subject=subject,
        title=amended_title(base.title, notice.number or str(notice)) if base else str(notice),
        starts=starts,
        list_is_open=list_is_open or (base is not None and base.list_is_open),
        common_since=(base.common_since or base.starts) if base else None,
        predecessor=before,
        issued_at=at,
        issued_by_id=by.account_id,
    )
    cited = [*(base.notices.order_by("pk") if base else ()), notice]
    VersionNotice.objects.bulk_create(
        VersionNotice(jurisdiction_id=by.jurisdiction_id, version=version, notice=each)
        for each in dict.fromkeys(cited)
    )
    if base:
        _carry_over_joinings(base, version)
    return version


def _carry_over_joinings(base: SchemeVersion, version: SchemeVersion) -> None:
    """Who was taken into common liaison stays in it; who was not stays out."""
    joinings = list(Joining.objects.filter(version=base))
    for joining in joinings:
        joining.pk, joining._state.adding, joining.version = None, True, version
    Joining.objects.bulk_create(joinings)


def _supersede(subject: Subject, *, starts: date, by: Actor, at: datetime) -> SchemeVersion | None:
    """The version that would be in force on the day, ended on it; None where there is none."""
    before = version_in_force(by.jurisdiction_id, subject, on=starts, lock=True)
    if before is not None:
        before.ends, before.ended_how = starts, EndedHow.SUPERSEDED
        before.save(update_fields=["ends", "ended_how"])
        record(
            "scheme.superseded", by=by, at=at, about=before, detail={"title": before.title, "ends": starts}
        )
    return before


def _record_issue(
    version: SchemeVersion, notice: Notice, amended: Iterable[Amended[Cited]], *, by: Actor, at: datetime
) -> None:
    subject = Subject(version.subject)
    record(
        "scheme.issued",
        by=by,
        at=at,
        about=version,
        detail={
            "title": version.title,
            "subject": subject.label,
            "starts": version.starts,
            "number": notice.number,
        },
    )
    changes = list(amended)
    if changes:
        record(
            "scheme.amended",
            by=by,
            at=at,
            about=version,
            detail={
                "title": version.title,
                "added": sum(len(each.added) for each in changes),
                "changed": sum(len(each.changed) for each in changes),
                "removed": sum(len(each.removed) for each in changes),
            },
        )
