"""What happened to the thing that a page shows?"""

from django import template
from django.db import models

from liaison.record.queries import history as history_of
from liaison.record.queries.words import ShownEntry, in_words

register = template.Library()

MOST = 50  # what came before them is with the audit administrator


@register.inclusion_tag("record/_history.html")
def history(*about: models.Model | str) -> dict[str, list[ShownEntry] | bool]:
    """The history of these rows, folded up; nothing where none can be seen: {% history unit %}."""
    rows = [each for each in about if isinstance(each, models.Model)]
    found = list(history_of(*rows)[: MOST + 1])
    return {"rows": in_words(found[:MOST], with_logins=True), "has_more": len(found) > MOST}
