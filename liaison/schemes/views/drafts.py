"""Notices on their way: the list, the upload, the original, giving up."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.core.files import safe_name
from liaison.core.notices.decode import Unreadable
from liaison.core.secrecy import ClassifiedContent
from liaison.files.readers.scanner import scan
from liaison.files.views.guarded import blocked
from liaison.isolation import apart
from liaison.isolation.office import understood
from liaison.schemes.actions import (
    ActionRefused,
    discard_draft,
    take_original,
    upload_notice,
)
from liaison.schemes.forms import UploadForm
from liaison.schemes.models import NoticeOriginal, SchemeDraft
from liaison.schemes.models.drafts import DraftState
from liaison.schemes.packages import Member
from liaison.schemes.queries.review import drafts
from liaison.schemes.queries.upper import changes_above
from liaison.schemes.readers import ReadNotice, notices_in, read_notice, workbook
from liaison.schemes.views.refusals import tell
from liaison.ui.downloads import as_download
from liaison.ui.unreadable import said

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
        drafts_made = _drafts(request, form)
        if len(drafts_made) == 1:
            return redirect("schemes:review", request.place.pk, drafts_made[0].pk)
        if drafts_made:
            message = _("读取了 %(count)s 份通知，每份是一份草稿，请逐份核对。")
            messages.success(request, message % {"count": len(drafts_made)})
            return redirect("schemes:drafts", request.place.pk)
    return render(
        request, "schemes/upload.html", {"form": form}, status=422 if form.is_bound and form.errors else 200
    )


def _drafts(request: PlaceRequest, form: UploadForm) -> list[SchemeDraft]:
    """A draft for every notice in the file; none, with the reasons on the form, where nothing was read."""
    try:
        members = _members(form, *_uploaded(form))
        outcomes = [(member, _read(member)) for member in members]
    except ClassifiedContent as classified:
        form.add_error(None, blocked(classified.mark, by=request.actor, at=clock.now()))
        return []
    kept = [_kept(request, member, outcome) for member, outcome in outcomes]
    made = [draft for draft in kept if isinstance(draft, SchemeDraft)]
    for member, why in zip(members, kept, strict=True):
        if isinstance(why, SchemeDraft):
            continue
        reason = why if len(members) == 1 else f"{member.name}：{why}"
        if made:
            messages.error(request, reason)
        else:
            form.add_error(None, reason)
    return made


def _kept(request: PlaceRequest, member: Member, read: ReadNotice | str) -> SchemeDraft | str:
    """The draft of what was read, or why there is none."""
    if isinstance(read, str):
        return read
    try:
        return upload_notice(
            name=member.name,
            content=member.content,
            content_type=read.content_type,
            read=read,
            by=request.actor,
            at=clock.now(),
        )
    except ActionRefused as refused:
        return "".join(str(refusal.reason) for refusal in refused.refusals)


def _uploaded(form: UploadForm) -> tuple[str, bytes]:
    file = form.cleaned_data.get("file")
    if file is not None:
        return safe_name(str(file.name)), file.read()
    return _("粘贴的文本") + ".txt", form.cleaned_data["text"].encode()


def _members(form: UploadForm, name: str, content: bytes) -> tuple[Member, ...]:
    """The files of a package of several, else the file itself; none, with the reason, where it may not pass.

    Raises ClassifiedContent.
    """
    try:
        scan(content)
        return apart(notices_in, name, content)
    except Unreadable as unreadable:
        form.add_error(None, said(unreadable))
        return ()


def _read_apart(name: str, content: bytes) -> ReadNotice:
    return apart(read_notice, name, content)


def _read(member: Member) -> ReadNotice | str:
    """What the reader found, or why there is nothing. Raises ClassifiedContent."""
    try:
        read = understood(_read_apart, member.name, member.content)
    except Unreadable as unreadable:
        return said(unreadable)
    return str(_MATRIX) if apart(workbook.is_matrix, member.name, member.content) else read


@require_GET
def download_original(request: PlaceRequest, pk: int) -> HttpResponseBase:
    draft = draft_or_404(request, pk)
    found = NoticeOriginal.objects.select_related("notice").defer("notice__text")
    original = get_object_or_404(found, notice=draft.notice_id, jurisdiction=request.place)
    content = take_original(original=original, notice=original.notice, by=request.actor, at=clock.now())
    return as_download(content, name=original.notice.name)


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
    tell(request, reasons)
    back = redirect("schemes:review", request.place.pk, draft.pk)
    return HttpResponseClientRedirect(back.url) if request.htmx else back


def draft_or_404(request: PlaceRequest, pk: int, *, open_only: bool = False) -> SchemeDraft:
    """The draft, if it is of this place, and still open where something is to be done to it."""
    found = SchemeDraft.objects.filter(jurisdiction=request.place).select_related("notice")
    if open_only:
        found = found.filter(state=DraftState.OPEN)
    return get_object_or_404(found, pk=pk)
