"""What the reader missed: selected in the notice, or typed by hand, and added to the draft."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from liaison import clock, vocabulary
from liaison.accounts.middleware import PlaceRequest
from liaison.core.notices.outline import outline
from liaison.core.notices.reader import read
from liaison.core.schemes.facts import facts
from liaison.schemes.actions import ActionRefused, add_proposal
from liaison.schemes.actions.review import NOWHERE, Place
from liaison.schemes.forms import PROPOSAL_FORMS
from liaison.schemes.forms.review import SelectionForm
from liaison.schemes.models import SchemeDraft
from liaison.schemes.models.drafts import ProposalSort
from liaison.schemes.views.drafts import draft_or_404, refused

ADDABLE = (ProposalSort.LINK, ProposalSort.ASSIGNMENT, ProposalSort.DUTY)
# What a sort keeps that its form does not ask for.
UNASKED: dict[str, dict[str, Any]] = {
    ProposalSort.LINK: {"scope": "", "names": [], "rank_limit": ""},
    ProposalSort.ASSIGNMENT: {},
    ProposalSort.DUTY: {"counterpart": "*"},
}
_LONGEST_NAME = 30  # characters; more than that is not the name of one department


@require_http_methods(["GET", "POST"])
def add(request: PlaceRequest, pk: int) -> HttpResponse:
    """The form, filled with what can be read from the selected words; then the fact in its section."""
    draft = draft_or_404(request, pk, open_only=True)
    sent = request.POST if request.method == "POST" else None
    sort = _sort(request)
    place = _selected(draft, sent or request.GET)
    form = PROPOSAL_FORMS[sort](sent, initial=_guess(sort, place.text))
    if form.is_valid():
        try:
            added = add_proposal(
                draft=draft,
                sort=sort,
                data={**UNASKED[sort], **form.cleaned_data},
                place=place,
                by=request.actor,
                at=clock.now(),
            )
        except ActionRefused as reasons:
            return refused(request, draft, reasons)
        return redirect(f"{reverse('schemes:review', args=[request.place.pk, pk])}#p{added.pk}")
    return render(
        request,
        "schemes/add_proposal.html",
        {"draft": draft, "form": form, "sort": sort, "sorts": ADDABLE, "selected": place},
        status=422 if form.errors else 200,
    )


def _sort(request: PlaceRequest) -> ProposalSort:
    try:
        sort = ProposalSort(request.POST.get("sort") or request.GET.get("sort") or ProposalSort.LINK)
    except ValueError:
        raise Http404 from None
    if sort not in ADDABLE:
        raise Http404
    return sort


def _selected(draft: SchemeDraft, sent: Any) -> Place:
    """The selected words with the clause that they stand in; nowhere, where nothing was selected."""
    text = draft.notice.text if draft.notice else ""
    span = SelectionForm(sent).place_in(text)
    if span is None:
        return NOWHERE
    start, end = span
    lines = [line for line in outline(text).lines if line.start <= start]
    return Place(text=text[start:end][:500], section=lines[-1].section if lines else "", start=start, end=end)


def _guess(sort: ProposalSort, words: str) -> dict[str, Any]:
    """What the reader makes of the words alone; a short name is taken for the department."""
    if not words:
        return {}
    known = vocabulary.load()
    found = next((fact for fact in facts(read(words, known), known) if fact.sort == sort), None)
    if found is not None:
        return dict(found.data)
    if sort == ProposalSort.LINK and len(words) <= _LONGEST_NAME:
        organisation = known.organisation(words)
        if organisation:
            return {"organisation": organisation.canonical, "organisation_name": words}
        return {"department": words}
    return {}
