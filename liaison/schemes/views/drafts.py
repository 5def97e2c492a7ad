"""Notices on their way: the list, the upload, the original, giving up."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.core.notices.decode import Unreadable
from liaison.core.secrecy import ClassifiedContent
from liaison.isolation import apart
from liaison.schemes.actions import (
    ActionRefused,
    block_marked_content,
    discard_draft,
    take_original,
    upload_notice,
)
from liaison.schemes.forms import UploadForm
from liaison.schemes.models import NoticeOriginal, SchemeDraft
from liaison.schemes.models.drafts import DraftState
from liaison.schemes.queries.review import drafts
from liaison.schemes.queries.upper import changes_above
from liaison.schemes.readers import ReadNotice, read_notice, workbook

_MATRIX = gettext_lazy(
    "这是一张对口联系矩阵，不是通知。请打开“矩阵”页，用“传回改过的表格”上传，改动会逐条列出。"
)


@require_GET
def show_drafts(request: PlaceRequest) -> HttpResponse:
    above = changes_above(request.place.pk, on=request.today)
    return render(request, "schemes/drafts.html", {"drafts": drafts(request.place.pk), "above": above})


@require_http_methods(["GET", "POST"])
def upload(request: PlaceRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        name, content = _uploaded(form)
        read = _read(request, form, name, content)
        if read is not None and apart(workbook.is_matrix, name, content):
            form.add_error(None, _MATRIX)
        elif read is not None:
            draft = upload_notice(
                name=name,
                content=content,
                content_type=read.content_type,
                read=read,
                by=request.actor,
                at=clock.now(),
            )
            return redirect("schemes:review", request.place.pk, draft.pk)
    return render(
        request, "schemes/upload.html", {"form": form}, status=422 if form.is_bound and form.errors else 200
    )


def _uploaded(form: UploadForm) -> tuple[str, bytes]:
    file = form.cleaned_data.get("file")
    if file is not None:
        return str(file.name), file.read()
    return _("粘贴的文本") + ".txt", form.cleaned_data["text"].encode()


def _read(request: PlaceRequest, form: UploadForm, name: str, content: bytes) -> ReadNotice | None:
    """What the reader found; None with the reason on the form, and in the record where a mark was met."""
    try:
        return apart(read_notice, name, content)
    except Unreadable as unreadable:
        form.add_error(None, unreadable.message)
    except ClassifiedContent as classified:
        block_marked_content(mark=classified.mark, by=request.actor, at=clock.now())
        form.add_error(
            None,
            _(
                "内容带有密级标志“%(mark)s”，已拦截并记录。本系统为非涉密系统，请通过机要渠道传递；如属误判，请删去标志字样后再试。"
            )
            % {"mark": classified.mark.words},
        )
    return None


@require_GET
def download_original(request: PlaceRequest, pk: int) -> HttpResponseBase:
    draft = draft_or_404(request, pk)
    found = NoticeOriginal.objects.select_related("notice").defer("notice__text")
    original = get_object_or_404(found, notice=draft.notice_id, jurisdiction=request.place)
    content = take_original(original=original, notice=original.notice, by=request.actor, at=clock.now())
    return HttpResponse(
        content,
        content_type="application/octet-stream",  # never shown in our own origin
        headers={
            "Content-Disposition": attachment(original.notice.name),
            "X-Content-Type-Options": "nosniff",
        },
    )


def attachment(name: str) -> str:
    """The header that saves a download under its own name, Chinese names included."""
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"


@require_POST
def discard(request: PlaceRequest, pk: int) -> HttpResponse:
    draft = draft_or_404(request, pk, open_only=True)
    try:
        discard_draft(draft=draft, by=request.actor, at=clock.now())
    except ActionRefused as reasons:
        return refused(request, draft, reasons)
    messages.success(request, _("已放弃这份草稿，原件仍可下载。"))
    return redirect("schemes:drafts", request.place.pk)


def refused(request: PlaceRequest, draft: SchemeDraft, reasons: ActionRefused) -> HttpResponse:
    """Back to the draft as it stands now, with every reason on the page."""
    for refusal in reasons.refusals:
        messages.error(request, refusal.reason)
    back = redirect("schemes:review", request.place.pk, draft.pk)
    return HttpResponseClientRedirect(back.url) if request.htmx else back


def draft_or_404(request: PlaceRequest, pk: int, *, open_only: bool = False) -> SchemeDraft:
    """The draft, if it is of this place, and still open where something is to be done to it."""
    found = SchemeDraft.objects.filter(jurisdiction=request.place).select_related("notice")
    if open_only:
        found = found.filter(state=DraftState.OPEN)
    return get_object_or_404(found, pk=pk)
