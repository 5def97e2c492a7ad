"""How does a file that only an office program understands become one that we can read?

LibreOffice, where it is installed, writes it anew as .docx: in a folder and with a profile of its own that
are gone afterwards, without macros and links, under a deadline. The original is never touched.
"""

import contextlib
import os
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.formats import OLD_FORMAT, RICH_TEXT

SECONDS = 30.0
LARGEST = 60_000_000  # bytes that it may write
MEMORY = 2 * 1024**3
T = TypeVar("T")
PROGRAMS = ("soffice", "libreoffice")
_MISSING = "本机没有安装 LibreOffice，不能代为转换；需要时请系统管理员安装。"
_FAILED = "LibreOffice 没能转换这个文件，可能已损坏。请用 Word 或 WPS 打开，另存为 .docx 后再上传。"
# No macros, nothing fetched: what the profile says before the program is first started.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


def understood(read: Callable[[str, bytes], T], name: str, content: bytes) -> T:
    """What reading the file gives; one that only an office program understands is converted first.

    Raises what reading raises, and Unreadable where LibreOffice is missing or fails.
    """
    try:
        return read(name, content)
    except Unreadable as unreadable:
        if unreadable.code != OLD_FORMAT:
            raise
        if program() is None:
            raise Unreadable(OLD_FORMAT, *unreadable.sentences, _MISSING, **unreadable.values) from None
    return read(f"{name}.docx", converted(content, _ending(name, content)))


def _ending(name: str, content: bytes) -> str:
    """The ending that the program goes by; never more of the name."""
    if content.startswith(RICH_TEXT):
        return ".rtf"
    return ".wps" if name.lower().endswith(".wps") else ".doc"


def program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def command(program: str, folder: Path, file: Path) -> list[str]:
    """What is run: no window, no lock, no profile of anybody, one file, one conversion."""
    return [
        program,
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        f"{folder}/out",
        str(file),
    ]


def converted(content: bytes, ending: str, *, seconds: float = SECONDS) -> bytes:
    """The file as .docx, for reading only. Raises Unreadable."""
    found = program()
    if found is None:
        raise Unreadable(OLD_FORMAT, _MISSING)
    with tempfile.TemporaryDirectory(prefix="liaison-") as made:
        folder = Path(made)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        file = folder / f"notice{ending}"
        file.write_bytes(content)
        _run(command(found, folder, file), folder, seconds)
        written = folder / "out" / "notice.docx"
        if not written.is_file() or written.stat().st_size > LARGEST:
            raise Unreadable("damaged", _FAILED)
        return written.read_bytes()


def _run(line: Sequence[str], folder: Path, seconds: float) -> None:
    """Runs the program in a group of its own, so that nothing that it started outlives it."""
    running = subprocess.Popen(  # noqa: S603 - the program that was found, and a file of our own name
        line,
        cwd=folder,
        env={"HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", "PATH": os.defpath},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    resource.prlimit(running.pid, resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (LARGEST, LARGEST))
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired:
        raise Unreadable(
            "too_slow", "转换这个文件用时太长，已停止。请用 Word 或 WPS 另存为 .docx 后再上传。"
        ) from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
