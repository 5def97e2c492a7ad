"""Which bodies are there already, under which names?"""

from datetime import date

from liaison.core.schemes.bodies import KnownBody
from liaison.units.models import Category
from liaison.units.queries import units_on


def known_bodies(jurisdiction_id: int, *, on: date) -> list[KnownBody]:
    """Every department and organisation of the day with its aliases and former names."""
    units = units_on(jurisdiction_id, on=on).exclude(category=Category.GOVERNMENT)
    return [
        KnownBody(
            id=unit.pk,
            category=unit.category,
            canonical=unit.canonical,
            name=unit.name,
            aliases=tuple(
                {alias.name for alias in unit.aliases.all()}
                | {name for former in unit.names.all() for name in (former.name, former.full_name) if name}
            ),
        )
        for unit in units.prefetch_related("aliases", "names")
    ]
