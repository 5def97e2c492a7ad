"""Whose functions have gone to whom?"""

from collections.abc import Mapping
from dataclasses import dataclass

from liaison.duties.models import Succession
from liaison.units.models import Category, UnitName


@dataclass(frozen=True, slots=True)
class SuccessionLine:
    """One of them, in names."""

    row: Succession
    old: str
    new: str


def names_ever(place: int) -> dict[int, str]:
    """The last name of every unit that is or was there, the government itself apart; in official order."""
    named = UnitName.objects.filter(jurisdiction_id=place).exclude(unit__category=Category.GOVERNMENT)
    in_order = named.order_by("unit__category", "unit__order", "unit_id", "starts")
    return dict(in_order.values_list("unit_id", "name"))


def successions_of(place: int, names: Mapping[int, str]) -> list[SuccessionLine]:
    """All of the place, the latest first, those withdrawn last."""
    found = Succession.objects.filter(jurisdiction_id=place).order_by("-on", "-pk")
    in_order = sorted(found, key=lambda row: row.withdrawn_at is not None)
    return [line_of(row, names) for row in in_order]


def line_of(row: Succession, names: Mapping[int, str]) -> SuccessionLine:
    """One of them, by the last names that the two have had."""
    return SuccessionLine(row, names.get(row.old_id, ""), names.get(row.new_id, ""))
