"""Whether a draft amends and what its facts do; and the repeal of a version."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.core.access.actor import Actor
from liaison.schemes.actions import ActionRefused, choose_change, choose_mode, repeal_scheme
from liaison.schemes.forms.practice import ChangeForm, ModeForm, RepealForm
from liaison.schemes.models import Proposal
from liaison.schemes.models.drafts import Change, DraftState, Mode
from liaison.schemes.queries.scheme import versions
from liaison.schemes.views.drafts import draft_or_404, refused
from liaison.schemes.views.refusals import is_carried_out


@require_POST
def choose_draft_mode(request: PlaceRequest, pk: int) -> HttpResponse:
    draft = draft_or_404(request, pk, open_only=True)
    form = ModeForm(request.POST)
    if form.is_valid():
        mode = Mode(form.cleaned_data["mode"])
        try:
            choose_mode(draft=draft, mode=mode, by=request.actor, at=clock.now())
        except ActionRefused as reasons:
            return refused(request, draft, reasons)
        messages.success(request, _("已定为：%(mode)s。") % {"mode": _(mode.label)})
    else:
        messages.error(request, _("请选择这份通知是全部重新规定，还是增减调整。"))
    return redirect(f"{reverse('schemes:review', args=[request.place.pk, pk])}#mode")


@require_POST
def choose_proposal_change(request: PlaceRequest, pk: int) -> HttpResponse:
    found = Proposal.objects.select_related("draft").filter(
        jurisdiction=request.place, draft__state=DraftState.OPEN
    )
    proposal = get_object_or_404(found, pk=pk)
    form = ChangeForm(request.POST)
    if form.is_valid():
        change = Change(form.cleaned_data["change"])
        try:
            choose_change(proposal=proposal, change=change, by=request.actor, at=clock.now())
        except ActionRefused as reasons:
            return refused(request, proposal.draft, reasons)
    else:
        messages.error(request, _("请选择这一条对现行方案是规定、增加还是撤去。"))
    return redirect(f"{reverse('schemes:review', args=[request.place.pk, proposal.draft_id])}#p{pk}")


@require_http_methods(["GET", "POST"])
def repeal(request: PlaceRequest, pk: int) -> HttpResponse:
    version = get_object_or_404(versions(request.place.pk), pk=pk)
    form = RepealForm(request.POST if request.method == "POST" else None, initial={"on": request.today})

    def act(typed: dict[str, Any], *, by: Actor, at: datetime, **_when: Any) -> None:
        repeal_scheme(version=version, **typed, by=by, at=at)

    if is_carried_out(request, form, act):
        messages.success(request, _("方案自 %(on)s 起废止。") % form.cleaned_data)
        return redirect("schemes:version", request.place.pk, pk)
    return render(
        request,
        "schemes/repeal.html",
        {"version": version, "form": form},
        status=422 if form.errors else 200,
    )
