"""What may be typed about what came of an activity?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.ui.forms import Day

LONGEST = 20_000  # characters of minutes


def _several_lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class MinutesForm(forms.Form):
    """The minutes as text, and which text the writer had before them."""

    prefix = "minutes"
    seen = forms.CharField(max_length=16, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("纪要"),
        max_length=LONGEST,
        required=False,
        widget=_several_lines(8),
        help_text=_("写在这里，或者把纪要文件放到“照片和材料”中。"),
    )


class OfUnitForm(forms.Form):
    """Something of one of the units that take part."""

    unit = forms.TypedChoiceField(coerce=int)

    def __init__(self, *args: Any, units: Iterable[tuple[int, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = list(units)
        field.label = self.of_whom

    of_whom: Any = _("单位")


class FollowUpForm(OfUnitForm):
    """What was agreed, who does it, until when."""

    prefix = "follow_up"
    of_whom = _("由谁负责")
    field_order = ("what", "unit", "due")
    what = forms.CharField(label=_("商定的事项"), max_length=300)
    due = Day(label=_("完成日期"))


class FinishForm(forms.Form):
    """When it was done, and how."""

    prefix = "finish"
    done_on = Day(label=_("完成日期"))
    note = forms.CharField(label=_("完成情况"), max_length=300, required=False)


class OpinionForm(OfUnitForm):
    """An opinion as it was voiced, whose, and by whom."""

    prefix = "opinion"
    of_whom = _("哪个单位的意见")
    field_order = ("text", "unit", "voiced_by")
    text = forms.CharField(label=_("意见建议"), max_length=2000, widget=_several_lines(3))
    voiced_by = forms.CharField(label=_("由谁提出"), max_length=60, required=False)


class ObservationForm(OfUnitForm):
    """What was found, who is to reply, until when."""

    prefix = "observation"
    of_whom = _("由谁答复")
    field_order = ("text", "unit", "due")
    text = forms.CharField(label=_("发现的问题或建议"), max_length=2000, widget=_several_lines(3))
    due = Day(label=_("答复期限"), required=False)


class ReplyForm(forms.Form):
    """The reply to a finding."""

    prefix = "reply"
    text = forms.CharField(label=_("答复或整改情况"), max_length=2000, widget=_several_lines(3))


class MergeForm(forms.Form):
    """Which other entry stays."""

    prefix = "merge"
    kept = forms.IntegerField(min_value=1, max_value=2**63 - 1)


class WithdrawForm(forms.Form):
    """Why something noted is taken back."""

    reason = forms.CharField(label=_("撤销的原因"), max_length=300)
