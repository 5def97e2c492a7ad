"""What may be typed about one unit answering for another?"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.core.representation import Answering, refusal_to_end_representation, refusal_to_represent
from liaison.ui.forms import Day
from liaison.units.models import Representation, Unit


class SuccessorForm(forms.Form):
    """Who answers from which day on, for a body that is known."""

    representative = forms.ChoiceField(label=_("由哪个单位代表"))
    starts = Day(label=_("自哪天起"))

    def __init__(
        self,
        *args: Any,
        units: Iterable[Any],
        known: Iterable[Answering],
        represented: int = 0,
        present: Representation | None = None,
        **kwargs: Any,
    ) -> None:
        """`known` without `present`, the relation that ends where the new one starts."""
        super().__init__(*args, **kwargs)
        self.units = {str(unit.pk): unit for unit in units}
        self.known, self.whom, self.present = tuple(known), represented, present
        self._offer("representative", self.units.values())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        starts: date = cleaned["starts"]
        present = self.present
        refusal = refusal_to_end_representation(present.starts, present.ends, on=starts) if present else None
        refusal = refusal or refusal_to_represent(
            self.known,
            represented=self._represented(),
            representative=int(cleaned["representative"]),
            starts=starts,
        )
        if refusal:
            raise forms.ValidationError(refusal)
        return cleaned

    @property
    def chosen(self) -> Unit:
        """The unit chosen."""
        found: Unit = self.units[self.cleaned_data["representative"]]
        return found

    def _represented(self) -> int:
        return self.whom

    def _offer(self, name: str, units: Iterable[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared in this module
        field.choices = [(str(unit.pk), unit.name) for unit in units]


class RepresentationForm(SuccessorForm):
    """A new relation: for whom somebody answers, who does, and from which day on."""

    represented = forms.ChoiceField(
        label=_("被代表的单位"), help_text=_("没有工作机构或印章的，如无党派人士。")
    )
    field_order = ("represented", "representative", "starts")

    def __init__(self, *args: Any, bodies: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {str(unit.pk): unit for unit in bodies}
        self._offer("represented", self.bodies.values())

    @property
    def chosen_body(self) -> Unit:
        """The unit for which somebody answers."""
        found: Unit = self.bodies[self.cleaned_data["represented"]]
        return found

    def _represented(self) -> int:
        return int(self.cleaned_data["represented"])


class EndForm(forms.Form):
    """From which day on the represented body answers for itself."""

    ends = Day(label=_("自哪天起结束"), help_text=_("登记有误的，填开始的那一天，视为没有代表过。"))

    def __init__(self, *args: Any, present: Representation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.present = present

    def clean_ends(self) -> date:
        ends: date = self.cleaned_data["ends"]
        refusal = refusal_to_end_representation(self.present.starts, self.present.ends, on=ends)
        if refusal:
            raise forms.ValidationError(refusal)
        return ends
