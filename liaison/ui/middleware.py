"""In which characters and which language does this request speak? In UTF-8, in Chinese or English.

Office computers often run a browser in another language than their users read, so what the browser
asks for is not heard.
"""

import contextlib
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.http.response import HttpResponseBase
from django.utils import translation

from liaison.core.characters import keepable


class CharactersMiddleware:
    """Whatever a header calls it, what was sent is read as UTF-8, and without characters that cannot be kept.

    Python knows "encodings" that cannot be read as text at all, or make halves of characters. Views and forms
    need not ask: no page fails, and nobody loses a text, because of a character that nobody typed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.encoding = settings.DEFAULT_CHARSET
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Once it is known that the body is not too large to be read."""
        with contextlib.suppress(UnreadablePostError):  # the view that needs it will say so
            request.GET, request.POST = _keepable(request.GET), _keepable(request.POST)  # type: ignore[assignment]


def _keepable(sent: QueryDict) -> QueryDict:
    kept = QueryDict(mutable=True)
    for name, values in sent.lists():
        kept.setlist(keepable(name), [keepable(value) for value in values])
    return kept


class ChosenLanguageMiddleware:
    """Takes the language from the cookie that the language switch sets."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
