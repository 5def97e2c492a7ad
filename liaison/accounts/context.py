"""As whom does the reader act? In words, for the frame; asked of the database only where it is shown."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from liaison.accounts.middleware import PlaceRequest
from liaison.accounts.models import Seat
from liaison.accounts.queries import Acting, acting_in_words
from liaison.record.queries import remembered


def acting(request: HttpRequest) -> dict[str, object]:
    """`acting`: person, role and unit of the present seat, and the account's other seats."""
    seat: Seat | None = getattr(request, "seat", None)
    if seat is None:
        return {}

    def in_words() -> Acting:
        own: PlaceRequest = request  # type: ignore[assignment]
        seats = ",".join(str(each.pk) for each in own.seats)
        return remembered(
            f"acting:{seats}",
            lambda: acting_in_words(seat, own.seats, on=own.today),
            by=own.actor,
            on=own.today,
        )

    return {"acting": SimpleLazyObject(in_words), "idle_seconds": settings.LIAISON_IDLE_MINUTES * 60}
