"""What do issued rows show, now that their typing errors are mended? The rows stay as they were issued."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model, QuerySet

from liaison.core.schemes.corrections import Mending, mended
from liaison.schemes.models import Correction, SchemeVersion

Row = TypeVar("Row", bound=Model)


def corrections_of(version: SchemeVersion) -> QuerySet[Correction]:
    """The corrections of a version, the first first, each with who recorded it."""
    return version.corrections.select_related("corrected_by")


def corrected(rows: Iterable[Row]) -> list[Row]:
    """The rows with corrected values in place of issued ones, to be shown and never saved; one query."""
    found = list(rows)
    if not found:
        return found
    about = found[0]._meta.label_lower
    corrections = Correction.objects.filter(about=about, about_id__in=[row.pk for row in found])
    values = mended(
        Mending(*row) for row in corrections.order_by("id").values_list("about_id", "field", "after")
    )
    for row in found:
        for field, value in values.get(row.pk, {}).items():
            setattr(row, field, value)
    return found
