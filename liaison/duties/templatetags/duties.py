"""How are windows and measures of duties written on a page?"""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liaison.core.periods import Span
from liaison.duties.models import KeptFinding

register = template.Library()
_MOST_SQUARES = 6  # more than that are a number alone


@register.filter
def period(span: Span) -> str:
    """The days as an official names them; in other languages from day to day."""
    if (get_language() or "zh").startswith("zh"):
        return str(span)
    return f"{span.starts.isoformat()} – {span.last.isoformat()}"


@register.simple_tag
def measure(row: KeptFinding) -> SafeString:
    """How much is done of what is needed, drawn and in numbers."""
    if row.needed is None:
        return format_html('<span class="measure">{}</span>', _("%(done)s 次") % {"done": row.done})
    words = _("要求 %(needed)s 次，已有 %(done)s 次") % {"needed": row.needed, "done": row.done}
    squares: SafeString | str = ""
    if row.needed <= _MOST_SQUARES:
        filled = min(row.done, row.needed)
        squares = format_html_join(
            "", '<i class="{}"></i>', (("is-done" if n < filled else "",) for n in range(row.needed))
        )
    return format_html(
        '<span class="measure"><span class="measure-squares" aria-hidden="true">{}</span>'
        '<span aria-hidden="true">{}/{}</span><span class="visually-hidden">{}</span></span>',
        squares,
        row.done,
        row.needed,
        words,
    )
