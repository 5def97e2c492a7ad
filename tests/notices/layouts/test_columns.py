"""Are rosters read in which an organisation heads each column?"""

from collections.abc import Callable


def test_departments_belong_to_the_head_of_their_column(
    roster: Callable[[str], dict[str, list[str]]],
) -> None:
    body = "附件\n对口联系名单\n民革市委会\t民盟市委会\n市司法局\t市教育局\n市公安局\t市文旅局"
    assert roster(body) == {
        "市司法局": ["民革"],
        "市教育局": ["民盟"],
        "市公安局": ["民革"],
        "市文旅局": ["民盟"],
    }
