"""Does the command print a document for every file, whatever the file?"""

import json
import zipfile
from pathlib import Path

import pytest

from liaison.read import main
from tests.notices.written.docx import docx_of

NOTICE = "关于对口联系的通知\n各部门：\n市教育局联系民盟市委会。\n各部门每年走访1次。\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="gb18030")
    return path


def test_each_file_has_its_line(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert main([str(file), str(empty), str(file), "--format", "json"]) == 1
    documents = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [document["file"] for document in documents] == [str(file), str(empty), str(file)]
    assert documents[0]["pairs"][0]["counterpart"] == "民盟"
    assert documents[0]["duties"][0]["min"] == 1
    assert documents[1]["error"]["code"] == "empty"
    assert "pairs" not in documents[1]


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.txt"), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "not_found"


def test_the_table_is_for_people(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(file)]) == 0
    printed = capsys.readouterr().out
    assert "市教育局" in printed
    assert "民盟" in printed


def test_the_text_can_be_shown_alone(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(file), "--text"]) == 0
    assert capsys.readouterr().out.strip() == NOTICE.strip()


def test_each_step_can_be_explained(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(file), "--explain", "--format", "json"]) == 0
    steps = {line.split("\t")[0] for line in capsys.readouterr().err.splitlines()}
    assert steps == {"clean", "outline", "mention", "layout", "statement", "duty"}


def test_each_file_of_a_package_has_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = tmp_path / "通知.zip"
    with zipfile.ZipFile(package, "w") as written:
        written.writestr("甲.txt", NOTICE)
        written.writestr("乙.txt", "")
        written.writestr("丙.docx", docx_of(NOTICE))
    assert main([str(package), "--format", "json"]) == 1
    documents = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [document["file"] for document in documents] == [
        f"{package}/{name}" for name in ("甲.txt", "乙.txt", "丙.docx")
    ]
    assert documents[0]["pairs"] == documents[2]["pairs"] != []
    assert documents[1]["error"]["code"] == "empty"


def test_a_package_inside_a_package_is_not_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inner, outer = tmp_path / "内.zip", tmp_path / "外.zip"
    with zipfile.ZipFile(inner, "w") as written:
        written.writestr("甲.txt", NOTICE)
    with zipfile.ZipFile(outer, "w") as written:
        written.write(inner, "内.zip")
    assert main([str(outer), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "nested"
