"""How is a line of a list of many units written? Hundreds stand on one page: put together here."""

from collections.abc import Iterable, Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from liaison.duties.queries.listed import Listed
from liaison.ui.templatetags.ui import badge, translated

register = template.Library()


@register.simple_tag
def listed_rows(listed: Iterable[Listed], *, may_tick: bool, may_chase: bool) -> SafeString:
    """The rows of the table; with a box to tick where `may_tick`, for what can be chased by whoever may."""
    labels = {
        "label_unit": _("单位"),
        "label_kind": _("事项"),
        "label_other": _("与谁"),
        "label_state": _("状态"),
        "label_due": _("最后一天"),
        "label_reason": _("原因"),
        "label_chase": _("催办"),
    }
    rows = (_row(each, labels, may_tick=may_tick, may_chase=may_chase) for each in listed)
    return mark_safe("".join(rows))  # noqa: S308 - escaped below


def _row(each: Listed, labels: Mapping[str, str], *, may_tick: bool, may_chase: bool) -> str:
    line = each.line
    said = {
        "name": translated(line.name),
        "who": line.who or _("政府"),
        "other": line.other or translated(line.everybody),
        "state": badge(line.state, line.tone, line.icon),
        "why": badge(line.why, "plain") if line.why else "",
        "due": line.row.due.isoformat(),
        "reason": each.reason or _("为什么"),
        "explained_at": line.explained_at,
        "chase": _chase(each),
    }
    tick = _tick(each, labels["label_chase"], may_chase=may_chase) if may_tick else ""
    return f"<tr>{tick}{format_html(_CELLS, **labels, **said)}</tr>"


_CELLS = (
    '<th scope="row" data-label="{label_unit}">{who}</th>'
    '<td data-label="{label_kind}"><a href="{explained_at}">{name}</a></td>'
    '<td data-label="{label_other}">{other}</td>'
    '<td data-label="{label_state}">{state} {why}</td>'
    '<td class="date" data-label="{label_due}">{due}</td>'
    '<td data-label="{label_reason}"><a href="{explained_at}">{reason}</a></td>'
    '<td data-label="{label_chase}">{chase}</td>'
)


def _tick(each: Listed, label: str, *, may_chase: bool) -> str:
    if not (each.can_be_chased and may_chase):
        return '<td class="no-print listed-tick"></td>'
    words = " ".join((label, each.line.who, translated(each.line.name), each.line.other))
    return format_html(
        '<td class="no-print listed-tick"><label><input class="form-check-input" type="checkbox" '
        'name="finding" value="{}"><span class="visually-hidden">{}</span></label></td>',
        each.key,
        words,
    )


def _chase(each: Listed) -> SafeString:
    if each.chase is None:
        return mark_safe('<span class="soft">—</span>')
    return format_html('<span class="date">{}</span>', each.chase.chased_on.isoformat())
