"""How is a finding kept, and is one the same as another?"""

from liaison.core.duties.finding import Finding
from liaison.duties.models import KeptFinding
from liaison.units.models import Jurisdiction

COLUMNS = tuple(
    field.attname
    for field in KeptFinding._meta.concrete_fields
    if field.attname not in {"id", "jurisdiction_id"}
)


def as_kept(place: Jurisdiction, finding: Finding) -> KeptFinding:
    """The finding as a row that is not saved."""
    debtor = finding.debtor
    return KeptFinding(
        jurisdiction=place,
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
        evidence=[one.evidence for one in finding.counted],
    )


def values_of(row: KeptFinding) -> tuple[object, ...]:
    """Everything that the row says, to be compared."""
    values = (getattr(row, column) for column in COLUMNS)
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)
