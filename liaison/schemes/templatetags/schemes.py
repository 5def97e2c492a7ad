"""How do values of a scheme read on a page?"""

from typing import Any

from django import template
from django.utils.translation import gettext

from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.duties.words import in_words as words_of
from liaison.core.schemes.amend import hint_of_amendment
from liaison.core.schemes.scheme import PARTY
from liaison.schemes.models import SchemeDraft
from liaison.schemes.models.drafts import Change, Mode

register = template.Library()


@register.filter
def in_words(demand: Any) -> str:
    """How often and by when a duty, or the data of a proposed one, is to be done."""
    names = ("minimum", "maximum", "per", "due")
    minimum, maximum, per, due = (
        demand.get(name) if isinstance(demand, dict) else getattr(demand, name) for name in names
    )
    return words_of(minimum, maximum, per or "", due or "", gettext)


@register.filter
def duty_name(code: str) -> str:
    """The kind's name; the bare code where the table no longer has it."""
    kind = DUTY_KINDS.get(code)
    return gettext(kind.name) if kind else code


@register.filter
def covered_in_words(covers: list[str]) -> str:
    """What a common rule covers."""
    return "、".join(gettext("全部民主党派") if each == PARTY else each for each in covers)


@register.filter
def at(values: dict[Any, Any], key: Any) -> Any:
    """The value under the key; nothing where there is none."""
    return values.get(key, "")


@register.simple_tag
def amendment_hint(draft: SchemeDraft) -> str:
    """The line of the notice that lets one think that it amends; empty where there is none."""
    return hint_of_amendment(draft.notice.text) if draft.notice else ""


@register.simple_tag
def draft_modes() -> list[tuple[str, str]]:
    """What a notice can be."""
    return list(Mode.choices)


@register.simple_tag
def changes() -> list[tuple[str, str]]:
    """What a fact can do to the scheme in force."""
    return list(Change.choices)
