"""As whom does the reader act? In words, for the frame; asked of the database only where it is shown."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from liaison.accounts.models import Seat
from liaison.accounts.queries import Acting, acting_in_words


def acting(request: HttpRequest) -> dict[str, object]:
    """`acting`: person, role and unit of the present seat, and the account's other seats."""
    seat: Seat | None = getattr(request, "seat", None)
    if seat is None:
        return {}

    def in_words() -> Acting:
        return acting_in_words(seat, request.seats, on=request.today)  # type: ignore[attr-defined]  # PlaceRequest

    return {"acting": SimpleLazyObject(in_words), "idle_seconds": settings.LIAISON_IDLE_MINUTES * 60}
