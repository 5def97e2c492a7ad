"""How does a draft look as the document that `liaison read --format json` prints?"""

from typing import Any

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.draft import Citation, Draft, Duty, Header, Stated, pairs

Document = dict[str, Any]


def as_document(draft: Draft, file: str) -> Document:
    """The facts of a draft as plain values; spans are [start, end] in the cleaned text."""
    return {
        "file": file,
        "notice": _notice(draft.header),
        "pairs": [
            {
                "department": pair.department,
                "counterpart": pair.counterpart,
                "counterpart_name": pair.counterpart_name,
                "kind": pair.kind.value,
                "doubtful": pair.doubtful,
                **_cited(pair.citation),
            }
            for pair in pairs(draft)
        ],
        "leaders": [
            {
                "leader": assignment.leader,
                "counterpart": assignment.counterpart,
                "doubtful": assignment.doubtful,
                **_cited(assignment.citation),
            }
            for assignment in draft.assignments
        ],
        "duties": [_duty(duty) for duty in draft.duties],
        "questions": [
            {
                "code": question.code.value,
                "message": question.message,
                "span": [question.span.start, question.span.end],
            }
            for question in draft.questions
        ],
        "layouts": list(draft.layouts),
    }


def as_error(error: Unreadable, file: str) -> Document:
    """The document of a file that could not be read: the reason and no facts."""
    return {"file": file, "error": {"code": error.code, "message": error.message}}


def _notice(header: Header) -> Document:
    issued_on = header.issued_on.value.isoformat() if header.issued_on else None
    effective_on = header.effective_on.value.isoformat() if header.effective_on else None
    return {
        "title": _value(header.title),
        "number": _value(header.number),
        "issuer": _value(header.issuer),
        "issued_on": issued_on,
        "effective_on": effective_on,
        "jurisdiction": _value(header.jurisdiction),
        "level": header.level.value if header.level else None,
        "supersedes": [stated.value for stated in header.supersedes],
        "amends": [stated.value for stated in header.amends],
        "addressees": [stated.value for stated in header.addressees],
        "copied_to": [stated.value for stated in header.copied_to],
    }


def _value(stated: Stated[str] | None) -> str | None:
    return stated.value if stated else None


def _duty(duty: Duty) -> Document:
    return {
        "kind": duty.kind,
        "actor": duty.actor,
        "counterpart": duty.counterpart,
        "min": duty.minimum,
        "max": duty.maximum,
        "per": duty.per,
        "due": duty.due,
        "force": duty.force.value,
        "scope": duty.scope.value,
        "mutual": duty.mutual,
        "in_person": duty.in_person,
        "presided_by": list(duty.presided_by),
        "report_to": list(duty.report_to),
        "inform": list(duty.inform),
        **_cited(duty.citation),
    }


def _cited(citation: Citation) -> Document:
    span = [citation.span.start, citation.span.end]
    return {"section": citation.section, "text": citation.text, "span": span}
