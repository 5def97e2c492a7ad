"""Are the source notices read without a single mistake?"""

import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the source notices are not beside the project")
def test_the_source_notices_are_read_as_their_answers_say() -> None:
    command = f"{sys.executable} -m liaison.read --format json"
    notices = f"{SHARED / 'seeds'}:{SHARED / 'gold'}"
    run = subprocess.run(
        [sys.executable, str(SHARED / "tools" / "score.py"), command, notices],
        capture_output=True,
        text=True,
        check=False,
    )
    totals = [line for line in run.stdout.splitlines() if "F1" in line]
    assert [line for line in totals if "F1 1.000" not in line] == [], run.stdout
    assert len(totals) == 6
