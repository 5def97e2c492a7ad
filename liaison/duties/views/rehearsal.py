"""What a draft would bring to each unit, before it is issued."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.core.refusals import ActionRefused
from liaison.duties.queries.rehearsal import Rehearsal, rehearsal_of
from liaison.schemes.actions.preview import as_if_issued
from liaison.schemes.forms import IssueForm
from liaison.schemes.models import SchemeDraft
from liaison.schemes.models.drafts import Decision, DraftState


@require_GET
def show_rehearsal(request: PlaceRequest, pk: int) -> HttpResponse:
    """Next year's burden of each unit, and last year as the draft would have judged it; nothing is kept."""
    drafts = SchemeDraft.objects.filter(jurisdiction=request.place, state=DraftState.OPEN)
    draft = get_object_or_404(drafts.select_related("notice"), pk=pk)
    form = IssueForm(request.GET if "starts" in request.GET else {"starts": request.today.isoformat()})
    shown: dict[str, object] = {"draft": draft, "form": form}
    if form.is_valid():
        starts = form.cleaned_data["starts"]
        try:
            found = as_if_issued(
                draft=draft,
                starts=starts,
                by=request.actor,
                at=clock.now(),
                look=lambda: rehearsal_of(request.place, starts=starts, today=request.today),
            )
        except ActionRefused as refused:
            found = refused.refusals
        named = "rehearsal" if isinstance(found, Rehearsal) else "refusals"
        shown |= {
            named: found,
            "starts": starts,
            "undecided": draft.proposals.filter(decision=Decision.OPEN).count(),
            "unmatched": list(draft.bodies.filter(unit=None).values_list("name", flat=True)),
        }
    return render(request, "duties/rehearsal.html", shown, status=422 if form.errors else 200)
