"""What would have been found in Shaoguan in 2021? Its scheme is a fact; what was done is made up.

Departments are numbered in the order of the notice: the eight common ones first. 23 is the finance office.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from liaison.core.duties.finding import State
from liaison.core.duties.touched import credits_of
from liaison.core.duties.values import Evidence, Proof
from tests.core.duties.known_places import as_of, place
from tests.core.duties.place import done

SHAOGUAN = place("shaoguan")
TREASURY, FINANCE = 4, 23
CIRCUMSTANCES = SHAOGUAN.circumstances(merged=(FINANCE, TREASURY), on=date(2021, 9, 1))
EVERYBODY = range(1, 24)
KINDS = ("visit", "social_service", "regular_meeting")


def activities() -> list[Evidence]:
    """As many for each department as its number leaves by four; each sixth has its last one contested."""
    return [_activity(n, step) for n in EVERYBODY for step in range(n % 4)]


def _activity(n: int, step: int) -> Evidence:
    day = date(2021, 2, 1) + timedelta(days=n + 40 * step)
    contested = n % 6 == 0 and step == n % 4 - 1
    proof = Proof.CONTESTED if contested else Proof.CONFIRMED
    return done(KINDS[step], str(day), n, SHAOGUAN.counterparts(n)[0], proof=proof)


SURVEY = done("survey", "2021-11-10", 7, 1, 5, 9, *(pair.organisation for pair in SHAOGUAN.pairs[:8]))
YEAR = [
    *activities(),
    SURVEY,
    *(done("annual_plan", str(date(2021, 3, 1) + timedelta(days=n)), n) for n in EVERYBODY if n % 7),
]

# By hand: what is left by four, less what is contested, more for the survey (1, 5, 7, 9). In September the
# finance office was merged into the treasury, which had done nothing and takes over three.
NUMBERS = [2, 2, 3, 3, 2, 1, 4, 0, 2, 2, 3, 0, 1, 2, 3, 0, 1, 1, 3, 0, 1, 2, 3]


def test_the_scheme_has_113_pairs() -> None:
    assert (len(SHAOGUAN.departments), len(SHAOGUAN.pairs)) == (23, 113)
    assert (SHAOGUAN.departments[TREASURY - 1], SHAOGUAN.departments[-1]) == ("市财政局", "市金融局")


def test_each_department_is_credited_as_made_up_by_hand() -> None:
    found = {
        one.debtor.unit: one.number
        for one in as_of("2022-01-04", CIRCUMSTANCES, YEAR)
        if one.duty.kind == "activity" and one.window.due == date(2021, 12, 31)
    }
    assert [found[number] for number in EVERYBODY] == NUMBERS


@pytest.mark.parametrize(
    ("today", "kind", "due", "line"),
    [
        ("2020-12-31", "activity", "2020-12-31", "-----------------------"),  # in force from March on
        ("2021-12-02", "activity", "2021-12-31", "MMMMMOMOMMMOOMMOOOMOOMM"),
        ("2021-12-03", "activity", "2021-12-31", "MMMMMSMSMMMSSMMSSSMSSMM"),  # 20 working days before
        ("2022-01-01", "activity", "2021-12-31", "MMMMMXMXMMMXXMMXXXMXXMM"),
        ("2022-01-01", "activity", "2022-12-31", "OOOOOOOOOOOOOOOOOOOOOO."),
        ("2022-01-01", "annual_plan", "2021-12-31", "MMMMMMXMMMMMMXMMMMMMXMM"),
    ],
)
def test_the_findings_are_those_made_by_hand(today: str, kind: str, due: str, line: str) -> None:
    """SG-3.4.1a, SG-3.4.3."""
    assert SHAOGUAN.line(as_of(today, CIRCUMSTANCES, YEAR), kind, due) == line


def test_one_survey_with_four_departments_and_eight_organisations_is_four_credits() -> None:
    served = credits_of(as_of("2022-01-01", CIRCUMSTANCES, YEAR))
    assert {key.debtor.unit for key in served[SURVEY.id]} == {1, 5, 7, 9}


def test_settling_what_was_contested_makes_the_sixth_department_good() -> None:
    settled = [replace(one, proof=Proof.SETTLED) for one in YEAR]
    found = as_of("2022-01-01", CIRCUMSTANCES, settled)
    (sixth,) = (
        one
        for one in found
        if one.debtor.unit == 6 and one.duty.kind == "activity" and one.window.due.year == 2021
    )
    assert sixth.state is State.MET
