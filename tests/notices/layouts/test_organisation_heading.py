"""Are rosters read in which an organisation stands over its departments?"""

from collections.abc import Callable

Roster = Callable[[str], dict[str, list[str]]]


def test_departments_stand_under_their_organisation(roster: Roster) -> None:
    body = (
        "附件\n对口联系名单\n一、民革市委会\n1．市司法局\n2．市公安局\n二、市工商联\n1．市商务局\n2．澄江海关"
    )
    assert roster(body) == {
        "市司法局": ["民革"],
        "市公安局": ["民革"],
        "市商务局": ["工商联"],
        "澄江海关": ["工商联"],
    }


def test_labels_before_the_departments_change_nothing(roster: Roster) -> None:
    body = (
        "对口联系安排\n民革区总支\n牵头单位：区司法局\n"
        "联系单位：区信访局、区委台办\n民盟区委\n牵头单位：区教委"
    )
    assert roster(body) == {
        "区司法局": ["民革"],
        "区信访局": ["民革"],
        "区委台办": ["民革"],
        "区教委": ["民盟"],
    }


def test_headings_in_the_body_keep_their_rosters(roster: Roster) -> None:
    body = (
        "对口联系单位：\n（一）民革市委会：\n市司法局、市公安局\n市农业农村局\n（二）民盟市委会：\n市教育局"
    )
    assert roster(body) == {
        "市司法局": ["民革"],
        "市公安局": ["民革"],
        "市农业农村局": ["民革"],
        "市教育局": ["民盟"],
    }


def test_a_list_of_guests_is_no_roster(roster: Roster) -> None:
    assert roster("附件\n参会单位和人员\n民革市委会\n市司法局") == {}
