"""What would have been found in Fenghua over two years? Its scheme is a fact; what was done is made up.

Departments are numbered in the order of the notice: 12 is the science bureau, 15 the bureau of industry.
"""

from datetime import date, timedelta

import pytest

from liaison.core.duties.explanation import explained
from liaison.core.duties.values import Evidence, Proof
from tests.core.duties.known_places import OFFICES, as_of, place
from tests.core.duties.place import done

FENGHUA = place("fenghua")
SCIENCE, INDUSTRY = 12, 15
MERGER = date(2020, 7, 1)
CIRCUMSTANCES = FENGHUA.circumstances(merged=(SCIENCE, INDUSTRY), on=MERGER)
EVERYBODY = range(1, 27)


def registrations() -> list[Evidence]:
    """One a day from 23 May 2019 on; the last never comes."""
    start = date(2019, 5, 22)
    return [done("contact_registration", str(start + timedelta(days=n)), n) for n in EVERYBODY if n != 26]


def meetings() -> list[Evidence]:
    """One each fortnight of 2020 in the order of departments; each fifth department holds none."""
    return [_meeting(n) for n in EVERYBODY if n % 5]


def _meeting(n: int) -> Evidence:
    proofs = {
        4: Proof.CONTESTED,
        8: Proof.SETTLED,
        12: Proof.SETTLED,
        16: Proof.CONTESTED,
        24: Proof.CONTESTED,
    }
    proofs |= {6: Proof.ONE_SIDED, 18: Proof.ONE_SIDED}
    other = FENGHUA.counterparts(1 if n == 22 else n)[0]  # 22 meets somebody who is not its counterpart
    day = date(2020, 1, 1) + timedelta(days=14 * n)
    return done("regular_meeting", str(day), n, other, proof=proofs.get(n, Proof.CONFIRMED))


def plans() -> list[Evidence]:
    return [done("annual_plan", f"2020-03-{n:02}", n, covers=2020) for n in EVERYBODY if n % 9]


def reports() -> list[Evidence]:
    """In January 2020 one a day, 25 in February, 24 never, 22 about the wrong year; in 2021 most of them."""
    days = {n: str(date(2020, 1, 5) + timedelta(days=n)) for n in EVERYBODY} | {25: "2020-02-10"}
    first = [
        done("annual_report", day, n, covers=2018 if n == 22 else 2019) for n, day in days.items() if n != 24
    ]
    second = [
        done("annual_report", "2021-01-29", n, covers=2020) for n in EVERYBODY if n % 8 and n != SCIENCE
    ]
    return [*first, *second]


def conference() -> Evidence:
    return done("work_conference", "2020-09-10", *sorted(OFFICES), *EVERYBODY, 101, 102, 103, 108)


YEARS = [*registrations(), *meetings(), *plans(), *reports(), conference()]

# By hand, from what is said above. The science bureau is merged into 15, which held no meeting of its own.
#        123456789 123456789 123456
BY_HAND = {
    ("contact_registration", "2019-06-05"): "MMMMMMMMMMMMMMmmmmmmmmmmmX",
    ("regular_meeting", "2019-12-31"): "--------------------------",
    ("regular_meeting", "2020-12-31"): "MMMXXuMMMXMMMMMXMuMXMXMXXM",
    ("regular_meeting", "2021-12-31"): "OOOOOOOOOOO.OOOOOOOOOOOOOO",
    ("annual_plan", "2019-12-31"): "--------------------------",
    ("annual_plan", "2020-12-31"): "MMMMMMMMXMMMMMMMMXMMMMMMMM",
    ("annual_report", "2020-01-31"): "MMMMMMMMMMMMMMMMMMMMMXMXmM",
    ("annual_report", "2021-01-31"): "MMMMMMMXMMM.MMMXMMMMMMMXMM",
}


def test_the_scheme_has_twenty_six_pairs_and_five_duties() -> None:
    assert (len(FENGHUA.departments), len(FENGHUA.pairs), len(FENGHUA.duties)) == (26, 26, 5)
    assert FENGHUA.departments[SCIENCE - 1 :: INDUSTRY - SCIENCE][:2] == ("区科技局", "区经信局")


@pytest.mark.parametrize(("kind", "due"), BY_HAND)
def test_the_findings_are_those_made_by_hand(kind: str, due: str) -> None:
    assert FENGHUA.line(as_of("2021-02-03", CIRCUMSTANCES, YEARS), kind, due) == BY_HAND[kind, due]


def test_the_district_held_its_conference_in_2020_and_not_yet_in_2021() -> None:
    """FH-4.3."""
    found = [one for one in as_of("2021-02-03", CIRCUMSTANCES, YEARS) if one.duty.kind == "work_conference"]
    assert [(one.window.due.year, one.state.value) for one in found] == [
        (2019, "shown_only"),
        (2020, "met"),
        (2021, "on_the_way"),
    ]


@pytest.mark.parametrize(
    ("today", "letter", "left"),
    [
        ("2020-01-18", "O", None),  # a Saturday
        ("2020-01-19", "S", 5),  # a Sunday that is worked in exchange for the Spring Festival
        ("2020-01-23", "S", 1),  # the last working day
        ("2020-01-31", "S", 0),
        ("2020-02-01", "X", None),
    ],
)
def test_late_january_is_counted_in_working_days_around_the_spring_festival(
    today: str, letter: str, left: int | None
) -> None:
    found = as_of(today, CIRCUMSTANCES, YEARS)
    assert FENGHUA.line(found, "annual_report", "2020-01-31")[23] == letter
    (finding,) = (one for one in found if one.duty.kind == "annual_report" and one.debtor.unit == 24)
    assert finding.working_days_left == left
    if letter != "X":
        assert finding.last_working == date(2020, 1, 23)


def test_the_heir_of_a_merger_is_told_what_its_meeting_is() -> None:
    found = as_of("2021-02-03", CIRCUMSTANCES, YEARS)
    (finding,) = (
        one
        for one in found
        if one.debtor.unit == INDUSTRY and one.duty.kind == "regular_meeting" and one.window.due.year == 2020
    )
    assert explained(finding) == (
        "方案规定：每年，至少1次例会。",
        "计算期间是2020年，最后一天是2020年12月31日。",
        "计入1次：2020年6月17日。",
        "要求1次，已有1次，已完成。",
    )
