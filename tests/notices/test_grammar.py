"""Does a roster read the same in whichever layout, words and damage it was written?"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liaison.core.notices.draft import pairs
from liaison.core.notices.reader import read
from liaison.core.vocabulary import Vocabulary
from tests.notices.grammar import LAYOUTS, written


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_what_is_written_is_read(vocabulary: Vocabulary, layout: str, data: st.DataObject) -> None:
    notice = data.draw(written(layout))
    found = {(pair.department, pair.counterpart) for pair in pairs(read(notice.text, vocabulary))}
    assert found == notice.pairs, notice.text
