"""How does a notice lay down a duty? One sentence, which the reader reads back as the same duty."""

from collections.abc import Mapping
from typing import Any

from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.duties.words import PERIODS, by_when

_FORCE = {"must": "应当", "should": "一般应", "may": "可以"}
_SUBMITTED = frozenset({"annual_plan", "annual_report"})
_VERBS = {
    "symposium": "召开",
    "work_conference": "召开",
    "regular_meeting": "召开",
    "joint_conference": "召开",
    "appointment": "",
    "opinion_handling": "",
    "briefing": "作",
    "meeting_invitation": "组织",
    "event_invitation": "",
    "information_request": "",
    "cadre_development": "安排",
    "contact_registration": "",
}
_WORDS = {
    "activity": "对口联系活动",
    "document_exchange": "文件资料交流",
    "meeting_invitation": "列席会议",
    "opinion_handling": "办理和答复意见建议",
    "contact_registration": "报送联络员登记表",
    "annual_plan": "年度工作计划",
    "annual_report": "年度工作总结",
    "appointment": "聘任特约人员",
    "information_request": "提供情况",
    "other": "做好对口联系的其他工作",
}
_CAME = {"principal": "主要负责人", "leader": "分管领导"}


def sentence_of(duty: Mapping[str, Any]) -> str:
    """The duty in one sentence: who, how binding, how often, what, by when, with whom present.

    >>> sentence_of({"kind": "activity", "actor": "各部门", "minimum": 2, "per": "1y", "force": "must"})
    '各部门应当每年开展对口联系活动2次。'
    """
    return f"{duty['actor']}{_done(duty)}{_with_whom(duty)}{_told(duty)}。"


def _done(duty: Mapping[str, Any]) -> str:
    kind = duty["kind"]
    force = _FORCE.get(duty.get("force") or "must", "")
    if kind == "briefing" and duty.get("minimum") is None and not duty.get("due"):
        return f"{force}加强联系，及时通报情况，支持当地支部和商会开展工作"
    period = PERIODS.get(duty.get("per") or "", "")
    when = _due(duty.get("due") or "")
    if kind in _SUBMITTED:
        to = "、".join(duty.get("report_to") or ())
        return f"{force}{period}{when}{f'向{to}' if to else ''}报送{_word(kind)}"
    if kind == "visit":
        return f"{force}{period}{when}{'互访' if duty.get('mutual') else '走访'}{_times(duty)}"
    mutual = "相互" if duty.get("mutual") else ""
    return f"{force}{period}{when}{mutual}{_VERBS.get(kind, '开展')}{_word(kind)}{_times(duty)}"


def _word(kind: str) -> str:
    known = DUTY_KINDS.get(kind)
    return _WORDS.get(kind) or (known.words[0] if known and known.words else kind)


def _due(due: str) -> str:
    """1月31日前: each year is said by the period."""
    return f"于{by_when(due).removeprefix('每年')}" if due else ""


def _times(duty: Mapping[str, Any]) -> str:
    minimum, maximum = duty.get("minimum"), duty.get("maximum")
    if minimum is not None and maximum is not None and minimum != maximum:
        return f"{minimum}—{maximum}次"
    if minimum is not None:
        return f"{minimum}次"
    return f"不超过{maximum}次" if maximum is not None else ""


def _with_whom(duty: Mapping[str, Any]) -> str:
    presided = "或".join(duty.get("presided_by") or ())
    came = _CAME.get(duty.get("in_person") or "", "")
    return (f"，由{presided}主持" if presided else "") + (f"，{came}本人参加" if came else "")


def _told(duty: Mapping[str, Any]) -> str:
    report = "、".join(duty.get("report_to") or ()) if duty["kind"] not in _SUBMITTED else ""
    inform = "、".join(duty.get("inform") or ())
    return (f"，情况报送{report}" if report else "") + (f"，抄送{inform}" if inform else "")
