"""Photos, minutes and sheets of an activity: put there, shown smaller, handed out, taken away."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.activities.forms.files import AttachmentForm, RemovalForm
from liaison.activities.models import Activity
from liaison.activities.queries.files import files_of
from liaison.activities.views.acting import acted, address_of
from liaison.activities.views.page import activity_or_404
from liaison.files.middleware import takes_files
from liaison.files.views import download, examined_upload, preview, said_of_same
from liaison.matters.actions import add_attachment, remove_attachment
from liaison.matters.models import Attachment
from liaison.matters.queries.attachments import attachment_at
from liaison.schemes.views.refusals import is_carried_out

AT_ONCE = 20  # files in one upload


@takes_files(5)
@require_POST
def add_files(request: PlaceRequest, pk: int) -> HttpResponse:
    """Every file is looked at by itself: what is good is kept, of the rest it is said why not."""
    activity = activity_or_404(request, pk)
    uploads = request.FILES.getlist("file")
    onwards = address_of(request, activity, part="files")
    if request.POST.get("from") == "photos":
        onwards = reverse("activities:photos", args=[request.place.pk, pk])
    refused = _kept(request, activity, uploads)
    if kept := len(uploads) - len(refused):
        said = ngettext("已上传 %(count)s 份材料。", "已上传 %(count)s 份材料。", kept)
        messages.success(request, said % {"count": kept})
    for reason in refused if uploads else [_("请先选择文件。")]:
        messages.error(request, reason)
    return redirect(onwards)


def _kept(request: PlaceRequest, activity: Activity, uploads: list[UploadedFile]) -> list[str]:
    """Keeps what can be kept; for each of the others, its name and why not."""
    refused = [
        _("%(name)s：一次最多上传 %(count)s 份，请分几次。") % {"name": upload.name, "count": AT_ONCE}
        for upload in uploads[AT_ONCE:]
    ]
    for upload in uploads[:AT_ONCE]:
        form = AttachmentForm(request.POST, MultiValueDict({"file": [upload]}))
        _keep(request, activity, form)
        refused += [f"{upload.name}：{errors[0]}" for errors in form.errors.values()]
    return refused


def _keep(request: PlaceRequest, activity: Activity, form: AttachmentForm) -> None:
    def act(typed: dict[str, Any], **who: Any) -> None:
        examined = examined_upload(form, "file", by=who["by"], at=who["at"])
        if examined is not None:
            said = {name: typed[name] for name in ("kind", "caption")}
            same = said_of_same(examined, by=who["by"])
            add_attachment(subject=activity.subject, about=activity, examined=examined, **said, **who)
            if same:
                messages.info(request, same)

    is_carried_out(request, form, act)


@require_GET
def photos(request: PlaceRequest, pk: int) -> HttpResponse:
    """On a phone: the camera is one tap away."""
    activity = activity_or_404(request, pk)
    shown = {"activity": activity, "files": files_of(activity, request.actor, on=request.today)}
    return render(request, "activities/photos.html", shown)


@require_GET
def show_attachment(request: PlaceRequest, pk: int) -> HttpResponse:
    """The file as a download."""
    row, _activity = _seen(request, pk)
    return download(row.file, by=request.actor, at=clock.now())


@require_GET
def show_preview(request: PlaceRequest, pk: int) -> HttpResponse:
    """The picture made smaller, without place and camera."""
    row, _activity = _seen(request, pk)
    return preview(row.file)


@require_POST
def remove(request: PlaceRequest, pk: int) -> HttpResponse:
    """It is shown no longer; who took it away and why stays in the history."""
    row, activity = _seen(request, pk)
    form = RemovalForm(request.POST)

    def act(typed: dict[str, Any], **who: Any) -> None:
        remove_attachment(attachment=row, about=activity, reason=typed["reason"], **who)

    said = _("已移除。原因记入活动的历史。")
    return acted(request, activity, form, act, said=said, onwards=address_of(request, activity, part="files"))


def _seen(request: PlaceRequest, pk: int) -> tuple[Attachment, Activity]:
    """The file and its activity, for those who see the activity; nobody else learns that it is there."""
    row = attachment_at(request.place.pk, pk)
    activity = Activity.objects.filter(subject_id=row.subject_id).first() if row else None
    if row is None or activity is None:
        raise Http404
    return row, activity_or_404(request, activity.pk)
