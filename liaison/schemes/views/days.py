"""As of which day is a page asked for?"""

from datetime import date
from typing import Any

from liaison.accounts.middleware import PlaceRequest
from liaison.schemes.forms import DayForm


def _day(request: PlaceRequest) -> date:
    """The day that the page is asked for; today where none or nonsense is given."""
    form = DayForm(request.GET)
    asked: date | None = form.cleaned_data.get("on") if form.is_valid() else None
    return asked or request.today


def as_of(request: PlaceRequest) -> tuple[date, dict[str, Any]]:
    """The day, and what a page with a choice of days needs to know."""
    on = _day(request)
    is_today = on == request.today
    return on, {
        "on": on,
        "is_past_or_future": not is_today,
        "keep_day": "" if is_today else f"?on={on.isoformat()}",  # behind the links to pages of the same day
    }
