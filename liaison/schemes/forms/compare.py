"""Which two versions, or which two days, are to be compared?"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liaison.schemes.models import SchemeVersion
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.compare import Comparison, comparison
from liaison.schemes.queries.standing import Standing, standing_of_version, standing_on
from liaison.ui.forms import Day


class CompareForm(forms.Form):
    """Two versions of one subject, or two days; a day goes before a version on its side."""

    before = forms.TypedChoiceField(label=_("原方案"), required=False, coerce=int, empty_value=None)
    before_on = Day(label=_("或原日期"), required=False)
    after = forms.TypedChoiceField(label=_("新方案"), required=False, coerce=int, empty_value=None)
    after_on = Day(label=_("或新日期"), required=False)

    def __init__(self, *args: Any, versions: Sequence[SchemeVersion], **options: Any) -> None:
        super().__init__(*args, **options)
        self._versions = {version.pk: version for version in versions}
        for name in ("before", "after"):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
            field.choices = [("", gettext("按日期")), *_by_subject(versions)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("before", "after"):
            if not cleaned.get(name) and not cleaned.get(f"{name}_on"):
                self.add_error(name, _("请选择一个方案，或填写一个日期。"))
        chosen = [self._versions[pk] for name in ("before", "after") if (pk := self._version(cleaned, name))]
        if len({version.subject for version in chosen}) > 1:
            raise forms.ValidationError(_("部门对口联系只能与部门对口联系比较，领导联系只能与领导联系比较。"))
        return cleaned

    def comparison(self, place: int, *, today: date) -> Comparison:
        """What changed between the two sides; needs a valid form."""
        return comparison(*(self._standing(name, place, today) for name in ("before", "after")))

    def _standing(self, name: str, place: int, today: date) -> Standing:
        pk = self._version(self.cleaned_data, name)
        if pk:
            return standing_of_version(self._versions[pk], today=today)
        return standing_on(place, on=self.cleaned_data[f"{name}_on"], subjects=self._subjects)

    @property
    def _subjects(self) -> list[Subject]:
        """Whose liaison is compared: that of a chosen version, or all where two days are."""
        pk = self._version(self.cleaned_data, "before") or self._version(self.cleaned_data, "after")
        return [Subject(self._versions[pk].subject)] if pk else list(Subject)

    @staticmethod
    def _version(cleaned: dict[str, Any], name: str) -> int | None:
        return None if cleaned.get(f"{name}_on") else cleaned.get(name)


def _by_subject(versions: Sequence[SchemeVersion]) -> list[tuple[str, list[tuple[int, str]]]]:
    return [
        (
            gettext(subject.label),
            [(one.pk, f"{one.starts:%Y-%m-%d} {one.title}") for one in versions if one.subject == subject],
        )
        for subject in Subject
    ]
