"""May a plan, a report or a registration that came on paper be entered, and what becomes of it?

What the unit itself enters is to be confirmed by the coordinators, who have the paper.
"""

from datetime import date
from enum import StrEnum
from types import MappingProxyType

from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.refusals import Refusal, reasons


class SubmissionState(StrEnum):
    """How it stands with something that was handed in."""

    RECEIVED = "received"  # the coordinators have it
    REPORTED = "reported"  # the unit says that it has sent it
    RETURNED = "returned"  # the coordinators have it not, or it is not complete
    WITHDRAWN = "withdrawn"  # entered by mistake, or replaced


SUBMISSION_STATE_NAMES = MappingProxyType(
    {
        SubmissionState.RECEIVED: "已收到（纸质）",
        SubmissionState.REPORTED: "已报送（纸质），待确认",
        SubmissionState.RETURNED: "已退回",
        SubmissionState.WITHDRAWN: "已撤销",
    }
)

# What a unit hands in by itself. Clauses: ZY-3.3b, FH-4.1, FH-A2, FH-A3, SG-3.4.3.
SUBMISSION_KINDS = MappingProxyType({code: row.name for code, row in DUTY_KINDS.items() if row.alone})
_YEARS_BACK, _YEARS_AHEAD = 3, 1


def submission_title(unit: str, kind: str, year: int) -> str:
    """What the paper is called.

    >>> submission_title("市教育局", "annual_plan", 2026)
    '市教育局2026年度计划'
    >>> submission_title("民盟", "contact_registration", 2026)
    '民盟2026年联络员登记'
    """
    name = SUBMISSION_KINDS[kind]
    return f"{unit}{year}{name}" if name.startswith("年") else f"{unit}{year}年{name}"


def refusals_to_enter_submission(
    *, mine: bool, reports: bool, kind: str, year: int, received_on: date, today: date, standing: bool
) -> tuple[Refusal, ...]:
    """Every reason against entering it.

    `mine`: whoever asks speaks for the unit or coordinates; `reports`: such a unit hands things in;
    `standing`: the unit's paper of the kind and year is entered already.

    >>> day = date(2026, 1, 20)
    >>> asked = {"mine": True, "reports": True, "received_on": day, "today": day, "standing": True}
    >>> [why.code for why in refusals_to_enter_submission(kind="annual_report", year=2027, **asked)]
    ['standing', 'report_ahead']
    """
    return reasons(
        [
            (not mine, "not_mine", "只能登记本单位报送的材料。"),
            (mine and not reports, "unit", "请选择本地区的部门或党派团体。"),
            (kind not in SUBMISSION_KINDS, "kind", "请选择报送的是什么。"),
            (received_on > today, "future", "收到日期不能晚于今天；还没有报送的，报送以后再登记。"),
            (
                not received_on.year - _YEARS_BACK <= year <= received_on.year + _YEARS_AHEAD,
                "year",
                "年度与收到日期相差太远，请核对。",
            ),
            (standing, "standing", "该单位这一年度的这份材料已经登记；要更换，请先撤销原来的一份。"),
            (
                kind == "annual_report" and year > received_on.year,
                "report_ahead",
                "年度报告所报的年度还没有开始，请核对年度。",
            ),
        ]
    )


def refusals_to_confirm_submission(state: SubmissionState) -> tuple[Refusal, ...]:
    """Every reason against saying that it has come in."""
    waits = state in (SubmissionState.REPORTED, SubmissionState.RETURNED)
    return reasons([(not waits, "not_waiting", "这份材料不是待确认的，不用再确认。")])


def refusals_to_return_submission(state: SubmissionState, *, reason: str) -> tuple[Refusal, ...]:
    """Every reason against giving it back: it does not count until it is handed in anew."""
    stands = state in (SubmissionState.REPORTED, SubmissionState.RECEIVED)
    return reasons(
        [
            (not stands, "not_standing", "这份材料已经退回或撤销。"),
            (not reason.strip(), "reason", "请写明退回的原因，报送单位会看到。"),
        ]
    )


def refusals_to_withdraw_submission(
    state: SubmissionState, *, own: bool, coordinates: bool, reason: str
) -> tuple[Refusal, ...]:
    """Every reason against taking it out; what the coordinators have confirmed, only they take out."""
    confirmed = state is SubmissionState.RECEIVED
    return reasons(
        [
            (not (own or coordinates), "not_mine", "只能撤销本单位报送的材料。"),
            (
                own and confirmed and not coordinates,
                "confirmed",
                "统筹部门已经确认收到；要更换，请联系统筹部门退回。",
            ),
            (state is SubmissionState.WITHDRAWN, "withdrawn", "这份材料已经撤销。"),
            (not reason.strip(), "reason", "请写明撤销的原因。"),
        ]
    )
