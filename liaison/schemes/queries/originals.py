"""How much room do the originals of notices take?"""

from django.db.models import Sum
from django.db.models.functions import Length

from liaison.schemes.models import NoticeOriginal


def bytes_of_originals(jurisdiction_id: int, unit_id: int | None) -> int:
    """They belong to the place and fill its own share, never that of a unit."""
    if unit_id is not None:
        return 0
    kept = NoticeOriginal.objects.filter(jurisdiction=jurisdiction_id)
    return kept.aggregate(size=Sum(Length("content")))["size"] or 0
