"""What becomes of facts whose words are longer than can be kept?"""

import pytest

from liaison.core.schemes.facts import ASSIGNMENT, DUTY, HEADER, LINK, QUESTION, Fact, keepable


@pytest.mark.parametrize(
    ("sort", "field", "most"),
    [
        (LINK, "department", 120),
        (LINK, "organisation_name", 120),
        (ASSIGNMENT, "leader", 60),
        (DUTY, "actor", 120),
    ],
)
def test_a_name_too_long_to_be_one_is_asked_about(sort: str, field: str, most: int) -> None:
    fits, long = Fact(sort, {field: "长" * most}), Fact(sort, {field: "长" * (most + 1)})
    kept, asked = keepable([fits, long])
    assert kept is fits
    assert asked.sort == QUESTION
    assert "太长" in asked.data["message"]


def test_a_head_is_cut_to_what_can_be_kept() -> None:
    [head] = keepable([Fact(HEADER, {"title": "长" * 400, "number": "9" * 61, "supersedes": ["一"]})])
    assert (len(head.data["title"]), len(head.data["number"])) == (300, 60)
    assert head.data["supersedes"] == ["一"]
