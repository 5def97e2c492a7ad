"""What is said of a file before it is uploaded, and what is asked of it?"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liaison.core.files import DOCUMENTS, KINDS, PICTURES, accepted, megabytes

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


class UploadField(forms.FileField):
    """A file; how large it may be stands beside it before anybody chooses one."""

    def __init__(self, *, help_text: StrOrPromise = "", **options: Any) -> None:
        limit = megabytes(settings.LIAISON_FILE_BYTES)
        said = format_lazy(
            _("{said}，不超过 {limit}。国家秘密和内部敏感事项不得上传。"), said=help_text, limit=limit
        )
        super().__init__(help_text=said, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The page, too, knows the limit, and says so before anything is sent."""
        return {
            **super().widget_attrs(widget),
            "data-largest": settings.LIAISON_FILE_BYTES,
            "data-too-large": _too_large(),
        }

    def clean(self, data: Any, initial: Any = None) -> UploadedFile | None:
        file: UploadedFile | None = super().clean(data, initial)
        if file and (file.size or 0) > settings.LIAISON_FILE_BYTES:
            raise ValidationError(_too_large())
        return file


def _too_large() -> StrOrPromise:
    limit = megabytes(settings.LIAISON_FILE_BYTES)
    return format_lazy(_("文件超过 {limit}，请压缩或拆分后再传。"), limit=limit)


class KeptFileField(UploadField):
    """A file to be kept; its kinds and the limit stand beside it before anybody chooses one.

    Its value is an upload that is not examined yet: `examined_upload` does that.
    """

    def __init__(self, *, accepts: Collection[str] = PICTURES | DOCUMENTS, **options: Any) -> None:
        self.accepts = frozenset(accepts)
        suffixes = ",".join(suffix for code in sorted(self.accepts) for suffix in KINDS[code].suffixes)
        options.setdefault("help_text", lazy(accepted, str)(self.accepts, gettext))
        options.setdefault("widget", forms.ClearableFileInput(attrs={"accept": suffixes}))
        super().__init__(**options)
