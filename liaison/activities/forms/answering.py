"""What may be typed when a unit says its word about an entry?"""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.core.files import PICTURES
from liaison.files.forms import KeptFileField
from liaison.matters.models import AnsweredHow

_TICK = re.compile(r"([0-9]{1,18}):([0-9]{1,9})")


class WordForm(forms.Form):
    """For which unit, and about the entry as it stood at which revision."""

    unit = forms.IntegerField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ContestForm(WordForm):
    """What is wrong with the entry."""

    note = forms.CharField(
        label=_("哪里不符"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("如：当天没有来人；参加的是副主委。双方和统筹部门都会看到。"),
    )


class FiledWordForm(WordForm):
    """What the other side said without the system, with who and when."""

    how = forms.TypedChoiceField(
        label=_("方式"),
        choices=[(how.value, how.label) for how in (AnsweredHow.SHEET, AnsweredHow.TELEPHONE)],
        coerce=AnsweredHow,
        widget=forms.RadioSelect,
    )
    contests = forms.TypedChoiceField(
        label=_("答复"),
        choices=[("0", _("确认无误")), ("1", _("有异议"))],
        coerce=lambda value: value == "1",
        initial="0",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("谁、何时、怎么说"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("如：6 月 3 日上午，民盟市委会联络员来电确认。"),
    )
    scan = KeptFileField(
        label=_("签字表的扫描件或照片（电话答复的可以不传）"),
        accepts=PICTURES | {"pdf", "ofd"},
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("how") == AnsweredHow.SHEET and not cleaned.get("scan") and "scan" not in self.errors:
            self.add_error("scan", _("书面签字的，请附上签字表的扫描件或照片。"))
        return cleaned


class SettleForm(forms.Form):
    """How a coordinator settles a contest."""

    stands = forms.TypedChoiceField(
        label=_("裁定"),
        choices=[("1", _("属实，照原登记计入")), ("0", _("不予认定，不计入"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("依据"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class MonthForm(forms.Form):
    """Which month; the present one where nothing is said."""

    month = forms.DateField(required=False, input_formats=["%Y-%m", "%Y-%m-%d"])

    def clean_month(self) -> date | None:
        month: date | None = self.cleaned_data["month"]
        return month.replace(day=1) if month else None


class TickedForm(forms.Form):
    """Which entries are answered at once, for one unit; each tick says `activity:revision`."""

    unit = forms.IntegerField()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["ticked"] = ticked_in(self.data)
        if not cleaned["ticked"]:
            self.add_error(None, _("请勾选要答复的活动。"))
        return cleaned


class SignedSheetForm(TickedForm):
    """Which entries of a month were signed, by whom and when, and the sheet."""

    note = forms.CharField(
        label=_("谁、何时签字"), max_length=300, help_text=_("如：秘书长 7 月 2 日签字并盖章。")
    )
    scan = KeptFileField(label=_("签字表的扫描件或照片"), accepts=PICTURES | {"pdf", "ofd"})


def ticked_in(data: Any) -> dict[int, int]:
    """The revision by activity of each tick that was sent; what is no tick of ours is left out."""
    sent = data.getlist("ticked") if hasattr(data, "getlist") else []
    found = (_TICK.fullmatch(value) for value in sent)
    return {int(tick[1]): int(tick[2]) for tick in found if tick}
