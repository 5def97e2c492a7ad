"""Which leader answers for whom on a day, and who leads the work?"""

from dataclasses import dataclass
from datetime import date

from liaison.schemes.models import LeaderAssignment, SchemeVersion
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.holders import Link, linked
from liaison.schemes.queries.scheme import assignments, version_in_force
from liaison.units.models import Category, Tenure
from liaison.units.queries import NamedUnit, units_on


@dataclass(frozen=True, slots=True)
class Leadership:
    """The leaders of a version, from either side."""

    version: SchemeVersion
    rows: list[tuple[LeaderAssignment, str]]  # with the organisation's name of the day
    by_organisation: "list[tuple[NamedUnit, list[LeaderAssignment]]]"

    @property
    def leading(self) -> list[LeaderAssignment]:
        """Who answers for the liaison work as a whole."""
        return [row for row, _ in self.rows if row.leads]

    @property
    def told_of(self) -> list[LeaderAssignment | Tenure]:
        """Whose history is that of the leaders: the assignments, and the tenures behind their names."""
        assigned = [row for row, _ in self.rows]
        links: list[Link | None] = [row.link for row in assigned]  # type: ignore[attr-defined]  # set by `linked`
        tenures = {link.tenure.pk: link.tenure for link in links if link is not None}
        return [*assigned, *tenures.values()]

    @property
    def hears_all(self) -> list[str]:
        """Who hears every organisation, without answering for one."""
        return [row.leader_name for row, _ in self.rows if row.organisation_id is None]


def leadership(jurisdiction_id: int, *, on: date) -> Leadership | None:
    """The leaders of the day; None where nothing is laid down. Clauses: ZY-A1, JN-3.1."""
    version = version_in_force(jurisdiction_id, Subject.LEADERS, on=on)
    if version is None:
        return None
    rows = linked(assignments(version), on=on)
    organisations = list(units_on(jurisdiction_id, on=on, category=Category.ORGANISATION))
    names = {unit.pk: unit.name for unit in organisations}
    return Leadership(
        version,
        [(row, names.get(row.organisation_id or 0, "")) for row in rows],
        [(unit, [row for row in rows if row.organisation_id == unit.pk]) for unit in organisations],
    )
