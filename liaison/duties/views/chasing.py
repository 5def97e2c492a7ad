"""Units are asked for what they owe: chosen on the list, looked at once more, sent to their inboxes."""

from collections import defaultdict
from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.core.refusals import ActionRefused
from liaison.duties.actions import chase, reckon
from liaison.duties.forms.heat import ChaseForm
from liaison.duties.models import KeptFinding
from liaison.duties.queries.board import debtor_of
from liaison.duties.queries.chases import chosen
from liaison.duties.queries.heat import kept_in, lines_in_order
from liaison.duties.queries.listed import Listed, listed
from liaison.files.views.guarded import is_unmarked
from liaison.schemes.views.refusals import refuse
from liaison.units.queries import NamedUnit, answering_in, units_on


@require_POST
def show_chase(request: PlaceRequest) -> HttpResponse:
    """Who would be asked for what; sent once the words are confirmed. Findings met since fall out."""
    reckon(place=request.place, on=request.today, at=clock.now())
    keys = request.POST.getlist("finding")
    rows = chosen(kept_in(request.place, on=request.today), keys)
    if not rows:
        words = _("所选各项已经办完，不用催办。") if keys else _("请先在清单里勾选要催办的事项。")
        messages.info(request, words)
        return redirect("duties:heat", request.place.pk)
    confirmed = "text" in request.POST
    form = ChaseForm(request.POST if confirmed else None, initial={"text": _usual()})
    if confirmed and form.is_valid() and is_unmarked(request, form):
        try:
            made = chase(
                findings=rows,
                text=form.cleaned_data["text"],
                by=request.actor,
                at=clock.now(),
                on=request.today,
            )
        except ActionRefused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _done(len(made), len({each.unit_id for each in made})))
            return redirect("duties:heat", request.place.pk)
    shown = {"form": form, "asked": _asked(request, rows), "gone": len(set(keys)) - len(rows)}
    return render(request, "duties/chase.html", shown, status=422 if form.errors else 200)


def _usual() -> str:
    return _("请尽快安排；已经开展的，请在平台登记。")


def _done(count: int, units: int) -> str:
    said = {"count": count, "units": units}
    return _("已催办 %(count)s 项，列入 %(units)s 个单位的待办，办完自动消去。") % said


def _asked(request: PlaceRequest, rows: Sequence[KeptFinding]) -> list[tuple[NamedUnit, str, list[Listed]]]:
    """Each unit that would be asked, who answers for it where another does, and for what."""
    units = list(units_on(request.place.pk, on=request.today))
    names = {unit.pk: unit.name for unit in units}
    by_unit: dict[int, list[Listed]] = defaultdict(list)
    for each in listed(lines_in_order(rows, units), {}, may_chase=True):
        by_unit[debtor_of(each.line.row).unit or 0].append(each)
    answering = {
        one.represented: names.get(one.representative, "")
        for one in answering_in(request.place.pk)
        if (one.starts is None or one.starts <= request.today)
        and (one.ends is None or request.today < one.ends)
    }
    return [(unit, answering.get(unit.pk, ""), by_unit[unit.pk]) for unit in units if unit.pk in by_unit]
