"""Who did what? Searched by person, kind, thing, text, days and place of request."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET

from liaison import clock
from liaison.record.actions import note_reading
from liaison.record.forms import EntryFilter
from liaison.record.models import Entry
from liaison.record.queries import entries as entries_of
from liaison.record.queries.words import in_words
from liaison.ui.requests import ActorRequest

ENTRIES_ON_A_PAGE = 50


@require_GET
def entries(request: ActorRequest) -> HttpResponse:
    form = EntryFilter(request.GET)
    found, asked = found_by(form, request)
    if asked.get("person") and "page" not in request.GET:
        note_reading(of=gettext_noop("一人的操作记录"), by=request.actor, at=clock.now())
    page = Paginator(found, ENTRIES_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": in_words(list(page.object_list), with_logins=True),
        "is_filtered": bool(asked),
        "asked": asked,
    }
    return render(request, "record/entries.html", context)


def found_by(form: EntryFilter, request: ActorRequest) -> tuple[models.QuerySet[Entry], dict[str, Any]]:
    """The entries that are asked for, and what was asked; all of them where the form is not in order."""
    values = form.cleaned_data if form.is_valid() else {}
    asked = {name: value for name, value in values.items() if value}
    return entries_of(request.actor.jurisdiction_id, **asked), asked
