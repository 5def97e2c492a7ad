"""Does this reader want large print? Kept in the browser: it belongs to the eyes, not to the account."""

from django.http import HttpRequest, HttpResponse

COOKIE = "large_print"
A_YEAR = 365 * 24 * 60 * 60


def has_large_print(request: HttpRequest) -> bool:
    """Whether pages are shown in large print in this browser."""
    return request.COOKIES.get(COOKIE) == "1"


def keep_large_print(response: HttpResponse, *, wanted: bool) -> None:
    """This browser shows pages in large print, or no longer does."""
    if wanted:
        response.set_cookie(COOKIE, "1", max_age=A_YEAR, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE)
