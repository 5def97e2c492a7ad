"""How do values of a scheme read on a page?"""

from typing import Any

from django import template
from django.utils.translation import gettext

from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.duties.words import in_words as words_of
from liaison.core.schemes.scheme import PARTY

register = template.Library()


@register.filter
def in_words(demand: Any) -> str:
    """How often and by when a duty, or the data of a proposed one, is to be done."""
    names = ("minimum", "maximum", "per", "due")
    minimum, maximum, per, due = (
        demand.get(name) if isinstance(demand, dict) else getattr(demand, name) for name in names
    )
    return words_of(minimum, maximum, per or "", due or "")


@register.filter
def duty_name(code: str) -> str:
    """The kind's name; the bare code where the table no longer has it."""
    kind = DUTY_KINDS.get(code)
    return gettext(kind.name) if kind else code


@register.filter
def covered_in_words(covers: list[str]) -> str:
    """What a common rule covers."""
    return "、".join(gettext("全部民主党派") if each == PARTY else each for each in covers)
