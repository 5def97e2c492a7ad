"""How much waits? For the frame; asked of the database only where it is shown."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from liaison.accounts.models import Seat
from liaison.notifications.queries import Asked, number_for


def inbox(request: HttpRequest) -> dict[str, object]:
    """`waiting_number`: how many items wait for the present seat."""
    seat: Seat | None = getattr(request, "seat", None)
    if seat is None:
        return {}

    def number() -> int:
        return number_for(Asked(request.actor, request.today, seat.post_id))  # type: ignore[attr-defined]  # PlaceRequest

    return {"waiting_number": SimpleLazyObject(number)}
