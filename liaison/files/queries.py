"""How much may a unit still put in, and has it put in the same before?"""

from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.db.models import Sum
from django.utils.translation import gettext_lazy

from liaison.core.files import megabytes
from liaison.core.refusals import ActionRefused, Refusal
from liaison.files.models import FileContent, StoredFile

_OWN_SHARE = gettext_lazy("本单位的文件空间只剩 %(left)s，放不下这个文件。请先删去不用的文件。")
_SHARE_OF_PLACE = gettext_lazy(
    "存放通知原件的空间只剩 %(left)s，放不下这个文件。请让系统管理员扩大文件空间。"
)
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('liaison.files'), %s)"
KeptElsewhere = Callable[[int, int | None], int]  # jurisdiction and unit; bytes
_kept_elsewhere: list[KeptElsewhere] = []


def offer_kept_elsewhere(counter: KeptElsewhere) -> None:
    """From now on what it counts fills the share as well."""
    if counter not in _kept_elsewhere:
        _kept_elsewhere.append(counter)


def bytes_left(jurisdiction_id: int, unit_id: int | None) -> int:
    """What the unit's share, or without a unit the place's own, still holds, in bytes; never below 0."""
    kept = StoredFile.objects.filter(
        jurisdiction=jurisdiction_id, unit=unit_id, removed_at__isnull=True
    ).aggregate(size=Sum("size"))["size"]
    elsewhere = sum(counted(jurisdiction_id, unit_id) for counted in _kept_elsewhere)
    return max(0, int(settings.LIAISON_UNIT_FILE_BYTES) - (kept or 0) - elsewhere)


def hold_room(size: int, place: int, unit_id: int | None) -> None:
    """Nothing where the share holds so many bytes more; until the transaction ends nobody else fills it.

    Raises ActionRefused.
    """
    with connection.cursor() as cursor:  # two uploads at once do not both fit into what one may fill
        cursor.execute(_ONE_AT_A_TIME, [place])
    left = bytes_left(place, unit_id)
    if size <= left:
        return
    said = _OWN_SHARE if unit_id is not None else _SHARE_OF_PLACE
    raise ActionRefused([Refusal("quota", said % {"left": megabytes(left)})])


def same_before(jurisdiction_id: int, unit_id: int | None, sha256: str) -> StoredFile | None:
    """The unit's own file with the same content; other units' files are never asked."""
    same = StoredFile.objects.filter(
        jurisdiction=jurisdiction_id, unit=unit_id, sha256=sha256, removed_at__isnull=True
    )
    return same.first()


def content_of(file: StoredFile) -> bytes:
    """What the file holds. Raises FileContent.DoesNotExist once it was removed."""
    return bytes(FileContent.objects.values_list("content", flat=True).get(files=file))


def preview_content(file: StoredFile) -> bytes:
    """The picture made smaller; empty for what is none. Raises FileContent.DoesNotExist once removed."""
    return bytes(FileContent.objects.values_list("preview", flat=True).get(files=file))
