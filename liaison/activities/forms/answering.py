"""What may be typed when a unit says its word about an entry?"""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.matters.models import AnsweredHow


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
    """Which entries are confirmed at once: `activity:revision`, for one unit."""

    unit = forms.IntegerField()
    ticked = forms.TypedMultipleChoiceField(coerce=lambda value: tuple(map(int, value.split(":"))))

    def __init__(self, *args: Any, choices: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["ticked"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [(choice, choice) for choice in choices]
