"""What does an amendment make of the scheme in force?"""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from liaison.core.schemes.amend import ADDED, REMOVED, STATED, Amended, Item, Step, amend, hint_of_amendment

Key = tuple[int, int | None]


def item(department: int, organisation: int | None = 1, content: str = "", source: str = "old") -> Item[str]:
    return Item((department, organisation), content, source)


def step(change: str, one: Item[str]) -> Step[str]:
    department = one.key[0] if isinstance(one.key, tuple) else None
    return Step(change, one, f"{one.key}", wider=(department, None))


def said(found: Amended[str]) -> set[tuple[object, object]]:
    return {(one.key, one.content) for one in found.rules}


def codes(found: Amended[str]) -> list[str]:
    return [refusal.code for refusal in found.refused]


def test_what_is_not_mentioned_stays_with_its_own_source() -> None:
    found = amend([item(1), item(2)], [step(ADDED, item(3, source="new"))])
    assert [one.source for one in found.rules] == ["old", "old", "new"]


def test_what_is_removed_is_gone() -> None:
    found = amend([item(1), item(2)], [step(REMOVED, item(2))])
    assert said(found) == {((1, 1), "")}
    assert [one.key for one in found.removed] == [(2, 1)]


def test_what_is_not_there_cannot_be_removed() -> None:
    found = amend([item(1)], [step(REMOVED, item(9))])
    assert codes(found) == ["amend_missing"]
    assert "不在现行方案中" in found.refused[0].reason


def test_one_of_a_common_liaison_cannot_be_removed_alone() -> None:
    found = amend([item(1, None, "party")], [step(REMOVED, item(1, 4))])
    assert "共同联系" in found.refused[0].reason


def test_what_is_there_already_is_not_added_again() -> None:
    assert codes(amend([item(1)], [step(ADDED, item(1, source="new"))])) == ["amend_present"]


def test_what_is_stated_anew_takes_the_place_of_what_was_there() -> None:
    found = amend([item(1, None, "party")], [step(STATED, item(1, None, "party and federation"))])
    assert said(found) == {((1, None), "party and federation")}
    assert len(found.changed) == 1


def test_to_add_and_to_remove_the_same_is_refused_on_both_sides() -> None:
    found = amend([item(1)], [step(ADDED, item(2)), step(REMOVED, item(2))])
    assert codes(found) == ["amend_contradiction", "amend_contradiction"]
    assert said(found) == {((1, 1), "")}


def test_duties_may_stand_beside_each_other() -> None:
    found = amend([item(1, content="once")], [step(ADDED, item(1, content="twice"))], one_each=False)
    assert said(found) == {((1, 1), "once"), ((1, 1), "twice")}


def test_a_notice_that_supplements_is_recognised() -> None:
    assert hint_of_amendment("澄岚市人民政府办公室\n关于对口联系工作的补充通知")
    assert hint_of_amendment("一、增加市数据局为民盟市委会的联系单位。")
    assert not hint_of_amendment("市教育局对口联系民盟市委会。")


items = st.builds(
    item, st.integers(1, 6), st.none() | st.integers(1, 3), st.sampled_from(["", "party", "all"])
)
standing = st.lists(items, max_size=8, unique_by=lambda one: one.key)
steps = st.lists(st.builds(step, st.sampled_from([STATED, ADDED, REMOVED]), items), max_size=6)


@given(standing, items)
def test_to_add_and_then_to_remove_leaves_what_was_there(there: list[Item[str]], one: Item[str]) -> None:
    if one.key in {other.key for other in there}:
        return
    grown = amend(there, [step(ADDED, one)])
    assert said(amend(grown.rules, [step(REMOVED, one)])) == said(amend(there, []))


@given(standing, steps, st.randoms())
def test_the_order_of_independent_steps_does_not_matter(
    there: list[Item[str]], asked: list[Step[str]], random: Random
) -> None:
    independent = list({one.item.key: one for one in asked}.values())
    shuffled = list(independent)
    random.shuffle(shuffled)
    assert said(amend(there, independent)) == said(amend(there, shuffled))


@given(standing, steps)
def test_there_is_one_rule_about_each_key(there: list[Item[str]], asked: list[Step[str]]) -> None:
    keys = [one.key for one in amend(there, asked).rules]
    assert len(keys) == len(set(keys))


@given(standing, steps)
def test_nothing_gets_lost_without_being_named(there: list[Item[str]], asked: list[Step[str]]) -> None:
    found = amend(there, asked)
    gone = {one.key for one in there} - {one.key for one in found.rules}
    assert gone == {one.key for one in found.removed}


@given(standing)
def test_without_steps_nothing_changes(there: list[Item[str]]) -> None:
    assert amend(there, []).rules == tuple(there)
