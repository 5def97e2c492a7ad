"""How is a finding kept, and is one the same as another?"""

from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from liaison.core.duties.finding import Finding
from liaison.duties.models import KeptFinding
from liaison.units.models import Jurisdiction


class Kept(NamedTuple):
    """Everything that a row says: thousands are compared at once, so no rows are made of them."""

    duty_id: int
    chain: int
    scope: str
    department_id: int | None
    organisation_id: int | None
    side: str
    event: int | None
    starts: date
    due: date
    state: str
    why: str
    force: str
    kind: str
    needed: int | None
    done: int
    missing: int
    one_side_only: bool
    late: bool
    evidence: tuple[int, ...]


COLUMNS = Kept._fields
_SHOWN = ("duty__section", "duty__presided_by")  # no list shows what of a duty can be mended


def with_duties(rows: "QuerySet[KeptFinding]") -> "QuerySet[KeptFinding]":
    """The rows, each with what lists show of its duty; in the same query."""
    return rows.select_related("duty").only("jurisdiction_id", *COLUMNS, *_SHOWN)


def kept(finding: Finding) -> Kept:
    """What is kept of the finding."""
    debtor = finding.debtor
    return Kept(
        duty_id=finding.duty.id,
        chain=finding.key.duty,
        scope=debtor.scope.value,
        department_id=debtor.department,
        organisation_id=debtor.organisation,
        side=debtor.side.value,
        event=finding.key.event,
        starts=finding.window.starts,
        due=finding.window.due,
        state=finding.state.value,
        why=finding.why.value if finding.why else "",
        force=finding.duty.force.value,
        kind=finding.duty.kind,
        needed=finding.needed,
        done=finding.number,
        missing=finding.missing,
        one_side_only=finding.one_side_only,
        late=finding.is_late,
        evidence=tuple(one.evidence for one in finding.counted),
    )


def as_kept(place: Jurisdiction, finding: Finding) -> KeptFinding:
    """The finding as a row that is not saved."""
    said = kept(finding)._asdict()
    return KeptFinding(jurisdiction=place, **said | {"evidence": list(said["evidence"])})
