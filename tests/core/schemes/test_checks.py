"""Does a draft get a second look where it needs one, and only there?"""

from hypothesis import given
from hypothesis import strategies as st

from liaison.core.schemes.checks import ADDED, COMMON, REMOVED, ProposedPair, ProposedScheme, checks

LEAGUE = ProposedPair("市教育局", "民盟")
FARMERS = ProposedPair("市卫生健康委", "农工党")
ROSTER = ("民盟", "农工党")


def codes(scheme: ProposedScheme) -> list[str]:
    return [check.code for check in checks(scheme)]


def test_a_sound_scheme_needs_no_second_look() -> None:
    sound = ProposedScheme(
        pairs=[LEAGUE, FARMERS],
        leaders=[("梁修远", "民盟"), ("方若", "农工党"), ("齐望舒", "*")],
        departments=["市教育局", "市卫生健康委"],
        organisations=ROSTER,
        superseded=["澄政办函〔2019〕3号"],
        known_numbers=["澄政办函〔2019〕3号"],
    )
    assert codes(sound) == []


def test_a_department_without_counterpart_is_named() -> None:
    (check,) = checks(ProposedScheme(pairs=[LEAGUE], departments=["市教育局", "市财政局"]))
    assert (check.code, check.about) == ("department_without_counterpart", ("市财政局",))
    assert "可照常发布" in check.reason


def test_an_organisation_with_very_many_is_measured_against_the_others() -> None:
    many = [ProposedPair(f"市第{number}局", "民盟") for number in range(9)]
    few = [ProposedPair("市教育局", name) for name in ("民进", "民建", "农工党")]
    (check,) = checks(ProposedScheme(pairs=[*many, *few]))
    assert (check.code, check.about) == ("organisation_with_very_many", ("民盟",))
    assert "9 个部门" in check.reason
    assert codes(ProposedScheme(pairs=[*many[:3], *few])) == []


def test_common_liaison_makes_nobody_have_too_many() -> None:
    common = [ProposedPair(f"市第{number}局", "民盟", kind=COMMON) for number in range(30)]
    few = [ProposedPair("市教育局", name) for name in ("民盟", "民进", "民建")]
    assert codes(ProposedScheme(pairs=[*common, *few])) == []


def test_a_pair_both_paired_and_common_is_told() -> None:
    twice = ProposedScheme(pairs=[LEAGUE, ProposedPair("市教育局", "民盟", kind=COMMON)])
    assert codes(twice) == ["paired_and_common"]


def test_a_pair_both_added_and_removed_is_told() -> None:
    added = ProposedPair("市教育局", "民盟", change=ADDED)
    removed = ProposedPair("市教育局", "民盟", change=REMOVED)
    assert codes(ProposedScheme(pairs=[added, removed])) == ["added_and_removed"]


def test_from_paired_to_common_liaison_is_no_contradiction() -> None:
    added = ProposedPair("市教育局", "民盟", kind=COMMON, change=ADDED)
    removed = ProposedPair("市教育局", "民盟", change=REMOVED)
    assert codes(ProposedScheme(pairs=[added, removed])) == []


def test_a_leader_for_an_organisation_outside_the_roster_is_told() -> None:
    leaders = [("梁修远", "民盟"), ("方若", "致公党")]
    scheme = ProposedScheme(pairs=[LEAGUE], leaders=leaders, organisations=["民盟"])
    (check,) = checks(scheme)
    assert (check.code, check.about) == ("leader_outside_roster", ("方若—致公党",))


def test_an_organisation_without_a_leader_is_told_where_leaders_are_assigned() -> None:
    assert codes(ProposedScheme(pairs=[LEAGUE], leaders=[("梁修远", "民盟")], organisations=ROSTER)) == [
        "leader_missing"
    ]
    assert codes(ProposedScheme(pairs=[LEAGUE], organisations=ROSTER)) == []


def test_a_replaced_number_that_is_not_known_here_is_told() -> None:
    (check,) = checks(ProposedScheme(pairs=[LEAGUE], superseded=["澄政办函〔2011〕1号"]))
    assert check.code == "unknown_number"
    assert "澄政办函〔2011〕1号" in check.reason


@given(
    st.lists(
        st.builds(
            ProposedPair,
            st.sampled_from(["市教育局", "市科技局", "市财政局"]),
            st.sampled_from(["民盟", "民进", "民建", "农工党"]),
            st.sampled_from(["paired", "common"]),
            st.sampled_from(["stated", "added", "removed"]),
        )
    )
)
def test_the_order_of_a_roster_does_not_matter(pairs: list[ProposedPair]) -> None:
    assert sorted(codes(ProposedScheme(pairs=pairs))) == sorted(codes(ProposedScheme(pairs=pairs[::-1])))
