"""What is typed where somebody is let off a duty, given more time, or takes over another's functions?"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.forms import CharField, Field, Form, Textarea, TypedChoiceField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from liaison.core.duties.kinds import DUTY_KINDS
from liaison.schemes.models import Duty
from liaison.ui.forms import Day
from liaison.units.models import Category
from liaison.units.queries import NamedUnit

_DAY = timedelta(days=1)
_SHORTENED = 24  # letters of who owes it


class LeaveForm(Form):
    """For which duty and whom; what is left empty is for all."""

    duty = TypedChoiceField(label=_lazy("职责"), coerce=int, empty_value=None, required=False)
    department = TypedChoiceField(label=_lazy("部门"), coerce=int, empty_value=None, required=False)
    organisation = TypedChoiceField(label=_lazy("党派团体"), coerce=int, empty_value=None, required=False)
    reason = CharField(
        label=_lazy("理由"),
        max_length=300,
        widget=Textarea(attrs={"rows": 2}),
        help_text=_lazy("如机构改革、重大任务；有关各方都能看到。"),
    )

    def __init__(
        self, *args: Any, duties: Iterable[Duty], units: Iterable[NamedUnit], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        of = {
            category: [(each.pk, each.name) for each in units if each.category == category]
            for category in (Category.DEPARTMENT, Category.ORGANISATION)
        }
        _choose(self.fields["department"], of[Category.DEPARTMENT], _("全部部门"))
        _choose(self.fields["organisation"], of[Category.ORGANISATION], _("全部党派团体"))
        _choose(self.fields["duty"], [(duty.pk, named(duty)) for duty in duties], self.every_duty())

    def every_duty(self) -> str:
        """What it means to choose no duty."""
        return _("全部职责")


class ExemptionForm(LeaveForm):
    """Whatever is due between the two days cannot become overdue."""

    starts = Day(label=_lazy("从哪天起"))
    last = Day(label=_lazy("到哪天止"), help_text=_lazy("包括这一天；期限落在这段时间内的，不会逾期。"))
    field_order = ("duty", "department", "organisation", "starts", "last", "reason")

    def span(self) -> Mapping[str, date]:
        last: date = self.cleaned_data["last"]
        return {"starts": self.cleaned_data["starts"], "ends": min(last, date.max - _DAY) + _DAY}


class ExtensionForm(LeaveForm):
    """One last day is put off."""

    due = Day(label=_lazy("原定最后一天"), help_text=_lazy("与“为什么”页面上的最后一天一致。"))
    until = Day(label=_lazy("延至"))
    field_order = ("duty", "department", "organisation", "due", "until", "reason")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["duty"].required = True

    def every_duty(self) -> str:
        return "—"

    def span(self) -> Mapping[str, date]:
        return {"due": self.cleaned_data["due"], "until": self.cleaned_data["until"]}


class TrackingForm(Form):
    """From which day on a place keeps track."""

    on = Day(label=_lazy("从哪天开始统计"), help_text=_lazy("在这一天以前开始的期间只作显示，不会逾期。"))


class SuccessionForm(Form):
    """Whose functions have gone to whom, and since when."""

    old = TypedChoiceField(label=_lazy("原单位"), coerce=int)
    new = TypedChoiceField(label=_lazy("承接单位"), coerce=int)
    on = Day(label=_lazy("从哪天起承接"))
    reason = CharField(
        label=_lazy("依据"), max_length=300, required=False, help_text=_lazy("如机构改革方案的文号。")
    )

    def __init__(
        self, *args: Any, before: Mapping[int, str], units: Iterable[NamedUnit], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        _choose(self.fields["old"], list(before.items()), "—")
        there = [(each.pk, each.name) for each in units if each.category != Category.GOVERNMENT]
        _choose(self.fields["new"], there, "—")


class WithdrawalForm(Form):
    """Why what was noted is taken back."""

    reason = CharField(
        label=_lazy("撤回的原因"), max_length=300, help_text=_lazy("如登记有误；原因列入操作记录。")
    )


def named(duty: Duty) -> str:
    """A duty in a line: what, by whom, where it stands."""
    who = duty.actor if len(duty.actor) <= _SHORTENED else f"{duty.actor[:_SHORTENED]}…"
    return " · ".join(part for part in (DUTY_KINDS[duty.kind].name, who, duty.section) if part)


def _choose(field: Field, choices: list[tuple[int, str]], none: str) -> None:
    assert isinstance(field, TypedChoiceField)  # noqa: S101 - declared above
    field.choices = [("", none), *choices]
