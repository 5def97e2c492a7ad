"""Which table comes back, and what does it do to the scheme in force?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.files.forms import UploadField
from liaison.schemes.models.drafts import Mode


class WorkbookForm(forms.Form):
    """A matrix as a workbook or a plain table."""

    file = UploadField(
        label=_("改过的矩阵"),
        help_text=_("Excel（.xlsx）或 CSV（UTF-8、GBK 均可），矩阵放在第一张表"),
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
