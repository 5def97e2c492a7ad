"""What is asked of somebody who brings an office in?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.files.forms import UploadField
from liaison.ui.forms import Day


class ListForm(forms.Form):
    """The list, from when on its people hold their posts, and whether they get accounts."""

    file = UploadField(
        label=_("名册文件"), help_text=_("Excel 或 WPS 表格（.xlsx），或 .csv；合并单元格可以保留")
    )
    starts = Day(label=_("任职自哪天起"), help_text=_("一般填启用本系统的日期。"))
    with_accounts = forms.BooleanField(
        label=_("同时申请账号（由安全管理员批准后打印开通单）"), required=False
    )


class BatchForm(forms.Form):
    """How far the opening of accounts has come; what was shown when it began is its end."""

    after = forms.IntegerField(min_value=0, required=False)  # the last request that was dealt with
    until = forms.IntegerField(min_value=0, required=False)  # the last one that was shown
    done = forms.IntegerField(min_value=0, required=False)  # accounts opened so far
