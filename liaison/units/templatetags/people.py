"""How do names and numbers of people read on a page?"""

from django import template

from liaison.core import order, telephones
from liaison.units.models import Post
from liaison.units.queries.deputies import Deputy, deputies_of

register = template.Library()


@register.filter
def padded(name: str) -> str:
    """A name as printed lists write it, two characters as wide as three."""
    return order.padded(name)


@register.filter
def masked(number: str | None) -> str:
    """A telephone number with its middle hidden."""
    return telephones.masked(number or "")


@register.filter
def deputies(post: Post) -> tuple[Deputy, ...]:
    """Who acts in the stead of the post's holder."""
    return deputies_of(post)
