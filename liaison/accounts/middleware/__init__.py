"""Who asks, from which seat, and may they enter?"""

from liaison.accounts.middleware.addresses import SeatAddressMiddleware, address_of_seat
from liaison.accounts.middleware.seats import SEAT_KEY, PlaceRequest, SeatMiddleware, actor_of

__all__ = [
    "SEAT_KEY",
    "PlaceRequest",
    "SeatAddressMiddleware",
    "SeatMiddleware",
    "actor_of",
    "address_of_seat",
]
