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
    ActionRefused,
    CannotIssue,
    StaleProposal,
    accept_section,
    decide_proposal,
    edit_proposal,
    issue_and_tell,
    match_body,
)
from liaison.schemes.actions.preview import preview_issue
from liaison.schemes.forms import PROPOSAL_FORMS, BodyForm, IssueForm
from liaison.schemes.forms.review import SeenForm
from liaison.schemes.models import BodyMatch, Proposal, SchemeDraft
from liaison.schemes.models.drafts import Decision, DraftState, ProposalSort
from liaison.schemes.queries.checks import checks_of
from liaison.schemes.queries.review import bodies, on_review, outlook, same_file_before, sections
from liaison.schemes.views.adding import ADDABLE
from liaison.schemes.views.drafts import draft_or_404, refused
from liaison.schemes.views.refusals import refuse
from liaison.ui.linked_text import linked_lines
from liaison.units.models import Category
from liaison.units.queries import units_on


@require_GET
def show_review(request: PlaceRequest, pk: int) -> HttpResponse:
    draft = draft_or_404(request, pk)
    return render(request, "schemes/review.html", _context(draft, on=request.today))


def _context(draft: SchemeDraft, form: IssueForm | None = None, *, on: date) -> dict[str, Any]:
    """Everything on the page: the notice, each place with what was read from it, where the review stands."""
    found = sections(draft)
    proposals = [proposal for section in found for proposal in section.proposals]
    spans = [
        (proposal.pk, proposal.span_start, proposal.span_end)
        for proposal in proposals
        if proposal.span_start is not None and proposal.span_end is not None
    ]
    return _standing(draft, form) | {
        "lines": linked_lines(draft.notice.text, spans) if draft.notice else [],
        "sections": found,
        "addable": ADDABLE,
        "checks": checks_of(draft, proposals, on=on),
        "uploaded_before": same_file_before(draft.notice) if draft.notice else None,
    }


def _standing(draft: SchemeDraft, form: IssueForm | None = None) -> dict[str, Any]:
    """Where the review stands: what changes with every decision; a form for issuing offers the day stated."""
    ahead = outlook(draft)
    return {
        "draft": draft,
        "notice": draft.notice,
        "bodies": bodies(draft),
        "progress": on_review(draft),
        "outlook": ahead,
        "issue_form": form or IssueForm(initial={"starts": ahead.stated}),
        "can_decide": draft.state == DraftState.OPEN,
    }


@require_POST
def decide(request: PlaceRequest, pk: int) -> HttpResponse:
    """In a draft that somebody else has closed meanwhile, the action says so."""
    found = Proposal.objects.select_related("draft__notice")
    proposal = get_object_or_404(found, pk=pk, jurisdiction=request.place)
    try:
        decision = Decision(request.POST.get("decision", ""))
    except ValueError:
        raise Http404 from None
    try:
        decided = decide_proposal(
            proposal=proposal,
            decision=decision,
            edition=SeenForm.seen(request.POST),
            by=request.actor,
            at=clock.now(),
        )
    except StaleProposal as stale:
        return _overtaken(request, stale)
    except ActionRefused as reasons:
        return refused(request, proposal.draft, reasons)
    return _decided(request, decided)


@require_http_methods(["GET", "POST"])
def edit(request: PlaceRequest, pk: int) -> HttpResponse:
    proposal = _proposal_or_404(request, pk)
    sent = request.POST if request.method == "POST" else None
    form = PROPOSAL_FORMS[proposal.sort](sent, initial=proposal.data)
    overtaken = False
    if form.is_valid():
        try:
            edited = edit_proposal(
                proposal=proposal,
                data=form.cleaned_data,
                edition=SeenForm.seen(request.POST),
                by=request.actor,
                at=clock.now(),
            )
        except StaleProposal as stale:
            proposal, overtaken = stale.proposal, True
        except ActionRefused as reasons:
            return refused(request, proposal.draft, reasons)
        else:
            return _decided(request, edited)
    return render(
        request,
        "schemes/edit_proposal.html",
        {"proposal": proposal, "draft": proposal.draft, "form": form, "overtaken": overtaken},
        status=409 if overtaken else 422 if form.errors else 200,
    )


def _overtaken(request: PlaceRequest, stale: StaleProposal) -> HttpResponse:
    """The fact as somebody else has left it, and that this decision was not taken over."""
    proposal = stale.proposal
    if not request.htmx:
        messages.warning(request, stale.refusals[0].reason)
        return redirect(
            f"{reverse('schemes:review', args=[request.place.pk, proposal.draft_id])}#p{proposal.pk}"
        )
    standing = _standing(proposal.draft)
    context = standing | {"proposal": proposal, "overtaken": stale.refusals[0].reason}
    return render(request, "schemes/_decided.html", context, status=409)


def _decided(request: PlaceRequest, proposal: Proposal) -> HttpResponse:
    """The changed row and the counts for htmx; the whole page, at the row, for everybody else."""
    draft = proposal.draft
    if not request.htmx:
        return redirect(f"{reverse('schemes:review', args=[request.place.pk, draft.pk])}#p{proposal.pk}")
    shown = _standing(draft) | {
        "proposal": proposal,
        "checks": checks_of(draft, draft.proposals.all(), on=request.today),
    }
    return render(request, "schemes/_decided.html", shown)


@require_POST
def accept(request: PlaceRequest, pk: int) -> HttpResponse:
    draft = draft_or_404(request, pk, open_only=True)
    sort = request.POST.get("sort", "")
    if sort not in ProposalSort.values:
        raise Http404
    try:
        count = accept_section(draft=draft, sort=sort, by=request.actor, at=clock.now())
    except ActionRefused as reasons:
        return refused(request, draft, reasons)
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
        name = chosen.name if chosen else ""
        try:
            match_body(body=body, unit=chosen, name=name, by=request.actor, at=clock.now())
        except ActionRefused as reasons:
            return refused(request, body.draft, reasons)
        return redirect(f"{reverse('schemes:review', args=[request.place.pk, body.draft_id])}#bodies")
    return render(
        request,
        "schemes/match_body.html",
        {"body": body, "draft": body.draft, "form": form},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
def preview(request: PlaceRequest, pk: int) -> HttpResponse:
    """What issuing from the day would do, found out by issuing and taking it back."""
    draft = draft_or_404(request, pk, open_only=True)
    form = IssueForm(request.POST or request.GET)
    if not form.is_valid():
        return render(request, "schemes/review.html", _context(draft, form, on=request.today), status=422)
    starts: date = form.cleaned_data["starts"]
    try:
        found = preview_issue(draft=draft, starts=starts, by=request.actor, at=clock.now())
    except ActionRefused as reasons:
        return refused(request, draft, reasons)
    context = {"draft": draft, "starts": starts, "refusals": found.refusals, "outcome": found.outcome}
    return render(request, "schemes/preview.html", context)


@require_POST
def issue(request: PlaceRequest, pk: int) -> HttpResponse:
    draft = draft_or_404(request, pk, open_only=True)
    form = IssueForm(request.POST)
    if form.is_valid():
        starts: date = form.cleaned_data["starts"]
        try:
            versions, _outcome = issue_and_tell(draft=draft, starts=starts, by=request.actor, at=clock.now())
        except CannotIssue as reasons:
            refuse(form, reasons)
        else:
            messages.success(request, _("方案已发布，自 %(starts)s 起施行。") % {"starts": starts})
            return redirect("schemes:version", request.place.pk, versions[0].pk)
    return render(request, "schemes/review.html", _context(draft, form, on=request.today), status=422)


def _proposal_or_404(request: PlaceRequest, pk: int) -> Proposal:
    found = Proposal.objects.select_related("draft__notice")
    return get_object_or_404(found, pk=pk, jurisdiction=request.place, draft__state=DraftState.OPEN)
