"""What does the machine do by itself, and did it succeed? For the system administrator."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from liaison import clock
from liaison.jobs.actions import ask_for_run
from liaison.jobs.queries import in_words, shown_works, works
from liaison.ui.requests import ActorRequest

_RUNS_ON_THE_PAGE = 7  # a week of nights


@require_GET
def runs(request: ActorRequest) -> HttpResponse:
    shown = shown_works(request.actor.jurisdiction_id, now=clock.now(), each=_RUNS_ON_THE_PAGE)
    rows = [(each, [(run, in_words(run)) for run in each.runs]) for each in shown]
    return render(request, "jobs/runs.html", {"rows": rows})


@require_POST
def run_again(request: ActorRequest) -> HttpResponse:
    work = works().get(request.POST.get("work", ""))
    if work is None:
        raise Http404
    ask_for_run(work=work, by=request.actor, at=clock.now())
    messages.success(request, _("已排队：%(name)s，稍后刷新本页查看结果。") % {"name": _(work.name)})
    return redirect("jobs:runs", request.actor.jurisdiction_id)
