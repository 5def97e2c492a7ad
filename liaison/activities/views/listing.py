"""What was held and what is planned, as far as the seat sees it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from liaison.accounts.middleware import PlaceRequest
from liaison.activities.forms.listing import ActivityFilter
from liaison.activities.queries.listing import (
    Wanted,
    activities_of,
    lines_of,
    listed,
    shares_of,
    subjects_found,
    total,
)
from liaison.units.queries import units_on

ON_A_PAGE = 50


@require_GET
def show_activities(request: PlaceRequest) -> HttpResponse:
    """The list, the latest first; what is counted leads to what was counted."""
    units = list(units_on(request.place.pk, on=request.today))
    form = ActivityFilter(request.GET, units=units)
    wanted = form.wanted()
    found = subjects_found(request.actor, wanted, post_id=request.seat.post_id, on=request.today)
    shares = shares_of(found)
    paginator = Paginator(listed(found), ON_A_PAGE)
    paginator.count = total(shares)
    page = paginator.get_page(request.GET.get("page"))
    names = {unit.pk: unit.name for unit in units}
    is_filtered = wanted != Wanted()
    context = {
        "form": form,
        "page": page,
        "lines": lines_of(activities_of(list(page.object_list), whole=False), on=request.today, named=names),
        "shares": [] if is_filtered else shares,
        "is_filtered": is_filtered,
    }
    return render(request, "activities/activities.html", context)
