"""Which files lie with a subject?"""

from django.db.models import QuerySet

from liaison.matters.models import Attachment, Subject


def attachments_of(subject: Subject) -> QuerySet[Attachment]:
    """The files that are shown, photos together, each with its file; the bytes are not fetched."""
    found = Attachment.objects.filter(subject=subject, removed_at__isnull=True)
    return found.select_related("file").order_by("kind", "pk")


def attachment_at(jurisdiction_id: int, pk: int) -> Attachment | None:
    """The file of the place with its subject; None where it is not here or no longer shown."""
    found = Attachment.objects.filter(jurisdiction_id=jurisdiction_id, pk=pk, removed_at__isnull=True)
    return found.select_related("file", "subject").first()
