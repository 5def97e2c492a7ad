"""Is an old Word document read as its new form is? The file is one that LibreOffice wrote."""

from pathlib import Path

import pytest

from liaison.core.notices.decode import Unreadable
from liaison.schemes.readers import extracted, read_notice

OLD = Path(__file__).parent / "written" / "old.doc"


@pytest.mark.parametrize("name", ["通知.doc", "通知.wps"])
def test_its_lists_cells_and_changes_are_as_word_shows_them(name: str) -> None:
    lines = extracted(name, OLD.read_bytes()).text.split("\n")
    assert "一、联系安排" in lines
    assert "二、工作要求" in lines
    assert "民盟澄岚市委会\t市科技局\t对口" in lines
    assert not any("市教育局联系民进市委会" in line for line in lines), "It was deleted."


def test_its_pairs_become_facts() -> None:
    links = [fact.data for fact in read_notice("通知.doc", OLD.read_bytes()).facts if fact.sort == "link"]
    assert {(link["department"], link["organisation"]) for link in links} == {
        ("市教育局", "民盟"),
        ("市科技局", "民盟"),
        ("市商务局", "民建"),
    }


def test_changes_and_the_old_form_are_told_to_the_reviewer() -> None:
    remarks = extracted("通知.doc", OLD.read_bytes()).remarks
    assert any("旧版格式" in remark for remark in remarks)
    assert any("修订痕迹" in remark for remark in remarks)


def test_one_that_was_only_renamed_is_read_and_told() -> None:
    found = extracted("通知.docx", OLD.read_bytes())
    assert "市科技局" in found.text
    assert found.remarks[0].startswith("文件名以 .docx 结尾，内容其实是“旧版 Word 或 WPS 文档”")


def outcome(content: bytes) -> str:
    """The code of the refusal; "read" where there was something to read."""
    try:
        extracted("通知.doc", content)
    except Unreadable as refused:
        return refused.code
    return "read"


@pytest.mark.parametrize("length", [600, 2_000, 5_000, 9_000, 12_000])
def test_one_that_was_cut_off_is_refused_or_read(length: int) -> None:
    assert outcome(OLD.read_bytes()[:length]) in {"read", "damaged", "old_format"}


def test_every_damaged_byte_is_met_with_an_answer() -> None:
    whole = OLD.read_bytes()
    found = set()
    for place in range(0, len(whole), 211):
        found.add(outcome(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]))
    assert found <= {"read", "damaged", "encrypted", "old_format", "too_large", "unknown_format", "binary"}
