"""Who did what, for the audit administrator."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from liaison.core.access.roles import ROLES
from liaison.core.record import sentence
from liaison.record.forms import EntryFilter
from liaison.record.models import Entry
from liaison.record.queries import entries as entries_of
from liaison.ui.requests import ActorRequest

ENTRIES_ON_A_PAGE = 50
NAMED = {"role", "subject", "decision"}  # details that hold a name from a table, or a role's code


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry as a person reads it."""

    entry: Entry
    login: str
    role: str
    happening: str


@require_GET
def entries(request: ActorRequest) -> HttpResponse:
    form = EntryFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = Paginator(entries_of(request.actor.jurisdiction_id, **wanted), ENTRIES_ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "form": form,
        "page": page,
        "rows": _in_words(page.object_list),
        "is_filtered": any(wanted.values()),
    }
    return render(request, "record/entries.html", context)


def _in_words(entries: Iterable[Entry]) -> list[ShownEntry]:
    accounts = get_user_model().objects.in_bulk({entry.account_id for entry in entries})
    return [
        ShownEntry(
            entry=entry,
            login=accounts[entry.account_id].get_username()
            if entry.account_id in accounts
            else _("安装程序"),
            role=_(ROLES[entry.role].name) if entry.role in ROLES else "",
            happening=sentence(entry.code, _readable(entry.detail), say=_),
        )
        for entry in entries
    ]


def _readable(detail: dict[str, object]) -> dict[str, object]:
    """The values of a sentence; those that come from a table of the product, in the reader's language."""
    return {key: _named(value) if key in NAMED and value else value for key, value in detail.items()}


def _named(value: object) -> str:
    role = ROLES.get(str(value))
    return _(role.name if role else str(value))
