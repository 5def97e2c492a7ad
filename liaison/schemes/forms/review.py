"""What may be typed while a draft is reviewed, besides the facts themselves?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.core.schemes.corrections import MENDABLE, Mendable


class SeenForm(forms.Form):
    """Which edition of a fact the person had before them; without one, the present edition is meant."""

    edition = forms.IntegerField(required=False, min_value=1)

    @classmethod
    def seen(cls, sent: Any) -> int | None:
        """The edition that was sent along; None where none, or nonsense, was."""
        form = cls(sent)
        return form.cleaned_data["edition"] if form.is_valid() else None


class SelectionForm(forms.Form):
    """A place in the text of a notice, as it was selected there."""

    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)

    def place_in(self, text: str) -> tuple[int, int] | None:
        """The selected place without blank edges; None where there is none in this text."""
        if not self.is_valid():
            return None
        start, end = self.cleaned_data["start"], min(self.cleaned_data["end"], len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return (start, end) if start < end else None


class RevokeForm(forms.Form):
    """Why an issue is undone."""

    reason = forms.CharField(
        label=_("撤销原因"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), strip=True
    )


class CorrectionForm(forms.Form):
    """Which value of a version is mended, how it should read, and why."""

    which = forms.ChoiceField(label=_("要更正的内容"))
    after = forms.CharField(label=_("更正为"), max_length=300)
    reason = forms.CharField(
        label=_("更正原因"), max_length=300, help_text=_("如：与印发的文件不符，录入时漏字。")
    )

    def __init__(self, *args: Any, values: dict[str, tuple[Mendable, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["which"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            ("", "—"),
            *((code, f"{_(row.name)}{_('：')}{value}") for code, (row, value) in values.items()),
        ]


def mendable_fields(about: str) -> list[Mendable]:
    """The values of one kind of row that can be mended."""
    return [row for row in MENDABLE.values() if row.about == about]
