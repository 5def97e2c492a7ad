"""Which post does a written name stand for?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.units.models import Tenure


class LeaderForm(forms.Form):
    """One written name, and the holders that it may mean; the one of that name stands first."""

    leader = forms.CharField(widget=forms.HiddenInput)
    tenure = forms.ChoiceField(label=_("对应职务"))

    def __init__(self, *args: Any, leader: str, tenures: Iterable[Tenure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["leader"] = leader
        self.tenures = {str(each.pk): each for each in tenures}
        ordered = sorted(self.tenures.values(), key=lambda each: each.person.name != leader)
        field = self.fields["tenure"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(str(each.pk), f"{each.person.name} · {each.post.title}") for each in ordered]

    @property
    def chosen(self) -> Tenure:
        """The tenure of whoever was chosen."""
        return self.tenures[self.cleaned_data["tenure"]]
