"""What is asked of the calendar: which month, whose activities, drawn how?"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.forms import CharField, ChoiceField, Form
from django.utils.translation import gettext_lazy as _

from liaison.activities.models import FeedScope

FIRST_YEAR, LAST_YEAR = 2000, 2099
MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
GRID, LIST = "grid", "list"


class CalendarForm(Form):
    """Month, scope and view from the address; what cannot be read falls back to what is usual."""

    month = CharField(label=_("月份"), required=False, max_length=7)
    scope = ChoiceField(label=_("范围"), required=False, choices=FeedScope.choices)
    view = ChoiceField(label=_("显示"), required=False, choices=[(GRID, _("月历")), (LIST, _("清单"))])

    def __init__(self, *args: Any, scopes: Iterable[str], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.scopes = list(scopes)
        self.today = today
        self.is_valid()

    @property
    def first(self) -> date:
        """The first day of the month that is asked for; of this month otherwise."""
        found = MONTH.fullmatch(str(self.cleaned_data.get("month") or ""))
        if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR and 1 <= int(found[2]) <= 12:
            return date(int(found[1]), int(found[2]), 1)
        return self.today.replace(day=1)

    @property
    def chosen_scope(self) -> str:
        asked = str(self.cleaned_data.get("scope") or "")
        return asked if asked in self.scopes else self.scopes[0]

    @property
    def chosen_view(self) -> str:
        """Grid, list, or empty: the one that the screen has room for."""
        return str(self.cleaned_data.get("view") or "")

    @property
    def neighbours(self) -> tuple[date | None, date | None]:
        """The months before and after; None where the calendar ends."""
        before, after = self.first - timedelta(days=1), self.first + timedelta(days=31)
        return (
            before.replace(day=1) if before.year >= FIRST_YEAR else None,
            after.replace(day=1) if after.year <= LAST_YEAR else None,
        )
