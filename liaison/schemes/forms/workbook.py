"""Which table comes back, and what does it do to the scheme in force?"""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from liaison.schemes.models.drafts import Mode


class WorkbookForm(forms.Form):
    """A matrix as a workbook or a plain table."""

    file = forms.FileField(
        label=_("改过的矩阵"),
        help_text=_("Excel（.xlsx）或 CSV（UTF-8、GBK 均可），矩阵放在第一张表，不超过 2 MB。"),
    )
    mode = forms.ChoiceField(
        label=_("怎样处理"),
        choices=[
            (Mode.AMENDMENT, _("只审核与现行方案不同的地方")),
            (Mode.FULL, _("作为一份完整的新方案审核")),
        ],
        widget=forms.RadioSelect,
        initial=Mode.AMENDMENT,
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > settings.LIAISON_NOTICE_BYTES:
            raise ValidationError(_("文件超过 2 MB。请只保留矩阵这一张表。"))
        return file
