"""What changed: two versions, two days, or a draft beside what is in force."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from liaison.accounts.middleware import PlaceRequest
from liaison.schemes.forms.compare import CompareForm
from liaison.schemes.models import SchemeVersion
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.compare import comparison_of_draft
from liaison.schemes.queries.corrections import corrected
from liaison.schemes.queries.scheme import versions
from liaison.schemes.views.drafts import draft_or_404


@require_GET
def show_comparison(request: PlaceRequest) -> HttpResponse:
    """The form, and below it what changed between the two that it asks for."""
    issued = corrected(versions(request.place.pk))
    form = CompareForm(request.GET or None, versions=issued, initial=_latest_two(issued))
    found = form.comparison(request.place.pk, today=request.today) if form.is_valid() else None
    context = {"form": form, "versions": issued, "comparison": found, "asked": request.GET.urlencode()}
    return render(
        request, "schemes/compare.html", context, status=422 if form.is_bound and form.errors else 200
    )


@require_GET
def show_draft_comparison(request: PlaceRequest, pk: int) -> HttpResponse:
    """What issuing the draft would change in the scheme in force."""
    draft = draft_or_404(request, pk)
    found = comparison_of_draft(draft, on=request.today)
    context = {"draft": draft, "comparison": found, "asked": f"draft={draft.pk}"}
    return render(request, "schemes/compare_draft.html", context)


def _latest_two(issued: list[SchemeVersion]) -> dict[str, Any]:
    """The two latest of the departments' versions, as what most come for."""
    latest = [version.pk for version in issued if version.subject == Subject.DEPARTMENTS][:2]
    return dict(zip(("after", "before"), latest, strict=False))
