"""What would a notice add to a scheme? What the reader found, as plain facts a person can edit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from liaison.core.notices.draft import (
    Assignment,
    Change,
    Citation,
    Draft,
    Duty,
    Header,
    Link,
    LinkKind,
    Stated,
)
from liaison.core.schemes.scheme import covered
from liaison.core.vocabulary import Vocabulary

QUESTION, HEADER, LINK, ASSIGNMENT, DUTY = "question", "header", "link", "assignment", "duty"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a notice would add, as JSON values, with where it stands."""

    sort: str
    data: Mapping[str, Any]
    citation: Citation | None = None
    doubtful: bool = False
    change: str = "stated"  # stated, added, removed


# Characters that are kept of what a fact names; as long as the forms take them.
_LONGEST_HEAD = {"title": 300, "number": 60, "issuer": 200}
LONGEST_NAME = 120
_LONGEST = {
    LINK: {"department": LONGEST_NAME, "organisation_name": LONGEST_NAME},
    ASSIGNMENT: {"leader": 60},
    DUTY: {"actor": LONGEST_NAME, "counterpart": LONGEST_NAME},
}


def keepable(found: Iterable[Fact]) -> Iterator[Fact]:
    """The same facts; one whose name is too long to be one is asked about instead, a head is cut."""
    for fact in found:
        if fact.sort == HEADER:
            cut = {name: str(fact.data.get(name, ""))[:most] for name, most in _LONGEST_HEAD.items()}
            yield replace(fact, data={**fact.data, **cut})
            continue
        long = _too_long(fact)
        message = f"“{long[:20]}……”太长，不像名称，没有采用。请核对原文，需要的手工补充。"
        yield (
            Fact(QUESTION, {"code": "too_long", "message": message, "answer": ""}, fact.citation)
            if long
            else fact
        )


def _too_long(fact: Fact) -> str:
    limits = _LONGEST.get(fact.sort, {})
    said = ((str(fact.data.get(name, "")), most) for name, most in limits.items())
    return next((value for value, most in said if len(value) > most), "")


def facts(draft: Draft, vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """Everything found, questions first, then the head, links, assignments and duties in text order."""
    return (
        *_questions(draft),
        Fact(HEADER, _header(draft.header), _header_citation(draft)),
        *(_link(link, vocabulary) for link in _once(draft.links)),
        *(_assignment(assignment) for assignment in draft.assignments),
        *(_duty(duty) for duty in draft.duties),
    )


def _questions(draft: Draft) -> Iterator[Fact]:
    for question in draft.questions:
        text = draft.text[question.span.start : question.span.end]
        citation = Citation(question.span, "", text[:200])
        data = {"code": str(question.code), "message": question.message, "answer": ""}
        yield Fact(QUESTION, data, citation, doubtful=True)


def _header(header: Header) -> dict[str, Any]:
    return {
        "title": _value(header.title),
        "number": _value(header.number),
        "issuer": _value(header.issuer),
        "issued_on": header.issued_on.value.isoformat() if header.issued_on else "",
        "effective_on": header.effective_on.value.isoformat() if header.effective_on else "",
        "jurisdiction": _value(header.jurisdiction),
        "supersedes": [number.value for number in header.supersedes],
    }


def _value(stated: Stated[str] | None) -> str:
    return stated.value if stated else ""


def _header_citation(draft: Draft) -> Citation | None:
    for stated in (draft.header.title, draft.header.number, draft.header.issuer):
        if stated and stated.span:
            span = stated.span
            return Citation(span, "", draft.text[span.start : span.end][:200])
    return None


def _once(links: tuple[Link, ...]) -> Iterator[Link]:
    """A department and an organisation named twice, or covered twice, make one link."""
    seen: set[tuple[str, str | None, bool]] = set()
    for link in links:
        key = (link.department, link.organisation, link.change is Change.REMOVED)
        if key not in seen:
            seen.add(key)
            yield link


def _link(link: Link, vocabulary: Vocabulary) -> Fact:
    kinds = {organisation.name: str(organisation.kind) for organisation in vocabulary.organisations}
    common = link.organisation is None
    data = {
        "department": link.department,
        "kind": str(LinkKind.COMMON if common else LinkKind.PAIRED),
        "organisation": link.organisation or "",
        "organisation_name": link.organisation_name,
        "scope": link.scope,
        "covers": list(covered((name, kinds[name]) for name in link.expands_to)) if common else [],
        "names": list(link.expands_to),
        "rank_limit": link.rank_limit or "",
    }
    return Fact(LINK, data, link.citation, link.doubtful, str(link.change))


def _assignment(assignment: Assignment) -> Fact:
    data = {"leader": assignment.leader, "organisation": assignment.counterpart}
    return Fact(ASSIGNMENT, data, assignment.citation, assignment.doubtful)


def _duty(duty: Duty) -> Fact:
    data = {
        "kind": duty.kind,
        "actor": duty.actor,
        "counterpart": duty.counterpart,
        "minimum": duty.minimum,
        "maximum": duty.maximum,
        "per": duty.per or "",
        "due": duty.due or "",
        "force": str(duty.force),
        "scope": str(duty.scope),
        "mutual": duty.mutual,
        "in_person": duty.in_person or "",
        "presided_by": list(duty.presided_by),
        "report_to": list(duty.report_to),
        "inform": list(duty.inform),
    }
    return Fact(DUTY, data, duty.citation)
