"""Which kind of duty do words name, and how much of it do they ask for?"""

import re
from dataclasses import replace

from liaison.core.duties.kinds import DUTY_KINDS, Measure
from liaison.core.notices.quantities import Quantity

_KIND_OF = {word: kind for kind in reversed(DUTY_KINDS.values()) for word in kind.words}  # the first row wins
_LONGEST_FIRST = sorted(_KIND_OF, key=len, reverse=True)
_WORD = re.compile(f"(?:{'|'.join(_LONGEST_FIRST)})(?!单位|部门|对象)")
_CONVENED = re.compile("|".join(word for word in _LONGEST_FIRST if _KIND_OF[word].convened))
_CONVENES = re.compile(r"(?:召开|举行)(?!的)|召集|举办|[要须应]开")
_HEARS = re.compile(r"(?:听取|征求|征询)[^，。]{0,16}(?:意见|建议)")
_INVITED = re.compile(  # to a meeting that is not held for the liaison itself
    r"邀请?[^，。]{1,24}(?:参加|出席|列席)(?![^，。]{0,14}(?:座谈|联席|恳谈|协商|对口|例会))[^，。]{0,14}会(?!员)"
)
_INVITED_TO_EVENT = re.compile(
    r"邀请?[^，。；]{1,24}(?:参加|出席)[^，。；]{0,8}(?:重大|重要|大型|庆典|外事)[^，。；]{0,6}活动"
)
_SENT = re.compile(r"送阅|寄送|赠阅|互送|互寄")
_NAMED = re.compile(r"(?:反馈|回复|回执|报回)[^，。；]{0,6}(?:联络员|联系人|名单|人选)")
_THOSE_WHO_COME = re.compile(r"参加人员|参会|出席|与会|报名|参加活动")
_SAID_SO = (  # whatever else the words name
    (_INVITED_TO_EVENT, "event_invitation"),
    (_SENT, "document_exchange"),
    (_NAMED, "contact_registration"),
)
_OPINIONS = re.compile(r"意见|建议|提案|问题|来函")
_OFFICERS = re.compile(r"联络员|联系人|分管领导|责任人")
_OF_GOVERNMENT = re.compile(r"全[市区县省]|[市区县省州]长(?!期)")
_ON_LIAISON = re.compile(r"联系工作.{0,4}(?:座谈|恳谈)")
_GATHERING = re.compile(r"座谈|恳谈|茶话")
_BY_CONVENER = frozenset(
    {"symposium", "regular_meeting", "work_conference"}
)  # one word may name each of them


def kind_of(words: str) -> str | None:
    """The kind of duty that the words name: what is convened, else the longest word, then the first."""
    if _INVITED.search(words) and not _CONVENES.search(words):
        return "meeting_invitation"
    said = next((kind for wording, kind in _SAID_SO if wording.search(words)), None)
    if said is not None:
        return said
    found = _CONVENED.findall(words) if _CONVENES.search(words) else []
    found = found or _WORD.findall(words)
    if _THOSE_WHO_COME.search(words) and not _OFFICERS.search(words):
        found = [word for word in found if _KIND_OF[word].code != "contact_registration"]
    if found:
        return _KIND_OF[max(found, key=len)].code
    return "consultation" if _HEARS.search(words) else None


def kind_by_subject(sentence: str, due: str | None) -> str | None:
    """The kind of a day without a verb that tells it: what is answered, or who is to be named."""
    if due is not None and due.startswith("+") and _OPINIONS.search(sentence):
        return "opinion_handling"
    return "contact_registration" if due is not None and _OFFICERS.search(sentence) else None


def kind_by_convener(kind: str, clause: str, *, government: bool) -> str:
    """A gathering is a symposium with the government and a regular meeting with a department."""
    if kind not in _BY_CONVENER:
        return kind
    government = government or _OF_GOVERNMENT.search(clause) is not None
    if kind == "work_conference":
        return kind if government else "regular_meeting"
    if government and _GATHERING.search(clause):
        return "work_conference" if _ON_LIAISON.search(clause) else "symposium"
    return "regular_meeting"


def counted(kind: str, amount: Quantity) -> Quantity | None:
    """The amount as a duty of the kind has it; None where there is nothing to count and no day."""
    match DUTY_KINDS[kind].measure:
        case Measure.YEARLY:
            return Quantity(1, None, "1y", amount.due)
        case Measure.DAY:
            return Quantity(due=amount.due) if amount.due else None
        case Measure.TERM:
            return Quantity(due=amount.due) if amount.due and amount.due.startswith("+") else None
        case Measure.NUMBER:
            return _numbered(amount, held=DUTY_KINDS[kind].held)


def _numbered(amount: Quantity, *, held: bool) -> Quantity | None:
    without_number = amount.minimum is None and amount.maximum is None
    if amount.per is not None and without_number:
        return replace(amount, minimum=1) if held else None
    if amount.per is not None:
        return amount
    return amount if amount.due is not None and (held or not without_number) else None
