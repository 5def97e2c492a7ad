"""Are grids of marks read?"""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize("mark", ["√", "✓", "●", "是"])
def test_a_mark_links_row_and_column(mark: str, roster: Callable[[str], dict[str, list[str]]]) -> None:
    body = f"附件\n对口联系安排表\n部门\t民革\t民盟\t民建\n市司法局\t{mark}\t\t\n市财政局\t{mark}\t\t{mark}"
    assert roster(body) == {"市司法局": ["民革"], "市财政局": ["民革", "民建"]}
