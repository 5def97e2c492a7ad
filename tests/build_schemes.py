"""How does a test get a draft, or a scheme in force? Facts as a reader finds them, then the real actions."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from liaison.core.access.actor import Actor
from liaison.core.notices.draft import Citation, Span
from liaison.core.schemes.facts import ASSIGNMENT, DUTY, HEADER, LINK, QUESTION, Fact
from liaison.schemes.actions import (
    decide_proposal,
    issue_scheme,
    issue_working_rules,
    open_ad_hoc,
    upload_notice,
)
from liaison.schemes.actions.holders import link_leader
from liaison.schemes.models import AdHocLiaison, LeaderAssignment, SchemeDraft, SchemeVersion, WorkingRules
from liaison.schemes.models.drafts import Decision
from liaison.schemes.readers import ReadNotice
from liaison.tenancy.door import entered
from liaison.units.models import Tenure
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY

STARTS = date(2026, 1, 1)


def header(
    *, title: str = "澄岚市人民政府办公室关于对口联系工作的通知", number: str = "澄政办函〔2025〕9号"
) -> Fact:
    """The head of a notice."""
    data: dict[str, object] = {
        "title": title,
        "number": number,
        "issuer": "澄岚市人民政府办公室",
        "issued_on": "2025-12-20",
        "effective_on": STARTS.isoformat(),
        "jurisdiction": "澄岚市",
        "supersedes": [],
    }
    return Fact(HEADER, data)


def pair(
    *, department: str = "市教育局", organisation: str = "民盟", organisation_name: str = "民盟市委会"
) -> Fact:
    """A department paired with an organisation, by its canonical name."""
    return _link(department, kind="paired", organisation=organisation, organisation_name=organisation_name)


def common(
    *,
    department: str = "市发展改革委",
    scope: str = "各民主党派市委会",
    covers: Iterable[str] = ("party",),
    names: Iterable[str] = ("民盟", "农工党"),
) -> Fact:
    """A department that keeps common liaison with all organisations in a scope."""
    return _link(department, kind="common", scope=scope, covers=list(covers), names=list(names))


def _link(department: str, **stated: object) -> Fact:
    empty = {
        "organisation": "",
        "organisation_name": "",
        "scope": "",
        "covers": [],
        "names": [],
        "rank_limit": "",
    }
    return Fact(LINK, {"department": department, **empty, **stated})


def assignment(*, leader: str = "梁修远", organisation: str = "民盟") -> Fact:
    """A leader assigned to an organisation; * for all of them."""
    return Fact(ASSIGNMENT, {"leader": leader, "organisation": organisation})


def duty(*, kind: str = "visit", actor: str = "市直对口联系部门", minimum: int | None = 1) -> Fact:
    """Something that has to be done each year."""
    data: dict[str, object] = {
        "kind": kind,
        "actor": actor,
        "counterpart": "*",
        "minimum": minimum,
        "maximum": None,
        "per": "1y",
        "due": "",
        "force": "must",
        "scope": "pair",
        "mutual": False,
        "in_person": "",
        "presided_by": [],
        "report_to": [],
        "inform": [],
    }
    return Fact(DUTY, data)


def question(*, message: str = "名单是否还有其他单位？") -> Fact:
    """A doubt that a person has to settle."""
    return Fact(QUESTION, {"code": "open_list", "message": message, "answer": ""}, doubtful=True)


def cited(fact: Fact, text: str, sentence: str) -> Fact:
    """The fact with the sentence of the text that it was read from."""
    start = text.index(sentence)
    return replace(fact, citation=Citation(Span(start, start + len(sentence)), "", sentence))


USUAL = (header(), pair(), common(), assignment(), duty())


def draft(
    *, by: Actor, facts: Iterable[Fact] = USUAL, text: str = "市教育局对口联系民盟市委会。"
) -> SchemeDraft:
    """A notice that was read and waits for review."""
    read = ReadNotice(text=text, facts=tuple(facts), layouts=(), content_type="text/plain")
    with entered({by.jurisdiction_id}):
        return upload_notice(
            name="通知.txt", content=text.encode(), content_type="text/plain", read=read, by=by, at=NOW
        )


def version(*, by: Actor, facts: Iterable[Fact] = USUAL, starts: date = STARTS) -> tuple[SchemeVersion, ...]:
    """What is in force once all of the draft was accepted: versions for departments, for leaders, or both."""
    with entered({by.jurisdiction_id}):
        reviewed = draft(by=by, facts=facts)
        for proposal in reviewed.proposals.select_related("draft__notice").order_by("position"):
            decide_proposal(proposal=proposal, decision=Decision.ACCEPTED, by=by, at=NOW)
        return issue_scheme(draft=reviewed, starts=starts, by=by, at=NOW)


def linked_leader(*, city: City) -> None:
    """The leader of the cast holds the post that the assignments mean."""
    with entered({city.place.pk}):
        link_leader(
            assignments=LeaderAssignment.objects.filter(jurisdiction=city.place),
            tenure=Tenure.objects.get(post=city.seats["city_leader"].post_id),
            by=city.actor("government_coordinator"),
            at=NOW,
        )


def ad_hoc(
    *,
    city: City,
    department: str = "教育局",
    organisation: str = "民盟",
    role: str = "department_officer",
    starts: date = TODAY,
) -> AdHocLiaison:
    """A liaison that the department keeps because its work needs it."""
    with entered({city.place.pk}):
        return open_ad_hoc(
            department=city.units[department],
            organisation=city.units[organisation],
            reason="共同办好社区教育试点",
            starts=starts,
            by=city.actor(role),
            at=NOW,
        )


def working_rules(*, city: City, title: str = "对口联系工作规则", starts: date = TODAY) -> WorkingRules:
    """The own rules of the department of the cast."""
    with entered({city.place.pk}):
        return issue_working_rules(
            unit=city.units["教育局"],
            title=title,
            matters="教育规划和年度重点工作",
            forms="座谈、走访",
            procedure="年初商定，年底回顾",
            requirements="专人负责",
            starts=starts,
            by=city.actor("department_officer"),
            at=NOW,
        )
