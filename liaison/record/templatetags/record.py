"""What happened to the thing that a page shows?"""

from collections.abc import Iterable

from django import template
from django.db import models

from liaison.record.queries import history as history_of
from liaison.record.queries.words import ShownEntry, in_words

register = template.Library()

MOST = 50  # what came before them is with the audit administrator


@register.inclusion_tag("record/_history.html")
def history(*about: models.Model | Iterable[object] | None) -> dict[str, list[ShownEntry] | bool]:
    """The history of these rows, or lists of rows, folded up; nothing without any: {% history unit %}."""
    rows = [row for each in about for row in _rows(each)]
    found = list(history_of(*rows)[: MOST + 1])
    return {"rows": in_words(found[:MOST], with_logins=True), "has_more": len(found) > MOST}


def _rows(about: models.Model | Iterable[object] | None) -> list[models.Model]:
    """What the page has named; a name that it lacks comes as an empty text, nothing as None."""
    found = [about] if isinstance(about, models.Model) else about or ()
    return [row for row in found if isinstance(row, models.Model)]
