"""The manual, chapter by chapter."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from liaison.manual.queries import chapter, chapters, text_of
from liaison.ui.requests import ActorRequest


@require_GET
def show_contents(request: ActorRequest) -> HttpResponse:
    return render(request, "manual/contents.html", {"chapters": chapters()})


@require_GET
def show_chapter(request: ActorRequest, pk: int) -> HttpResponse:
    chosen = chapter(pk)
    if chosen is None:
        raise Http404
    return render(
        request,
        "manual/chapter.html",
        {"chapter": chosen, "text": text_of(chosen), "before": chapter(pk - 1), "after": chapter(pk + 1)},
    )
