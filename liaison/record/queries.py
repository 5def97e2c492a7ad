"""What happened here?"""

from django.db import models

from liaison.record.models import Entry


def entries(jurisdiction_id: int) -> models.QuerySet[Entry]:
    """All entries of a jurisdiction, the newest first."""
    return Entry.objects.filter(jurisdiction_id=jurisdiction_id)


def history(about: models.Model) -> models.QuerySet[Entry]:
    """What happened to one row, the newest first."""
    return Entry.objects.filter(about=about._meta.label_lower, about_id=about.pk)
