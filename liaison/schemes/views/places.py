"""Other places: the schemes below, what others pair, and places whose scheme is known."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.schemes.actions import ActionRefused, open_known
from liaison.schemes.forms.by_hand import DepartmentForm
from liaison.schemes.known import known_scheme, known_schemes
from liaison.schemes.queries.advice import advice_for, practices
from liaison.schemes.queries.places import schemes_below
from liaison.schemes.views.refusals import tell
from liaison.units.models import Jurisdiction


@require_GET
def show_below(request: PlaceRequest) -> HttpResponse:
    """Every place below with what is in force there."""
    rows = schemes_below(request.place, on=request.today)
    none_yet = sum(row.version is None for row in rows)
    return render(request, "schemes/places_below.html", {"rows": rows, "none_yet": none_yet})


@require_GET
def show_advice(request: PlaceRequest) -> HttpResponse:
    """What other places pair with a department of this type; the list alone for htmx."""
    form = DepartmentForm(request.GET)
    department = form.cleaned_data["department"].strip() if form.is_valid() else ""
    among = practices(request.place, on=request.today)
    context = {
        "form": DepartmentForm(initial={"department": department}),
        "department": department,
        "advice": advice_for(department, among, on=request.today) if department else None,
        "practices": among,
    }
    return render(request, "schemes/_advice.html" if request.htmx else "schemes/advice.html", context)


@require_GET
def show_known(request: PlaceRequest) -> HttpResponse:
    """The places whose scheme is known as facts, and which of them are open already."""
    names = set(Jurisdiction.objects.filter(parent=None).values_list("name", flat=True))
    rows = [(known, known.name in names) for known in known_schemes()]
    return render(request, "schemes/places_known.html", {"rows": rows})


@require_POST
def open_place(request: PlaceRequest) -> HttpResponse:
    known = known_scheme(request.POST.get("code", ""))
    if known is None:
        messages.error(request, _("没有这份已知方案。"))
        return redirect("schemes:known")
    try:
        place = open_known(known=known, by=request.actor, at=clock.now())
    except ActionRefused as refused:
        tell(request, refused)
    else:
        messages.success(request, _("已建立“%(name)s”，其方案已发布。") % {"name": place.name})
    return redirect("schemes:known")
