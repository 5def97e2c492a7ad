"""What is said of a file before it is uploaded, and what is asked of it?"""

from collections.abc import Collection
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from liaison.core.files import DOCUMENTS, KINDS, PICTURES, accepted
from liaison.files.readers import megabytes


class KeptFileField(forms.FileField):
    """A file to be kept; its kinds and the limit stand beside it before anybody chooses one.

    Its value is an upload that is not examined yet: `examined_upload` does that.
    """

    def __init__(self, *, accepts: Collection[str] = PICTURES | DOCUMENTS, **options: Any) -> None:
        self.accepts = frozenset(accepts)
        said = format_lazy(
            _("{kinds}；不超过 {limit}。国家秘密和内部敏感事项不得上传。"),
            kinds=accepted(self.accepts),
            limit=megabytes(settings.LIAISON_FILE_BYTES),
        )
        suffixes = ",".join(suffix for code in sorted(self.accepts) for suffix in KINDS[code].suffixes)
        options.setdefault("help_text", said)
        options.setdefault("widget", forms.ClearableFileInput(attrs={"accept": suffixes}))
        super().__init__(**options)

    def clean(self, data: Any, initial: Any = None) -> UploadedFile | None:
        file: UploadedFile | None = super().clean(data, initial)
        if file and (file.size or 0) > settings.LIAISON_FILE_BYTES:
            raise ValidationError(
                _("文件超过 %(limit)s，请压缩或拆分后再传。")
                % {"limit": megabytes(settings.LIAISON_FILE_BYTES)}
            )
        return file
