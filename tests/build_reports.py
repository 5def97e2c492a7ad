"""How do tests come by papers that units handed in? Plain functions over the real actions."""

import hashlib
from datetime import date

from liaison.core.access.actor import Actor
from liaison.core.files import KINDS
from liaison.files.readers import Examined
from liaison.reports.actions import Paper, enter_submission
from liaison.reports.models import Submission
from liaison.units.models import Unit
from tests.build import NOW
from tests.settings import TODAY


def scan(name: str = "扫描件.pdf") -> Examined:
    """A scan that was looked at."""
    content = b"%PDF-1.4 scanned"
    digest = hashlib.sha256(content).hexdigest()
    return Examined(name, KINDS["pdf"], content, digest, b"", scanned=False)


def submission(
    unit: Unit,
    *,
    by: Actor,
    kind: str = "annual_plan",
    year: int = TODAY.year,
    received_on: date = TODAY,
    on: date = TODAY,
) -> Submission:
    """A plan of this year that came in today, unless something else is said."""
    paper = Paper(kind=kind, year=year, received_on=received_on, sent_by="办公室", number="教字〔2026〕3号")
    return enter_submission(unit=unit, paper=paper, scan=scan(), by=by, at=NOW, on=on)
