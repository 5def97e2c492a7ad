"""Is what somebody sends too large to be taken in at all? It is refused before any of it is read."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from liaison.core.files import megabytes

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
ONWARDS = "X-Onwards"  # where a page that showed its upload goes next


def takes_files(count: int) -> Callable[[View], View]:
    """The view takes as many of the largest files at once; every other takes one."""

    def said(view: View) -> View:
        view.files_at_once = count  # type: ignore[attr-defined]
        return view

    return said


class UploadMiddleware:
    """Looks at what a request says of its length; one that says nothing has no body for us."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if _is_shown(request) and response.status_code == HTTPStatus.FOUND:
            # Followed by the script, the next page would be fetched twice and its messages lost.
            onwards = HttpResponse(status=HTTPStatus.NO_CONTENT, headers={ONWARDS: response["Location"]})
            onwards.cookies = response.cookies
            return onwards
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _options: Any
    ) -> HttpResponseBase | None:
        files = getattr(view, "files_at_once", 1)
        largest = files * settings.LIAISON_FILE_BYTES
        if _length(request) <= largest + settings.DATA_UPLOAD_MAX_MEMORY_SIZE - settings.LIAISON_FILE_BYTES:
            return None
        limit = megabytes(largest)
        if _is_shown(request):
            words = _("这次上传超过 %(limit)s，没有接收。请压缩或拆分后分几次上传。") % {"limit": limit}
            return HttpResponse(words, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE, content_type="text/plain")
        context = {"limit": limit}
        return render(request, "files/too_large.html", context, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _is_shown(request: HttpRequest) -> bool:
    """Whether a script sends it, so that the page can show how far it is."""
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


def _length(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0
