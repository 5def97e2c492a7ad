"""How is a spot of the heat map written? Hundreds stand on one page, so they are put together here."""

from collections.abc import Iterator

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from liaison.duties.queries.heat import Heat, Row, Spot, Tally

register = template.Library()


@register.simple_tag(takes_context=True)
def heat_rows(context: Context, heat: Heat) -> SafeString:
    """The rows of the table; every spot says in words what its look shows."""
    place, keep_day = context["place"].pk, str(context.get("keep_day", ""))
    between = reverse("duties:between", args=[place, 0, 0]).removesuffix("0/0/")
    board = reverse("duties:board", args=[place, 0]).removesuffix("0/")
    rows = (_row(row, between, board, keep_day) for row in heat.rows)
    return mark_safe("".join(rows))  # noqa: S308 - escaped below


@register.simple_tag(takes_context=True)
def heat_own(context: Context, own: Tally, unit: int) -> SafeString:
    """What a unit owes by itself, leading to its board."""
    address = reverse("duties:board", args=[context["place"].pk, unit])
    return _link(f"{address}{context.get('keep_day', '')}", _words(own))


def _row(row: Row, between: str, board: str, keep_day: str) -> str:
    address = f"{board}{row.department.pk}/{keep_day}"
    look = "is-late" if row.own.late else "is-open" if row.own.open else ""
    own = format_html('<td class="{}">{}</td>', look, _link(address, _words(row.own)))
    head = format_html('<th scope="row"><a href="{}">{}</a></th>', address, row.department.name)
    spots = "".join(_spot(spot, between, keep_day) for spot in row.spots)
    return f"<tr>{head}{own}{spots}</tr>"


def _spot(spot: Spot, between: str, keep_day: str) -> str:
    if not (spot.is_pair or spot.contacts or spot.tally.open or spot.tally.late):
        return "<td></td>"
    address = f"{between}{spot.department}/{spot.organisation.pk}/{keep_day}"
    words = [_("%(count)s次") % {"count": spot.contacts}, *_words(spot.tally)]
    return format_html(
        '<td class="{}">{}</td>', f"is-{spot.look}" if spot.look else "", _link(address, words)
    )


def _words(tally: Tally) -> list[str]:
    return list(_open(tally))


def _open(tally: Tally) -> Iterator[str]:
    if tally.late:
        yield _("逾期%(count)s") % {"count": tally.late}
    if tally.open:
        yield _("待办%(count)s") % {"count": tally.open}


def _link(address: str, words: list[str]) -> SafeString:
    if not words:
        return format_html('<a href="{}" class="soft">{}</a>', address, _("无"))
    first, *rest = words
    return format_html(
        '<a href="{}"><span>{}</span>{}</a>',
        address,
        first,
        format_html("<small>{}</small>", " ".join(rest)) if rest else "",
    )
