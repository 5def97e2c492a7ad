"""What of a place's duties is looked at, and what is chased in which words?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.core.duties.finding import State
from liaison.core.duties.kinds import DUTY_KINDS
from liaison.duties.models import KeptFinding
from liaison.duties.queries.board import debtor_of
from liaison.units.queries import NamedUnit

STATES = {
    State.OVERDUE: _("逾期"),
    State.DUE_SOON: _("即将到期"),
    State.ON_THE_WAY: _("进行中"),
    State.MET: _("已完成"),
    State.SHOWN_ONLY: _("仅作记录"),
}
PRESSING = (State.OVERDUE, State.DUE_SOON)  # where no state is asked for


class HeatForm(forms.Form):
    """What of the list is wanted; nothing said means all that presses."""

    state = forms.ChoiceField(
        label=_("状态"), required=False, choices=[("", _("逾期和即将到期")), *STATES.items()]
    )
    kind = forms.ChoiceField(label=_("事项"), required=False)
    unit = forms.ChoiceField(label=_("单位"), required=False)

    def __init__(
        self, *args: Any, rows: Iterable[KeptFinding], units: Iterable[NamedUnit], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        kinds = {row.kind for row in rows}
        everything = ("", _("全部"))
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            everything,
            *((code, _translated(kind.name)) for code, kind in DUTY_KINDS.items() if code in kinds),
        ]
        self.fields["unit"].choices = [everything, *((str(unit.pk), unit.name) for unit in units)]  # type: ignore[attr-defined]

    def wanted(self, rows: Iterable[KeptFinding]) -> list[KeptFinding]:
        """What is asked for; nonsense counts as nothing said."""
        self.is_valid()
        said: dict[str, Any] = self.cleaned_data
        states = (said["state"],) if said.get("state") else PRESSING
        unit = int(said["unit"]) if said.get("unit") else None
        return [
            row
            for row in rows
            if row.state in states
            and said.get("kind", "") in {"", row.kind}
            and (unit is None or unit in {debtor_of(row).unit, row.department_id, row.organisation_id})
        ]


def _translated(name: str) -> Any:
    return _(name)


class ChaseForm(forms.Form):
    """In which words units are asked; the findings are ticked on the list."""

    text = forms.CharField(
        label=_("催办内容"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("请写明催办内容，收到的单位能看到。")},
    )
