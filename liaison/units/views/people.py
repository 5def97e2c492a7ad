"""Who holds which post in the place, and who has still to be named?"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from liaison.ui.requests import ActorRequest
from liaison.units.queries import Sorting, directory, missing_holders

SORTINGS: dict[Sorting, str | Promise] = {
    Sorting.POST: _("按单位和职务"),
    Sorting.READING: _("按拼音"),
    Sorting.STROKES: _("按姓氏笔画"),
}


@require_GET
def show_directory(request: ActorRequest) -> HttpResponse:
    wanted = request.GET.get("by", "")
    sorting = Sorting(wanted) if wanted in set(Sorting) else Sorting.POST
    lines = directory(request.actor.jurisdiction_id, on=request.today, sorting=sorting)
    context = {"lines": lines, "sorting": sorting, "sortings": SORTINGS.items()}
    return render(request, "units/directory.html", context)


@require_GET
def show_missing(request: ActorRequest) -> HttpResponse:
    rows = missing_holders(request.actor.jurisdiction_id, on=request.today)
    return render(request, "units/missing.html", {"rows": rows})
