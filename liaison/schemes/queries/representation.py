"""Which bodies without staff or seal does the scheme in force name, and nobody answers for them?"""

from datetime import date

from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.scheme import assignments, pairs_of, version_in_force
from liaison.units.queries import NamedUnit, unrepresented


def bodies_unrepresented(jurisdiction_id: int, *, on: date) -> "list[NamedUnit]":
    """Those of the day, in official order; one query where everybody is represented."""
    waiting = list(unrepresented(jurisdiction_id, on=on))
    if not waiting:
        return []
    named: set[int | None] = set()
    departments = version_in_force(jurisdiction_id, Subject.DEPARTMENTS, on=on)
    if departments is not None:
        named |= {pair.organisation for pair in pairs_of(departments, waiting, on=on)}
    leaders = version_in_force(jurisdiction_id, Subject.LEADERS, on=on)
    if leaders is not None:
        named |= {row.organisation_id for row in assignments(leaders)}
    return [unit for unit in waiting if unit.pk in named]
