"""Is a whole folder read, whatever lies in it, and gone on with after a stop?"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from liaison.read import main

NOTICE = "关于对口联系的通知\n各部门：\n市教育局联系民盟市委会。\n"
PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "通知"
    (path / "下级").mkdir(parents=True)
    for number in range(3):
        (path / f"{number}.txt").write_text(f"{NOTICE}{number}", "utf-8")
    (path / "下级" / "空.txt").touch()
    (path / ".隐藏.txt").write_text(NOTICE, "utf-8")
    (path / "链接.txt").symlink_to("/etc/passwd")
    os.mkfifo(path / "管道.txt")
    (path / os.fsdecode(b"\xff\xfe.txt")).write_text(NOTICE, "utf-8")
    return path


def read(folder: Path, kept: Path) -> tuple[int, dict[str, Any]]:
    status = main([str(folder), "--results", str(kept), "--processes", "2"])
    lines = [json.loads(line) for line in kept.read_text("utf-8").splitlines() if line]
    return status, {line["file"]: line for line in lines}


def test_every_file_has_its_result(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = read(folder, tmp_path / "results.jsonl")
    assert status == 1
    assert {name: line.get("error", {}).get("code") for name, line in lines.items()} == {
        "0.txt": None,
        "1.txt": None,
        "2.txt": None,
        "\ufffd\ufffd.txt": None,
        "下级/空.txt": "empty",
        "链接.txt": "not_a_file",
        "管道.txt": "not_a_file",
    }
    assert lines["0.txt"]["pairs"][0]["counterpart"] == "民盟"
    assert "7/7" in capsys.readouterr().err


def test_what_was_read_is_not_read_again_unless_it_changed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "results.jsonl"
    read(folder, kept)
    kept.write_text(kept.read_text("utf-8") + '{"file": "cut o', "utf-8")
    (folder / "1.txt").write_text(NOTICE.replace("教育", "科技"), "utf-8")
    capsys.readouterr()
    main([str(folder), "--results", str(kept)])
    assert "还有 1 个" in capsys.readouterr().err
    last = json.loads(kept.read_text("utf-8").splitlines()[-1])
    assert (last["file"], last["pairs"][0]["department"]) == ("1.txt", "市科技局")


def test_a_stopped_run_is_gone_on_with(tmp_path: Path) -> None:
    folder, kept = tmp_path / "many", tmp_path / "results.jsonl"
    folder.mkdir()
    for number in range(1500):
        (folder / f"{number}.txt").write_text(f"{NOTICE}{number}", "utf-8")
    command = [sys.executable, "-m", "liaison.read", str(folder), "--results", str(kept), "--processes", "2"]
    running = subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE, text=True)
    while not kept.exists() or kept.stat().st_size < 20_000:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _out, said = running.communicate(timeout=20)
    assert running.returncode == 130
    assert "接着读" in said
    done = {json.loads(line)["file"] for line in kept.read_text("utf-8").splitlines()}
    assert 0 < len(done) < 1500
    again = subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, text=True, timeout=120)
    assert again.returncode == 0
    assert f"还有 {1500 - len(done)} 个" in again.stderr
    assert len([line for line in kept.read_text("utf-8").splitlines() if line]) == 1500
