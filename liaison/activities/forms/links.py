"""What may be typed when a unit is asked by an address?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.activities.forms.answering import MonthForm, ticked_in


class LinkForm(MonthForm):
    """For which unit, and about which activity or month."""

    unit = forms.IntegerField()
    activity = forms.IntegerField(required=False)


class AnswerByLinkForm(forms.Form):
    """Who answers, about which entries, and whether something is wrong."""

    who = forms.CharField(
        label=_("您的姓名和职务"), max_length=60, help_text=_("登记在确认记录中，双方都能看到。")
    )
    answer = forms.ChoiceField(
        choices=[("confirm", _("确认无误")), ("contest", _("有异议"))], widget=forms.HiddenInput
    )
    wrong = forms.CharField(
        label=_("哪里不符"), required=False, max_length=200, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["ticked"] = ticked_in(self.data)
        if not cleaned["ticked"]:
            self.add_error(None, _("请勾选要答复的活动。"))
        if cleaned.get("answer") == "contest" and not (cleaned.get("wrong") or "").strip():
            self.add_error("wrong", _("请写明哪里不符。"))
        return cleaned

    @property
    def contests(self) -> bool:
        return bool(self.cleaned_data["answer"] == "contest")

    @property
    def note(self) -> str:
        """Who answered, and what is wrong where something is."""
        who, wrong = self.cleaned_data["who"].strip(), self.cleaned_data["wrong"].strip()
        return f"{wrong}（{who}）" if self.contests else who
