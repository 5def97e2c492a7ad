"""Which finding does an address name?"""

from datetime import date
from typing import Any

from django import forms

from liaison.core.duties.values import Debtor, Scope, Side
from liaison.ui.forms import Day

_LARGEST = 2**63 - 1


class FindingForm(forms.Form):
    """Who owes it, and in which window; the duty stands in the address itself."""

    scope = forms.ChoiceField(choices=[(scope.value, scope.value) for scope in Scope])
    department = forms.IntegerField(required=False, min_value=1, max_value=_LARGEST)
    organisation = forms.IntegerField(required=False, min_value=1, max_value=_LARGEST)
    side = forms.ChoiceField(choices=[(side.value, side.value) for side in Side])
    starts = Day()
    event = forms.IntegerField(required=False, min_value=1, max_value=_LARGEST)

    def debtor(self) -> Debtor:
        said: dict[str, Any] = self.cleaned_data
        return Debtor(Scope(said["scope"]), said["department"], said["organisation"], Side(said["side"]))

    def window(self) -> tuple[date, int | None]:
        """When it begins, and the event from which it runs."""
        return self.cleaned_data["starts"], self.cleaned_data["event"]
