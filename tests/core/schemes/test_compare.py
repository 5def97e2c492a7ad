"""Does a comparison tell what changed, whichever way round it is asked?"""

from hypothesis import given
from hypothesis import strategies as st

from liaison.core.schemes.compare import by_unit, compare

Meeting = tuple[int, int]  # department, organisation
SCHEMES = st.dictionaries(
    st.tuples(st.integers(1, 6), st.integers(11, 15)), st.sampled_from(["paired", "common"])
)


def test_a_pair_is_gained_lost_kept_or_changed() -> None:
    difference = compare(
        {(1, 11): "paired", (1, 12): "paired", (2, 11): "common"},
        {(1, 12): "paired", (2, 11): "paired", (3, 11): "paired"},
    )
    assert difference.gained == {(3, 11): "paired"}
    assert difference.lost == {(1, 11): "paired"}
    assert difference.kept == {(1, 12): "paired"}
    assert difference.changed == {(2, 11): ("common", "paired")}


def test_a_unit_sees_its_own_changes_and_nothing_of_others() -> None:
    difference = compare({(1, 11): "paired", (1, 12): "paired"}, {(1, 12): "paired", (2, 12): "paired"})
    seen = by_unit(difference, lambda meeting: meeting[0])
    assert list(seen) == [2, 1]
    assert (seen[1].lost, seen[1].kept) == ({(1, 11): "paired"}, {(1, 12): "paired"})
    assert not seen[1].gained


@given(SCHEMES, SCHEMES)
def test_what_one_way_gains_the_other_way_loses(
    before: dict[Meeting, str], after: dict[Meeting, str]
) -> None:
    there, back = compare(before, after), compare(after, before)
    assert there.gained == back.lost
    assert there.lost == back.gained
    assert there.changed == {key: (new, old) for key, (old, new) in back.changed.items()}


@given(SCHEMES, SCHEMES)
def test_what_is_kept_is_kept_both_ways(before: dict[Meeting, str], after: dict[Meeting, str]) -> None:
    assert compare(before, after).kept == compare(after, before).kept


@given(SCHEMES)
def test_nothing_differs_from_itself(scheme: dict[Meeting, str]) -> None:
    assert compare(scheme, scheme).is_empty
    assert compare(scheme, scheme).kept == scheme


@given(SCHEMES, SCHEMES)
def test_the_difference_applied_to_the_first_gives_the_second(
    before: dict[Meeting, str], after: dict[Meeting, str]
) -> None:
    difference = compare(before, after)
    applied = {key: value for key, value in before.items() if key not in difference.lost}
    applied |= dict(difference.gained) | {key: new for key, (_, new) in difference.changed.items()}
    assert applied == after


@given(SCHEMES, SCHEMES)
def test_units_share_the_difference_out_among_them(
    before: dict[Meeting, str], after: dict[Meeting, str]
) -> None:
    difference = compare(before, after)
    shares = by_unit(difference, lambda meeting: meeting[0]).values()
    assert sum(len(share.gained) for share in shares) == len(difference.gained)
    assert sum(len(share.lost) for share in shares) == len(difference.lost)
