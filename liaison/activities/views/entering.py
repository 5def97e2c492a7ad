"""An activity is entered, or its entry changed."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.activities.actions import change_activity, enter_activity
from liaison.activities.forms.entering import CHOSEN, OWN, THEIRS, ChangeForm, EntryForm, initial_of
from liaison.activities.models import Activity
from liaison.activities.queries import activity_seen, said_of
from liaison.activities.queries.proposed import Proposed, proposed_to, with_involved
from liaison.activities.queries.steps import steps_of
from liaison.activities.views.page import activity_or_404
from liaison.core.access.permissions import Permission
from liaison.core.activities.entry import Said, what_changed
from liaison.core.activities.standing import State
from liaison.core.dates import day_of
from liaison.core.refusals import ActionRefused
from liaison.files.views.guarded import is_unmarked
from liaison.matters.models import Involvement
from liaison.schemes.views.refusals import refuse
from liaison.units.queries import names_by_id

PREFILLED = ("kind", "on", "what", "place")  # by a link from elsewhere: ?on=2026-06-15&with=7


@require_http_methods(["GET", "POST"])
def enter(request: PlaceRequest) -> HttpResponse:
    """Five fields and a button; begun from last time's with ?repeats=, from a day or a unit elsewhere."""
    repeats = _repeated(request)
    proposed = proposed_to(request.actor, on=request.today)
    sent = request.POST if request.method == "POST" else None
    initial = _initial(request, repeats, proposed)
    form = EntryForm(sent, proposed=proposed, today=request.today, initial=initial)
    if form.is_valid() and is_unmarked(request, form):
        try:
            entered = enter_activity(
                said=_with_own(request, form.said(), proposed),
                repeats=repeats,
                form=form.cleaned_data["form"],
                by=request.actor,
                at=clock.now(),
                on=request.today,
            )
        except ActionRefused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _welcome(entered))
            return redirect("activities:activity", request.place.pk, entered.pk)
    shown = {"form": form, "proposed": proposed, "repeats": repeats}
    return render(request, "activities/enter.html", shown, status=422 if form.errors else 200)


def _welcome(entered: Activity) -> str:
    if entered.subject.state == State.HELD:
        return _("已登记为开展，请对方确认。其余内容可以以后补充。")
    return _("已登记为已安排。开展以后登记一下，再请对方确认。")


def _repeated(request: PlaceRequest) -> Activity | None:
    """Last time's, where the seat may see it."""
    asked = request.GET.get("repeats", "")
    if not asked.isdecimal() or len(asked) > 18:
        return None
    return activity_seen(int(asked), request.actor, post_id=request.seat.post_id, on=request.today)


def _initial(request: PlaceRequest, repeats: Activity | None, proposed: Proposed) -> dict[str, Any]:
    initial: dict[str, Any] = {"on": request.today, "form": uuid4().hex}
    if repeats is not None:
        initial = _as_last_time(_said_now(repeats), proposed) | initial
    initial |= {name: request.GET[name] for name in PREFILLED if request.GET.get(name)}
    return initial | ({"guests": request.GET.getlist("with")} if "with" in request.GET else {})


def _as_last_time(said: Said, proposed: Proposed) -> dict[str, Any]:
    """What can be so again: the same kind, people, place and hours; neither its days nor what was said."""
    initial = initial_of(said) | {"until": None}
    kept = {name: value for name, value in initial.items() if not name.startswith("detail_")}
    for unit in proposed.own:
        if said.hosts == {unit.pk}:
            return kept | {"held_by": f"{OWN}-{unit.pk}"}
        if said.guests == {unit.pk}:
            return kept | {"held_by": f"{THEIRS}-{unit.pk}", "guests": sorted(said.hosts)}
    return kept | {"held_by": CHOSEN}


def _with_own(request: PlaceRequest, said: Said, proposed: Proposed) -> Said:
    """Who enters for the own unit takes part; coordinators enter for others, too."""
    own = {unit.pk for unit in proposed.own}
    if own & said.involved or request.actor.may(Permission.COORDINATE_ACTIVITIES) or not proposed.own:
        return said
    return replace(said, guests=said.guests | {proposed.own[0].pk})


@require_http_methods(["GET", "POST"])
def edit(request: PlaceRequest, pk: int) -> HttpResponse:
    """The entry as it stands; who was slower sees what the others wrote beside what was typed."""
    activity = activity_or_404(request, pk)
    steps = steps_of(activity, request.actor, on=request.today)
    if steps.change and request.method == "GET":
        messages.info(request, steps.change[0].reason)
        return redirect("activities:activity", request.place.pk, pk)
    before = _said_now(activity)
    proposed = with_involved(
        proposed_to(request.actor, on=request.today), before.involved, on=before.on or request.today
    )
    sent = request.POST if request.method == "POST" else None
    initial = initial_of(before) | {"revision": activity.subject.revision}
    form = ChangeForm(sent, proposed=proposed, initial=initial)
    shown = {"form": form, "proposed": proposed, "activity": activity}
    if form.is_valid() and is_unmarked(request, form):
        said = form.said()
        try:
            change_activity(
                activity=activity,
                said=said,
                revision=form.cleaned_data["revision"],
                by=request.actor,
                at=clock.now(),
                on=request.today,
            )
        except ActionRefused as refused:
            refuse(form, refused)
            shown["differences"] = _differences(activity, said, form, refused)
        else:
            messages.success(request, _("已保存。修改过的内容请对方重新确认。"))
            return redirect("activities:activity", request.place.pk, activity.pk)
    return render(request, "activities/edit.html", shown, status=422 if form.errors else 200)


def _said_now(activity: Activity) -> Said:
    return said_of(activity, Involvement.objects.filter(subject_id=activity.subject_id))


def _differences(
    activity: Activity, said: Said, form: ChangeForm, refused: ActionRefused
) -> dict[str, tuple[object, object]]:
    """What stands there now, and what was typed; sending it once more then replaces what stands there."""
    if not any(refusal.code == "stale" for refusal in refused.refusals):
        return {}
    activity.refresh_from_db()
    now = _said_now(activity)
    assert isinstance(form.data, QueryDict)  # noqa: S101 - what was sent
    data = form.data.copy()
    data["revision"] = str(activity.subject.revision)
    form.data = data
    names = names_by_id(now.involved | said.involved, on=said.on or day_of(activity.subject.opened_at))
    return what_changed(now, said, names=names)
