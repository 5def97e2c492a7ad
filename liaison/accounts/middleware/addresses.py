"""From which seat does this tab act? The address says so: /as/7/… is the page … from seat 7.

The prefix is taken off before anything looks for the page; once the seat is known to be the asker's own,
it becomes the script prefix, so that every address made for this request keeps it.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import get_script_prefix, set_script_prefix

SEAT_IN_ADDRESS = re.compile(r"^/as/(\d{1,18})(?=/)")


class SeatAddressMiddleware:
    """Takes the seat out of the address, and puts the thread's prefix back afterwards."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        before = get_script_prefix()
        found = SEAT_IN_ADDRESS.match(request.path_info)
        request.seat_in_address = int(found[1]) if found else None  # type: ignore[attr-defined]
        if found:
            request.path_info = request.path_info[found.end() :]
        try:
            return self.get_response(request)
        finally:
            set_script_prefix(before)


def stay_at(seat_id: int) -> None:
    """Every address made from here on leads to pages as seen from this seat."""
    set_script_prefix(address_of_seat(seat_id))


def leave_seat() -> None:
    """Addresses made from here on name no seat."""
    set_script_prefix(_root())


def address_of_seat(seat_id: int, path: str = "") -> str:
    """The address of a page, such as "units/", as seen from the seat."""
    return f"{_root()}as/{seat_id}/{path}"


def _root() -> str:
    return re.sub(r"as/\d+/$", "", get_script_prefix())
