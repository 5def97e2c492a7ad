"""How is a cell of a matrix written? Hundreds of them stand on one page, so they are put together here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from liaison.schemes.queries.between import Sight
from liaison.schemes.queries.grid import Grid, Kind, Line, Spot
from liaison.units.models import Category
from liaison.units.queries import NamedUnit

register = template.Library()

MARKS = {Kind.PAIRED: "●", Kind.COMMON: "○", Kind.AD_HOC: "△"}
NAMES = {Kind.PAIRED: "结对联系", Kind.COMMON: "共同联系", Kind.AD_HOC: "按需联系"}


@dataclass(frozen=True, slots=True)
class _Addresses:
    """Where rules and units of the place are shown, and on which day; looked up once, not for every cell."""

    units: str
    rules: str
    pairs: str
    sight: Sight  # between whom whoever looks sees what is done: those cells lead to all of it
    keep_day: str  # ?on=… while another day than today is looked at

    def unit(self, pk: int) -> str:
        return f"{self.units}{pk}/{self.keep_day}"

    def spot(self, spot: Spot, line: Line) -> str:
        """What the two do together, where that may be seen; else the rule, or the unit where no rule is."""
        department, organisation = _sides(line.unit, spot.other)
        if self.sight.reaches(department, organisation):
            return f"{self.pairs}{department}/{organisation}/"
        return self.unit(line.unit.pk) if spot.rule is None else f"{self.rules}{spot.rule}/"


def _sides(one: NamedUnit, other: NamedUnit) -> tuple[int, int]:
    return (one.pk, other.pk) if one.category == Category.DEPARTMENT else (other.pk, one.pk)


@register.simple_tag(takes_context=True)
def matrix_rows(context: Context, grid: Grid) -> SafeString:
    """The rows of the table."""
    addresses = _addresses(context)
    words = {kind: escape(gettext(name)) for kind, name in NAMES.items()}
    return mark_safe("".join(_row(line, addresses, words) for line in grid.lines))  # noqa: S308 - escaped below


def _row(line: Line, addresses: _Addresses, words: Mapping[Kind, str]) -> str:
    cells = "".join(_cell(spot, line, addresses, words) if spot else "<td></td>" for spot in line.spots)
    unit = addresses.unit(line.unit.pk)
    return (
        f'<tr><th scope="row"><a href="{unit}">{escape(line.unit.name)}</a></th>{cells}'
        f'<td class="matrix-count"><a href="{unit}">{len(line.met)}</a></td></tr>'
    )


def _cell(spot: Spot, line: Line, addresses: _Addresses, words: Mapping[Kind, str]) -> str:
    title = escape(f"{line.unit.name} — {spot.other.name}")
    address = addresses.spot(spot, line)
    return (
        f'<td class="is-{spot.kind.replace("_", "-")}"><a href="{address}" title="{title}">'
        f'<span aria-hidden="true">{MARKS[spot.kind]}</span>'
        f'<span class="visually-hidden">{words[spot.kind]}：{title}</span></a></td>'
    )


@register.simple_tag(takes_context=True)
def matrix_list(context: Context, grid: Grid) -> SafeString:
    """The same unit by unit, for a narrow screen."""
    return mark_safe("".join(_items(grid, _addresses(context))))  # noqa: S308 - escaped below


def _items(grid: Grid, addresses: _Addresses) -> Iterator[str]:
    words = {kind: escape(gettext(name)) for kind, name in NAMES.items()}
    for line in grid.lines:
        others = "".join(
            f'<li class="is-{spot.kind.replace("_", "-")}"><a href="{addresses.spot(spot, line)}">'
            f'<span aria-hidden="true">{MARKS[spot.kind]}</span> '
            f'<span class="visually-hidden">{words[spot.kind]}：</span>{escape(spot.other.name)}</a></li>'
            for spot in line.met
        )
        unit = addresses.unit(line.unit.pk)
        yield (
            f'<li><a class="matrix-unit" href="{unit}">{escape(line.unit.name)}</a> '
            f"<small>{len(line.met)}</small><ul>{others}</ul></li>"
        )


def _addresses(context: Context) -> _Addresses:
    place = context["place"].pk
    units, rules = (reverse(page, args=[place, 0]) for page in ("schemes:unit", "schemes:rule"))
    return _Addresses(
        units=units.removesuffix("0/"),
        rules=rules.removesuffix("0/"),
        pairs=reverse("activities:pair", args=[place, 0, 0]).removesuffix("0/0/"),
        sight=context.get("sight") or Sight(),
        keep_day=str(context.get("keep_day", "")),
    )
