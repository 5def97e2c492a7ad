"""What is said of a file that is put with an activity, and why is one taken away?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.files.forms import KeptFileField
from liaison.matters.models import AttachmentKind


class AttachmentForm(forms.Form):
    """One file; several are sent under the same name and looked at one by one."""

    file = KeptFileField(label=_("文件"))
    kind = forms.TypedChoiceField(
        label=_("是什么"),
        choices=[("", _("按文件判断")), *AttachmentKind.choices],
        coerce=AttachmentKind,
        required=False,
        empty_value=None,
    )
    caption = forms.CharField(label=_("说明"), max_length=120, required=False)


class RemovalForm(forms.Form):
    """Why a file is taken away."""

    reason = forms.CharField(label=_("移除的原因"), max_length=300)
