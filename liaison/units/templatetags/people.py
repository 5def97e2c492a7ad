"""How do names and numbers of people read on a page?"""

from django import template

from liaison.core import order, telephones

register = template.Library()


@register.filter
def padded(name: str) -> str:
    """A name as printed lists write it, two characters as wide as three."""
    return order.padded(name)


@register.filter
def masked(number: str | None) -> str:
    """A telephone number with its middle hidden."""
    return telephones.masked(number or "")
