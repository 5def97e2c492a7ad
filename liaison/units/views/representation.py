"""Which unit answers for which, from when to when? For the coordinators."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from liaison import clock
from liaison.ui.requests import ActorRequest
from liaison.units import actions
from liaison.units.forms.representation import EndForm, RepresentationForm, SuccessorForm
from liaison.units.models import Category, Representation
from liaison.units.queries import representation as queries
from liaison.units.queries import units_on


@require_http_methods(["GET", "HEAD", "POST"])
def representations(request: ActorRequest) -> HttpResponse:
    """All of them, and a new one."""
    place, today = request.actor.jurisdiction_id, request.today
    waiting = list(queries.unrepresented(place, on=today))
    form = RepresentationForm(
        request.POST if request.method == "POST" else None,
        bodies=units_on(place, on=today, category=Category.ORGANISATION),
        units=queries.may_represent(place, on=today),
        known=queries.answering_in(place),
        initial={"starts": today, "represented": waiting[0].pk if waiting else None},
    )
    if form.is_valid():
        named = actions.name_representative(
            represented=form.chosen_body,
            representative=form.chosen,
            starts=form.cleaned_data["starts"],
            by=request.actor,
            at=clock.now(),
        )
        messages.success(request, _("已登记。自这一天起，由其接收、确认、答复和登记。"))
        return redirect("units:representation", place, named.pk)
    rows = queries.representations(place, on=today)
    context = {"rows": rows, "waiting": waiting, "form": form}
    return render(request, "units/representations.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD"])
def representation(request: ActorRequest, pk: int) -> HttpResponse:
    return _page(request, _kept(request, pk))


@require_POST
def replace(request: ActorRequest, pk: int) -> HttpResponse:
    """Another unit answers from a day on."""
    row = _kept(request, pk)
    form = _successor_form(request, row, request.POST)
    if not form.is_valid():
        return _page(request, row, successor_form=form, status=422)
    named = actions.replace_representative(
        representation=row,
        representative=form.chosen,
        starts=form.cleaned_data["starts"],
        by=request.actor,
        at=clock.now(),
    )
    messages.success(request, _("已登记由另一单位接替，原来的代表关系到这一天为止。"))
    return redirect("units:representation", row.jurisdiction_id, named.pk)


@require_POST
def end(request: ActorRequest, pk: int) -> HttpResponse:
    row = _kept(request, pk)
    form = EndForm(request.POST, present=row)
    if not form.is_valid():
        return _page(request, row, end_form=form, status=422)
    actions.end_representation(
        representation=row, ends=form.cleaned_data["ends"], by=request.actor, at=clock.now()
    )
    messages.success(request, _("代表关系的结束日期已登记。"))
    return redirect("units:representation", row.jurisdiction_id, pk)


def _kept(request: ActorRequest, pk: int) -> Representation:
    row = queries.representation_at(request.actor.jurisdiction_id, pk)
    if row is None:
        raise Http404
    return row


def _page(
    request: ActorRequest,
    row: Representation,
    *,
    successor_form: SuccessorForm | None = None,
    end_form: EndForm | None = None,
    status: int = 200,
) -> HttpResponse:
    [named] = queries.in_names([row], on=request.today)
    context: dict[str, Any] = {
        "named": named,
        "row": row,
        "successor_form": successor_form or _successor_form(request, row),
        "end_form": end_form or EndForm(present=row, initial={"ends": request.today}),
    }
    return render(request, "units/representation.html", context, status=status)


def _successor_form(request: ActorRequest, row: Representation, sent: Any = None) -> SuccessorForm:
    place, today = row.jurisdiction_id, request.today
    others = queries.may_represent(place, on=today).exclude(
        pk__in=(row.represented_id, row.representative_id)
    )
    return SuccessorForm(
        sent,
        units=others,
        known=queries.answering_in(place, without=row.pk),
        represented=row.represented_id,
        present=row,
        initial={"starts": max(today, row.starts or today)},
    )
