"""A draft under review: look, accept, edit, reject, match names, issue."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.schemes.actions import (
    CannotIssue,
    accept_section,
    decide_proposal,
    edit_proposal,
    issue_scheme,
    match_body,
)
from liaison.schemes.forms import PROPOSAL_FORMS, BodyForm, IssueForm
from liaison.schemes.models import BodyMatch, Proposal, SchemeDraft
from liaison.schemes.models.drafts import Decision, DraftState, ProposalSort
from liaison.schemes.queries.review import bodies, on_review, outlook, same_file_before, sections
from liaison.schemes.views.drafts import draft_or_404
from liaison.ui.marked_text import marked_lines
from liaison.units.models import Category
from liaison.units.queries import units_on


@require_GET
def show_review(request: PlaceRequest, pk: int) -> HttpResponse:
    draft = draft_or_404(request, pk)
    return render(request, "schemes/review.html", _context(draft, IssueForm(initial=_starts(draft))))


def _context(draft: SchemeDraft, form: IssueForm) -> dict[str, Any]:
    """Everything on the page: the notice, its places marked, what was read, where the review stands."""
    found = sections(draft)
    spans = [
        (proposal.span_start, proposal.span_end)
        for section in found
        for proposal in section.proposals
        if proposal.span_start is not None and proposal.span_end is not None
    ]
    return _standing(draft, form) | {
        "lines": marked_lines(draft.notice.text, spans) if draft.notice else [],
        "sections": found,
        "uploaded_before": same_file_before(draft.notice) if draft.notice else None,
    }


def _standing(draft: SchemeDraft, form: IssueForm) -> dict[str, Any]:
    """Where the review stands: what changes with every decision."""
    return {
        "draft": draft,
        "notice": draft.notice,
        "bodies": bodies(draft),
        "progress": on_review(draft),
        "outlook": outlook(draft),
        "issue_form": form,
        "can_decide": draft.state == DraftState.OPEN,
    }


def _starts(draft: SchemeDraft) -> dict[str, str]:
    head = draft.proposals.filter(sort=ProposalSort.HEADER).first()
    if head is None:
        return {}
    return {"starts": head.data.get("effective_on") or head.data.get("issued_on") or ""}


@require_POST
def decide(request: PlaceRequest, pk: int) -> HttpResponse:
    proposal = _proposal_or_404(request, pk)
    try:
        decision = Decision(request.POST.get("decision", ""))
    except ValueError:
        raise Http404 from None
    decide_proposal(proposal=proposal, decision=decision, by=request.actor, at=clock.now())
    return _decided(request, proposal)


@require_http_methods(["GET", "POST"])
def edit(request: PlaceRequest, pk: int) -> HttpResponse:
    proposal = _proposal_or_404(request, pk)
    sent = request.POST if request.method == "POST" else None
    form = PROPOSAL_FORMS[proposal.sort](sent, initial=proposal.data)
    if form.is_valid():
        edit_proposal(proposal=proposal, data=form.cleaned_data, by=request.actor, at=clock.now())
        return _decided(request, proposal)
    return render(
        request,
        "schemes/edit_proposal.html",
        {"proposal": proposal, "draft": proposal.draft, "form": form},
        status=422 if form.errors else 200,
    )


def _decided(request: PlaceRequest, proposal: Proposal) -> HttpResponse:
    """The changed row and the counts for htmx; the whole page, at the row, for everybody else."""
    draft = proposal.draft
    if not request.htmx:
        return redirect(f"{reverse('schemes:review', args=[request.place.pk, draft.pk])}#p{proposal.pk}")
    standing = _standing(draft, IssueForm(initial=_starts(draft)))
    return render(request, "schemes/_decided.html", standing | {"proposal": proposal})


@require_POST
def accept(request: PlaceRequest, pk: int) -> HttpResponse:
    draft = draft_or_404(request, pk, open_only=True)
    sort = request.POST.get("sort", "")
    if sort not in ProposalSort.values:
        raise Http404
    count = accept_section(draft=draft, sort=sort, by=request.actor, at=clock.now())
    messages.success(request, _("已采纳 %(count)s 条；有疑问的请逐条核对。") % {"count": count})
    return redirect(f"{reverse('schemes:review', args=[request.place.pk, pk])}#{sort}")


@require_http_methods(["GET", "POST"])
def match(request: PlaceRequest, pk: int) -> HttpResponse:
    found = BodyMatch.objects.select_related("draft", "unit")
    body = get_object_or_404(found, pk=pk, jurisdiction=request.place, draft__state=DraftState.OPEN)
    units = list(units_on(request.place.pk, on=request.today, category=Category(body.category)))
    sent = request.POST if request.method == "POST" else None
    form = BodyForm(sent, units=units, initial={"unit": body.unit_id})
    if form.is_valid():
        chosen = next((unit for unit in units if unit.pk == form.cleaned_data["unit"]), None)
        match_body(
            body=body, unit=chosen, name=chosen.name if chosen else "", by=request.actor, at=clock.now()
        )
        return redirect(f"{reverse('schemes:review', args=[request.place.pk, body.draft_id])}#bodies")
    return render(
        request,
        "schemes/match_body.html",
        {"body": body, "draft": body.draft, "form": form},
        status=422 if form.errors else 200,
    )


@require_POST
def issue(request: PlaceRequest, pk: int) -> HttpResponse:
    draft = draft_or_404(request, pk, open_only=True)
    form = IssueForm(request.POST)
    if form.is_valid():
        starts: date = form.cleaned_data["starts"]
        try:
            versions = issue_scheme(draft=draft, starts=starts, by=request.actor, at=clock.now())
        except CannotIssue as refused:
            for refusal in refused.refusals:
                form.add_error(None, refusal.reason)
        else:
            messages.success(request, _("方案已发布，自 %(starts)s 起施行。") % {"starts": starts})
            return redirect("schemes:version", request.place.pk, versions[0].pk)
    return render(request, "schemes/review.html", _context(draft, form), status=422)


def _proposal_or_404(request: PlaceRequest, pk: int) -> Proposal:
    found = Proposal.objects.select_related("draft__notice")
    return get_object_or_404(found, pk=pk, jurisdiction=request.place, draft__state=DraftState.OPEN)
