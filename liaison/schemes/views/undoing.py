"""What was issued by mistake: undone while nobody has built on it, or a typing error mended on record."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison.accounts.middleware import PlaceRequest
from liaison.core.access.actor import Actor
from liaison.core.schemes.corrections import Mendable
from liaison.core.schemes.revoke import refusals_to_revoke
from liaison.schemes.actions import correct_version, revoke_scheme
from liaison.schemes.forms.review import CorrectionForm, RevokeForm, mendable_fields
from liaison.schemes.models import SchemeVersion
from liaison.schemes.queries.corrections import corrected
from liaison.schemes.queries.resting import issued, issued_together
from liaison.schemes.views.refusals import is_carried_out

SOME_REASON = "—"  # before one is typed, only what stands against it is asked


@require_http_methods(["GET", "POST"])
def revoke(request: PlaceRequest, pk: int) -> HttpResponse:
    """What an undoing would do, or why it cannot be; then the version as it was left."""
    version = get_object_or_404(SchemeVersion, pk=pk, jurisdiction=request.place)
    together = issued_together(version)
    sent = request.POST if request.method == "POST" else None
    form = RevokeForm(sent)

    def act(typed: dict[str, Any], *, by: Actor, at: datetime, **_when: Any) -> None:
        revoke_scheme(version=version, reason=typed["reason"], by=by, at=at)

    if is_carried_out(request, form, act):
        messages.success(request, _("已撤销，自始无效；被它取代的方案恢复施行。"))
        return redirect("schemes:version", request.place.pk, pk)
    against = refusals_to_revoke([issued(each) for each in together], reason=SOME_REASON)
    return render(
        request,
        "schemes/revoke.html",
        {
            "version": version,
            "together": together,
            "against": against,
            "form": form,
            "restored": [each.predecessor for each in together if each.predecessor],
        },
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
def correct(request: PlaceRequest, pk: int) -> HttpResponse:
    """Which value, how it should read, and why; then the version with its list of corrections."""
    version = get_object_or_404(SchemeVersion, pk=pk, jurisdiction=request.place)
    rows = {f"{row._meta.label_lower}:{row.pk}": row for row in _rows(version)}
    values = dict(_values(rows))
    sent = request.POST if request.method == "POST" else None
    form = CorrectionForm(sent, values=values, initial={"which": request.GET.get("which", "")})

    def act(typed: dict[str, Any], *, by: Actor, at: datetime, **_when: Any) -> None:
        about, _dot, field = typed["which"].rpartition(".")
        said = {name: typed[name] for name in ("after", "reason")}
        correct_version(version=version, row=rows[about], field=field, **said, by=by, at=at)

    if is_carried_out(request, form, act):
        messages.success(request, _("已记录更正，今后各处都按更正后的内容显示。"))
        return redirect("schemes:version", request.place.pk, pk)
    return render(
        request,
        "schemes/correct.html",
        {"version": version, "form": form},
        status=422 if form.errors else 200,
    )


def _rows(version: SchemeVersion) -> Iterator[Model]:
    """The version and its facts, as they are shown now."""
    yield from corrected([version])
    for facts in (version.liaisonrule_set, version.leaderassignment_set, version.duty_set):
        yield from corrected(facts.all())


def _values(rows: dict[str, Any]) -> Iterator[tuple[str, tuple[Mendable, str]]]:
    """Each value that can be mended, under a code that names row and field."""
    for code, row in rows.items():
        for mendable in mendable_fields(row._meta.label_lower):
            value = getattr(row, mendable.field)
            if value:
                yield f"{code}.{mendable.field}", (mendable, value)
