"""A matrix that was taken along, changed, and comes back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.core.refusals import ActionRefused
from liaison.core.schemes.returned import Returned
from liaison.schemes.actions.workbook import return_matrix as return_as_draft
from liaison.schemes.forms.workbook import WorkbookForm
from liaison.schemes.models.drafts import Mode
from liaison.schemes.queries.matrix import Matrix, matrix
from liaison.schemes.readers import workbook
from liaison.schemes.views.tables import table_sent


@require_http_methods(["GET", "POST"])
def return_matrix(request: PlaceRequest) -> HttpResponse:
    """The form; what was sent goes to review, or comes back with what has to be mended first."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = WorkbookForm(*sent)
    in_force = matrix(request.place.pk, on=request.today)
    returned = _read(request, form) if form.is_valid() else None
    if returned is not None:
        answer = _to_review(request, form, returned, in_force)
        if answer is not None:
            return answer
    context = {"form": form, "matrix": in_force}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "schemes/return_workbook.html", context, status=status)


def _read(request: PlaceRequest, form: WorkbookForm) -> Returned | None:
    """What the table says; None with the reason on the form, and in the record where a mark was met."""
    returned = table_sent(form, workbook.matrix_of, _words, by=request.actor)
    if returned is None and not form.errors:
        form.add_error("file", _("没有找到表头。请保留以“部门”或“党派团体”开头、列出各单位名称的那一行。"))
    return returned


def _words(returned: Returned | None) -> str:
    return returned.text if returned else ""


def _to_review(
    request: PlaceRequest, form: WorkbookForm, returned: Returned, in_force: Matrix | None
) -> HttpResponse | None:
    if not returned.marked:
        for fault in returned.faults:
            form.add_error(None, str(fault))
        form.add_error("file", _("表格里没有任何对口联系标记。"))
        return None
    file = form.cleaned_data["file"]
    try:
        draft = return_as_draft(
            name=file.name,
            content=file.read(),
            content_type=workbook.READER.content_type,
            returned=returned,
            in_force=in_force,
            mode=Mode(form.cleaned_data["mode"]) if in_force else Mode.FULL,
            by=request.actor,
            at=clock.now(),
        )
    except ActionRefused as refused:
        form.add_error("file", "".join(str(refusal.reason) for refusal in refused.refusals))
        return None
    if draft is None:
        messages.success(request, _("表格与现行方案完全一致，没有需要审核的改动。"))
        return redirect("schemes:matrix", request.place.pk)
    return redirect("schemes:review", request.place.pk, draft.pk)
