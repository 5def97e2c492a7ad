"""Are the departments read that came to a party's meeting on liaison, and nobody who came to another one?"""

from collections.abc import Callable

import pytest

Roster = Callable[[str], dict[str, list[str]]]
HELD = "5月7日，民革澄江市委会召开年度对口联系工作座谈会。"


@pytest.mark.parametrize(
    "sentence",
    [
        "市司法局、市公安局有关负责同志应邀参加。",
        "市司法局、市公安局等2个对口部门负责人参加会议。",
        "应邀到会的有市司法局、市公安局。",
        "市委统战部、市司法局、市公安局负责人出席会议。",
    ],
)
def test_who_came_to_the_meeting_on_liaison_liaises(roster: Roster, sentence: str) -> None:
    assert roster(HELD + sentence) == {"市司法局": ["民革"], "市公安局": ["民革"]}


def test_whom_a_department_invites_to_its_own_meeting_on_liaison_it_liaises_with(roster: Roster) -> None:
    body = "5月7日，市统计局召开对口联系民主党派座谈会，邀请民建澄江市委会、民进澄江市委会负责同志参加。"
    assert roster(body) == {"市统计局": ["民建", "民进"]}


def test_partners_belong_to_the_only_organisation_of_the_report(roster: Roster) -> None:
    body = (
        "节后，民革澄江市委会主委带队赴市司法局、市公安局等2个对口联系部门走访。\n民革澄江市委会将加强联系。"
    )
    assert roster(body) == {"市司法局": ["民革"], "市公安局": ["民革"]}


@pytest.mark.parametrize(
    "body",
    [
        "5月7日，民革澄江市委会召开参政议政座谈会。市司法局负责同志应邀参加。",
        "民革澄江市委会、民盟澄江市委会召开对口联系工作座谈会。市司法局负责同志应邀参加。",
        HELD + "市司法局局长作了发言。",
    ],
)
def test_other_meetings_and_speakers_make_no_pair(roster: Roster, body: str) -> None:
    assert roster(body) == {}
