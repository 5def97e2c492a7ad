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
from liaison.schemes.queries.holders import leaders_to_choose, leaders_written


@require_http_methods(["GET", "HEAD", "POST"])
def link_leaders(request: PlaceRequest) -> HttpResponse:
    """One name after the other; nothing is linked because names are alike. `?again=` asks about one anew."""
    written = {each.name: each for each in leaders_written(request.place.pk, on=request.today)}
    tenures = leaders_to_choose(request.place.pk, on=request.today)
    chosen = written.get(request.POST.get("leader", ""))
    if chosen is not None:
        form = LeaderForm(request.POST, leader=chosen.name, tenures=tenures)
        if form.is_valid():
            link_leader(assignments=chosen.assignments, tenure=form.chosen, by=request.actor, at=clock.now())
            messages.success(request, _("%(name)s 已对应到职务。") % {"name": chosen.name})
            return redirect("schemes:link_leaders", request.place.pk)
        messages.error(request, _("请选择对应的职务。"))
    again = request.GET.get("again", "")
    asked = [each for each in written.values() if each.is_open or each.name == again]
    rows = [
        (each, LeaderForm(leader=each.name, tenures=tenures, auto_id=f"leader-{place}-%s"))
        for place, each in enumerate(asked)
    ]
    settled = [each for each in written.values() if each not in asked]
    told_of = [row for each in written.values() for row in each.assignments]
    context = {"rows": rows, "tenures": tenures, "settled": settled, "told_of": told_of}
    return render(request, "schemes/link_leaders.html", context)
