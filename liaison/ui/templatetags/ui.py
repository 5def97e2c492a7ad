"""Template tags that know no subject."""

from django import template

register = template.Library()
