"""How do roles read on a preview?"""

from django import template
from django.utils.translation import gettext

from liaison.core.access.roles import ROLES

register = template.Library()


@register.filter
def role_name(code: str) -> str:
    """The role's name in the reader's language."""
    return gettext(ROLES[code].name) if code in ROLES else ""
