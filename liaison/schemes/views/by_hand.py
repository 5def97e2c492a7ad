"""A scheme without a notice: begin it, see its notice as it would be written, take it as a file."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.core.schemes.facts import HEADER, Fact
from liaison.core.schemes.towns import town_facts
from liaison.core.schemes.written import Written
from liaison.schemes.actions import begin_draft, take_written
from liaison.schemes.forms.by_hand import StartForm
from liaison.schemes.models import SchemeDraft, SchemeVersion
from liaison.schemes.models.drafts import Origin
from liaison.schemes.queries.scheme import versions
from liaison.schemes.queries.stated import in_force, organisations_there
from liaison.schemes.queries.upper import Upper, changes_above, facts_from_above, facts_from_own, upper_of
from liaison.schemes.queries.written import written_of_version, written_so_far
from liaison.schemes.views.drafts import draft_or_404
from liaison.schemes.writers.docx import docx_of
from liaison.ui.downloads import as_download
from liaison.ui.word import CONTENT_TYPE

_WORDS = {
    Origin.UPPER: gettext_lazy("从上级方案开始：%(title)s"),
    Origin.VERSION: gettext_lazy("从本地区现行方案开始：%(title)s"),
    Origin.BLANK: gettext_lazy("从空白开始"),
}


@require_http_methods(["GET", "POST"])
def start(request: PlaceRequest) -> HttpResponse:
    """From the place above, from what is in force, or from a blank."""
    upper = upper_of(request.place, on=request.today)
    standing = in_force(request.place.pk, on=request.today)
    sources = {Origin.UPPER: upper.version if upper else None, Origin.VERSION: next(iter(standing), None)}
    form = StartForm(
        request.POST if request.method == "POST" else None,
        origins=_origins(sources),
        initial=_head(request, standing, first=_origins(sources)[0][0]),
    )
    if form.is_valid():
        origin: Origin = form.cleaned_data["origin"]
        draft = begin_draft(
            origin=origin,
            facts=_facts(request, form.cleaned_data, upper),
            source=sources.get(origin),
            by=request.actor,
            at=clock.now(),
        )
        return redirect("schemes:review", request.place.pk, draft.pk)
    return render(
        request, "schemes/start.html", {"form": form, "upper": upper}, status=422 if form.errors else 200
    )


def _origins(sources: Mapping[Origin, SchemeVersion | None]) -> list[tuple[str, str]]:
    named = [
        (str(origin), str(_WORDS[origin]) % {"title": version.title})
        for origin, version in sources.items()
        if version is not None
    ]
    return [*named, (str(Origin.BLANK), str(_WORDS[Origin.BLANK]))]


def _head(request: PlaceRequest, standing: list[SchemeVersion], *, first: str) -> dict[str, Any]:
    """What the head of the notice usually says here."""
    issuer = f"{request.place.name}人民政府办公室"
    numbers = [notice.number for version in standing for notice in version.notices.all() if notice.number]
    return {
        "origin": first,
        "title": f"{issuer}关于做好对口联系工作的通知",
        "issuer": issuer,
        "issued_on": request.today,
        "supersedes": list(dict.fromkeys(numbers)),
    }


def _facts(request: PlaceRequest, typed: Mapping[str, Any], upper: Upper | None) -> tuple[Fact, ...]:
    """The head as typed, what the draft is begun from, and the towns."""
    names = ("title", "number", "issuer", "issued_on", "effective_on", "supersedes")
    head = {"jurisdiction": request.place.name, **{name: typed[name] for name in names}}
    towns = town_facts(typed["towns"], organisations_there(request.place, on=request.today))
    return (Fact(HEADER, head), *_begun_from(request, typed["origin"], upper), *towns)


def _begun_from(request: PlaceRequest, origin: Origin, upper: Upper | None) -> tuple[Fact, ...]:
    if origin is Origin.UPPER and upper is not None:
        return facts_from_above(request.place, upper, on=request.today)
    return facts_from_own(request.place, on=request.today) if origin is Origin.VERSION else ()


@require_GET
def show_written(request: PlaceRequest, pk: int) -> HttpResponse:
    """The notice of the draft as it would be written from what has not been rejected."""
    draft = draft_or_404(request, pk)
    return render(request, "schemes/by_hand_written.html", {"draft": draft, "written": written_so_far(draft)})


@require_GET
def written_file(request: PlaceRequest, pk: int) -> HttpResponse:
    draft = draft_or_404(request, pk)
    return _file(request, draft, written_so_far(draft), f"{draft}（{_('草稿')}）.docx")


@require_GET
def version_file(request: PlaceRequest, pk: int) -> HttpResponse:
    """The notice that would lay the version down anew, under the names of today."""
    version = get_object_or_404(versions(request.place.pk).select_related("jurisdiction"), pk=pk)
    on = max(version.starts, min(request.today, version.ends or request.today))
    return _file(request, version, written_of_version(version, on=on), f"{version.title}.docx")


def _file(
    request: PlaceRequest, of: SchemeDraft | SchemeVersion, written: Written, name: str
) -> HttpResponse:
    content = take_written(of=of, content=docx_of(written), title=name, by=request.actor, at=clock.now())
    return as_download(content, name=name, content_type=CONTENT_TYPE)


@require_GET
def show_above(request: PlaceRequest) -> HttpResponse:
    """What changed above since the place's scheme was begun from there. Clauses: ZY-5."""
    changes = changes_above(request.place.pk, on=request.today)
    return render(request, "schemes/above.html", {"changes": changes})
