"""What may be typed about working days?"""

import contextlib
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from liaison.ui.forms import Day

FIRST_YEAR, LAST_YEAR = 2000, 2100
_LARGEST = 200_000  # bytes; a holiday notice has two thousand


def _within_years(day: date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise forms.ValidationError(_("请填 2000 年到 2100 年之间的日期。"))


def _day(label: Any) -> Day:
    return Day(label=label, validators=[_within_years])


def _text(data: bytes) -> str:
    """The text of a file saved on a mainland computer: today's encoding, or the one of older workbooks."""
    for encoding in ("utf-8-sig", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            if "\x00" not in (text := data.decode(encoding)):
                return text
    raise forms.ValidationError(_("不是文本文件。请选择文本文件或 .csv，或把内容粘贴到上面。"))


class CountForm(forms.Form):
    """From which day how many working days are counted, and which way."""

    begins = _day(_("起算日（当天不计入）"))
    count = forms.IntegerField(label=_("工作日数"), min_value=1, max_value=400)
    way = forms.ChoiceField(
        label=_("方向"), choices=[("after", _("往后算")), ("before", _("往前算"))], initial="after"
    )


class DayForm(forms.Form):
    """One day: worked or not, and why."""

    day = _day(_("日期"))
    kind = forms.ChoiceField(
        label=_("当天"),
        widget=forms.RadioSelect,
        choices=[("rest", _("休息")), ("work", _("上班")), ("published", _("按公布的安排"))],
    )
    why = forms.CharField(
        label=_("原因"),
        required=False,
        max_length=60,
        help_text=_("如：建区纪念日放假、防汛值班上班。算出的期限会写明这个原因。"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") in {"rest", "work"} and not cleaned.get("why") and "why" not in self.errors:
            self.add_error("why", _("请写明原因。"))
        return cleaned


class YearForm(forms.Form):
    """A year's holiday notice, pasted or as a file of text."""

    year = forms.IntegerField(label=_("年份"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    source = forms.CharField(
        label=_("依据"), max_length=120, help_text=_("通知的标题或文号，期限的说明以此为据。")
    )
    text = forms.CharField(
        label=_("通知正文或日期表"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "粘贴放假安排通知的正文；或从表格中复制三列（日期、休息或上班、原因），"
            "每天一行，如“2027-01-01 休息 元旦”。"
        ),
    )
    file = forms.FileField(label=_("或选择文件"), required=False, help_text=_("文本文件或 .csv。"))

    def clean_file(self) -> str:
        """The text that the file holds."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return ""
        if file.size and file.size > _LARGEST:
            raise forms.ValidationError(_("文件太大，请只保留放假安排的正文。"))
        return _text(file.read())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned.get("text") or "").strip() and not cleaned.get("file"):
            self.add_error("text", _("请粘贴通知正文，或选择文件。"))
        return cleaned

    @property
    def typed(self) -> str:
        """What is to be read: the file where one was chosen."""
        return str(self.cleaned_data["file"] or self.cleaned_data["text"])
