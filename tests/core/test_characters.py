"""Can whatever is kept be written to every file?"""

import io

import docx
from hypothesis import example, given
from hypothesis import strategies as st

from liaison.core.characters import keepable


@given(st.text(st.characters(exclude_categories=[])))
@example("\x00\x01\x0b\x0c\x1f\x7f\x85\ud800\udfff\ufffe\uffff\U0010ffff")
def test_what_is_kept_can_be_encoded_and_stands_in_a_word_file(text: str) -> None:
    kept = keepable(text)
    assert kept.encode().decode() == kept
    word = docx.Document()
    word.add_paragraph(kept)
    word.save(io.BytesIO())
    assert keepable(kept) == kept


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_nothing_that_can_be_read_is_left_out(text: str) -> None:
    assert keepable(text) == text
