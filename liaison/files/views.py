"""What a page that has files needs: an upload looked at, a download, a preview. Its own door decides."""

from datetime import datetime

from django import forms
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from liaison.core.access.actor import Actor
from liaison.core.notices.decode import Unreadable
from liaison.core.secrecy import ClassifiedContent
from liaison.files.actions import block_marked_content, take_file
from liaison.files.forms import KeptFileField
from liaison.files.models import StoredFile
from liaison.files.queries import preview_content
from liaison.files.readers import Examined, examine
from liaison.ui.unreadable import said


def examined_upload(form: forms.Form, field: str, *, by: Actor, at: datetime) -> Examined | None:
    """The upload of a valid form; None where there is none, or with the reason on the form.

    A classification mark is put on record.
    """
    asked = form.fields[field]
    assert isinstance(asked, KeptFileField)  # noqa: S101 - only such fields say what they accept
    file = form.cleaned_data.get(field)
    if not file:
        return None
    try:
        return examine(str(file.name), file.read(), accepts=asked.accepts)
    except Unreadable as unreadable:
        form.add_error(field, said(unreadable))
    except ClassifiedContent as classified:
        block_marked_content(mark=classified.mark, by=by, at=at)
        form.add_error(
            field,
            _("内容带有密级标志“%(mark)s”，已拦截并记录。本系统为非涉密系统，请通过机要渠道传递。")
            % {"mark": classified.mark.words},
        )
    return None


def download(file: StoredFile, *, by: Actor, at: datetime) -> HttpResponse:
    """The file as a download under its own name; never shown in our own origin."""
    if file.content_id is None:
        raise Http404
    content = take_file(file=file, by=by, at=at)
    return HttpResponse(
        content,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": attachment(file.name),
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, no-store",
        },
    )


def preview(file: StoredFile) -> HttpResponse:
    """The smaller picture that we drew ourselves; 404 for what has none."""
    if file.content_id is None or not file.has_preview:
        raise Http404
    return HttpResponse(
        preview_content(file),
        content_type="image/jpeg",
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=3600"},
    )


def attachment(name: str) -> str:
    """The header that saves a download under its own name, Chinese names included (RFC 6266)."""
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
