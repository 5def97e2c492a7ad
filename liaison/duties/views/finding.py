"""Why a duty stands as it does, in one click from wherever it is named."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from liaison.accounts.middleware import PlaceRequest
from liaison.core.duties.values import Debtor, Scope
from liaison.duties.forms.finding import FindingForm
from liaison.duties.queries.addresses import address_of
from liaison.duties.queries.board import line_of
from liaison.duties.queries.explained import explained, finding_on
from liaison.duties.queries.planning import proposals
from liaison.duties.queries.seen import sees_duties_of
from liaison.schemes.models import Duty
from liaison.schemes.views.days import as_of
from liaison.units.models import Category, Unit
from liaison.units.queries import names_by_id


@require_GET
def show_finding(request: PlaceRequest, pk: int) -> HttpResponse:
    """The finding of the day under the duty that began the chain, and every reason for it."""
    get_object_or_404(Duty, jurisdiction=request.place, pk=pk)
    form = FindingForm(request.GET)
    if not form.is_valid():
        messages.info(request, _("地址没有说明是谁的哪一项职责，请从职责页面打开。"))
        return redirect("duties:own", request.place.pk)
    debtor = form.debtor()
    _refuse_strangers(request, debtor)
    on, context = as_of(request)
    finding = finding_on(request.place, pk, debtor, form.window(), on=on)
    if finding is None:
        raise Http404
    found = explained(request.place, finding, request.actor, post_id=request.seat.post_id, on=request.today)
    units = [unit for unit in (debtor.department, debtor.organisation) if unit is not None]
    own = request.actor.unit_id if request.actor.unit_id in units else debtor.unit
    line = line_of(found.row, own, names_by_id(units, on=on), on=on if context["is_past_or_future"] else None)
    shown = {"found": found, "line": line, "board": own or request.actor.unit_id, "asked": _asked(form)}
    shown["line_today"] = address_of(found.row)
    if not context["is_past_or_future"]:
        shown["proposals"] = proposals(request.place.pk, [line], on=on)
    return render(request, "duties/finding.html", context | shown)


def _asked(form: FindingForm) -> dict[str, object]:
    """What the address says, to be said again for another day."""
    return {name: form.data[name] for name in form.fields if form.data.get(name)}


def _refuse_strangers(request: PlaceRequest, debtor: Debtor) -> None:
    """404 for whoever has nothing to do with it."""
    units = Unit.objects.filter(jurisdiction=request.place)
    if debtor.scope is Scope.JURISDICTION:
        concerned = units.filter(category=Category.GOVERNMENT)
    else:
        concerned = units.filter(pk__in=[debtor.department or 0, debtor.organisation or 0])
    if not sees_duties_of(request.actor, list(concerned), post_id=request.seat.post_id, on=request.today):
        raise Http404
