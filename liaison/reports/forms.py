"""What is typed about a paper that a unit handed in?"""

from collections.abc import Iterable
from typing import Any

from django.forms import CharField, ChoiceField, Form, IntegerField, Textarea, TypedChoiceField
from django.utils.translation import gettext_lazy as _

from liaison.core.submissions import SUBMISSION_KINDS
from liaison.files.forms import KeptFileField
from liaison.reports.actions import Paper
from liaison.ui.forms import Day
from liaison.units.queries import NamedUnit

_FIRST_YEAR, _LAST_YEAR = 2000, 2100


class SubmissionForm(Form):
    """Unit, kind, year, day; everything else may stay empty."""

    unit = TypedChoiceField(label=_("报送单位"), coerce=int)
    kind = ChoiceField(label=_("报送内容"), choices=list(SUBMISSION_KINDS.items()))
    year = IntegerField(
        label=_("年度"),
        min_value=_FIRST_YEAR,
        max_value=_LAST_YEAR,
        help_text=_("材料所说的年度；年初报送上一年报告的，填上一年。"),
    )
    received_on = Day(label=_("收到日期"), help_text=_("是否按期，以这一天为准。"))
    sent_by = CharField(
        label=_("报送人"), max_length=60, required=False, help_text=_("谁签发或送来，可以写职务。")
    )
    number = CharField(label=_("文号"), max_length=60, required=False)
    note = CharField(label=_("备注"), max_length=300, required=False, widget=Textarea(attrs={"rows": 2}))
    scan = KeptFileField(label=_("扫描件"), required=False)

    def __init__(self, *args: Any, units: Iterable[NamedUnit], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["unit"]
        assert isinstance(field, TypedChoiceField)  # noqa: S101 - declared above
        choices: list[tuple[int | str, str]] = [(unit.pk, unit.name) for unit in units]
        field.choices = choices if len(choices) == 1 else [("", "—"), *choices]

    def paper(self) -> Paper:
        typed = self.cleaned_data
        names = ("kind", "year", "received_on", "sent_by", "number", "note")
        return Paper(**{name: typed[name] for name in names})


class ScanForm(Form):
    """One more scan of the paper."""

    scan = KeptFileField(label=_("扫描件"))


class ReasonForm(Form):
    """Why a paper is returned or taken out."""

    reason = CharField(label=_("原因"), max_length=300, help_text=_("报送单位会看到。"))


class YearForm(Form):
    """Which year is looked at."""

    year = IntegerField(label=_("年度"), min_value=_FIRST_YEAR, max_value=_LAST_YEAR, required=False)
    missing = ChoiceField(
        label=_("显示"), choices=[("", _("全部单位")), ("1", _("只看未报送的"))], required=False
    )
