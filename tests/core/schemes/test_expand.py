"""Which pairs follow from the rules of a scheme?"""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from liaison.core.schemes.scheme import Organisation, Rule, covered, expand

LEAGUE = Organisation(1, "民盟", "party", "city")
FARMERS = Organisation(2, "农工党", "party", "general_branch")
FEDERATION = Organisation(3, "工商联", "federation")
ASSOCIATION = Organisation(4, "知联会", "association")
ALL = (LEAGUE, FARMERS, FEDERATION, ASSOCIATION)


def meets(*rules: Rule, organisations: tuple[Organisation, ...] = ALL) -> set[tuple[int, int]]:
    return {(pair.department, pair.organisation) for pair in expand(rules, organisations)}


def test_a_paired_rule_makes_one_pair() -> None:
    assert meets(Rule(1, department=10, organisation=LEAGUE.id)) == {(10, LEAGUE.id)}


def test_common_liaison_reaches_every_party_and_whoever_is_named() -> None:
    rule = Rule(1, department=10, covers=("party", "工商联"))
    assert meets(rule) == {(10, LEAGUE.id), (10, FARMERS.id), (10, FEDERATION.id)}


def test_a_party_founded_later_joins_common_liaison_without_a_new_rule() -> None:
    rule = Rule(1, department=10, covers=("party",))
    assert (10, 5) not in meets(rule)
    assert (10, 5) in meets(rule, organisations=(*ALL, Organisation(5, "台盟", "party")))


def test_a_rank_limit_leaves_out_organisations_of_another_rank() -> None:
    rule = Rule(1, department=10, covers=("party",), rank_limit="city")
    assert meets(rule) == {(10, LEAGUE.id)}


def test_a_pairing_by_name_wins_over_common_liaison_whatever_the_order() -> None:
    common, paired = Rule(1, department=10, covers=("party",)), Rule(2, department=10, organisation=LEAGUE.id)
    for rules in ((common, paired), (paired, common)):
        pair = next(pair for pair in expand(rules, ALL) if pair.organisation == LEAGUE.id)
        assert (pair.rule, pair.common) == (2, False)


def test_a_pairing_with_an_organisation_that_no_longer_exists_makes_no_pair() -> None:
    assert meets(Rule(1, department=10, organisation=99)) == set()


def test_parties_are_covered_as_a_kind_and_others_one_by_one() -> None:
    wording = [("民革", "party"), ("民盟", "party"), ("知联会", "association")]
    assert covered(wording) == ("party", "知联会")


rules = st.lists(
    st.builds(
        Rule,
        id=st.integers(1, 99),
        department=st.integers(10, 13),
        organisation=st.none() | st.sampled_from([1, 2, 3, 4]),
        covers=st.sampled_from([("party",), ("party", "工商联"), ("知联会",)]),
    ),
    max_size=8,
    unique_by=lambda rule: rule.id,
)


@given(rules)
def test_no_pair_comes_twice(found: list[Rule]) -> None:
    pairs = [(pair.department, pair.organisation) for pair in expand(found, ALL)]
    assert len(pairs) == len(set(pairs))


@given(rules, st.randoms())
def test_the_order_of_the_rules_does_not_matter(found: list[Rule], random: Random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    assert meets(*found) == meets(*shuffled)


@given(rules, st.sampled_from(ALL))
def test_another_organisation_takes_no_pair_away(found: list[Rule], newcomer: Organisation) -> None:
    before = tuple(organisation for organisation in ALL if organisation != newcomer)
    assert meets(*found, organisations=before) <= meets(*found)
