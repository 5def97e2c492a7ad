"""Is what only LibreOffice understands converted without harm, and is it said what to do without it?"""

import stat
import time
from pathlib import Path

import pytest

from liaison.core.notices.decode import Unreadable
from liaison.isolation import office
from liaison.schemes.readers import extracted

RICH = r"{\rtf1\ansi\deff0{\fonttbl{\f0 Serif;}}{\u24066?\u25945?\u32946?\u23616?}\par}".encode("ascii")


def stand_in(folder: Path, script: str) -> None:
    """A program of LibreOffice's name that does what the test wants."""
    file = folder / "soffice"
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder that programs are looked for in."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_without_libreoffice_it_is_said_what_to_do(programs: Path) -> None:
    with pytest.raises(Unreadable, match="没有安装 LibreOffice") as refused:
        office.understood(extracted, "通知.doc", RICH)
    assert "另存为 .docx" in refused.value.message


def test_the_program_gets_a_profile_and_a_folder_of_its_own_and_no_name_of_ours() -> None:
    line = office.command("/usr/bin/soffice", Path("/t/x"), Path("/t/x/notice.doc"))
    assert line[0] == "/usr/bin/soffice"
    assert "-env:UserInstallation=file:///t/x/profile" in line
    assert {"--headless", "--norestore", "--nolockcheck"} <= set(line)
    assert line[-5:] == ["--convert-to", "docx:MS Word 2007 XML", "--outdir", "/t/x/out", "/t/x/notice.doc"]


def test_what_it_writes_is_read_and_the_folder_is_gone(programs: Path) -> None:
    written = programs / "written"
    stand_in(
        programs,
        f'/bin/mkdir -p "$HOME/out"; echo "$HOME" > {written}; printf 正文 > "$HOME/out/notice.docx"',
    )
    assert office.converted(RICH, ".rtf").decode() == "正文"
    assert not Path(written.read_text("utf-8").strip()).exists()


def test_one_that_takes_too_long_is_ended_with_all_that_it_started(programs: Path) -> None:
    started = programs / "started"
    stand_in(programs, f"/bin/sleep 60 & echo $! > {started}; wait")
    with pytest.raises(Unreadable, match="用时太长"):
        office.converted(RICH, ".rtf", seconds=0.5)
    for _ in range(50):
        state = Path(f"/proc/{started.read_text('ascii').strip()}/status")
        if not state.exists() or "State:\tZ" in state.read_text("ascii"):
            break
        time.sleep(0.05)
    else:
        pytest.fail("What the program started is still there.")


def test_one_that_writes_nothing_is_told(programs: Path) -> None:
    stand_in(programs, "exit 1")
    with pytest.raises(Unreadable, match="没能转换"):
        office.converted(RICH, ".rtf")


def test_what_can_be_read_never_meets_it(programs: Path) -> None:
    stand_in(programs, "echo 不应启动 >&2; exit 3")
    assert (
        office.understood(extracted, "通知.txt", "市教育局联系民盟。".encode()).text == "市教育局联系民盟。"
    )


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed.")
def test_rich_text_is_read_through_libreoffice() -> None:
    assert "市教育局" in office.understood(extracted, "通知.rtf", RICH).text


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed.")
def test_old_word_is_read_alike_by_us_and_through_libreoffice() -> None:
    old = (Path(__file__).parents[1] / "notices" / "written" / "old.doc").read_bytes()
    ours = extracted("通知.doc", old).text
    theirs = extracted("通知.docx", office.converted(old, ".doc")).text
    assert ours.split() == theirs.split()
