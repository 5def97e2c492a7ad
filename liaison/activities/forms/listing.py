"""Which activities are looked for?"""

from collections.abc import Iterable
from typing import Any

from django.forms import CharField, ChoiceField, Form, TypedChoiceField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from liaison.activities.queries.listing import Wanted
from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.core.activities.standing import STANDING_NAMES, STATE_NAMES
from liaison.ui.forms import Day
from liaison.units.queries import NamedUnit


def _kinds() -> list[tuple[str, str]]:
    return [("", _("全部")), *((kind.code, _(kind.name)) for kind in ACTIVITY_KINDS.values())]


def _states() -> list[tuple[str, str]]:
    return [("", _("全部")), *((state.value, _(name)) for state, name in STATE_NAMES.items())]


def _standings() -> list[tuple[str, str]]:
    return [("", _("全部")), *((each.value, _(name)) for each, name in STANDING_NAMES.items())]


class ActivityFilter(Form):
    """Kind, how it stands, with whom, days (both included), and words."""

    text = CharField(label=_lazy("内容或地点"), required=False, max_length=60)
    kind = ChoiceField(label=_lazy("类型"), required=False, choices=_kinds)
    state = ChoiceField(label=_lazy("状态"), required=False, choices=_states)
    standing = ChoiceField(label=_lazy("确认情况"), required=False, choices=_standings)
    unit = TypedChoiceField(label=_lazy("单位"), required=False, coerce=int, empty_value=None)
    first_day = Day(label=_lazy("从"), required=False)
    last_day = Day(label=_lazy("到"), required=False)

    def __init__(self, *args: Any, units: Iterable[NamedUnit], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["unit"]
        assert isinstance(field, ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("全部")), *((unit.pk, unit.name) for unit in units)]

    @property
    def has_more(self) -> bool:
        """Whether something is asked in the part that is folded."""
        return any(self[name].value() for name in ("state", "standing", "unit", "first_day", "last_day"))

    def wanted(self) -> Wanted:
        """What is asked for; what cannot be understood is left out, and said on the form."""
        self.full_clean()
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if value})
