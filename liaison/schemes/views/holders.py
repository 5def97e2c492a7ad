"""Names in the scheme that stand for nobody yet: which post is it?"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.schemes.actions.holders import link_leader
from liaison.schemes.forms.holders import LeaderForm
from liaison.schemes.queries.holders import leaders_in_question, leaders_to_choose


@require_http_methods(["GET", "HEAD", "POST"])
def link_leaders(request: PlaceRequest) -> HttpResponse:
    """One name after the other; nothing is linked because names are alike."""
    waiting = {written.name: written for written in leaders_in_question(request.place.pk, on=request.today)}
    tenures = leaders_to_choose(request.place.pk, on=request.today)
    chosen = waiting.get(request.POST.get("leader", ""))
    if chosen is not None:
        form = LeaderForm(request.POST, leader=chosen.name, tenures=tenures)
        if form.is_valid():
            link_leader(assignments=chosen.assignments, tenure=form.chosen, by=request.actor, at=clock.now())
            messages.success(request, _("%(name)s 已对应到职务。") % {"name": chosen.name})
            return redirect("schemes:link_leaders", request.place.pk)
        messages.error(request, _("请选择对应的职务。"))
    rows = [
        (written, LeaderForm(leader=written.name, tenures=tenures, auto_id=f"leader-{place}-%s"))
        for place, written in enumerate(waiting.values())
    ]
    return render(request, "schemes/link_leaders.html", {"rows": rows, "tenures": tenures})
