"""How is a file handed out, or shown smaller? The door of its page decides who may."""

from datetime import datetime

from django.http import Http404, HttpResponse

from liaison.core.access.actor import Actor
from liaison.files.actions import take_file
from liaison.files.models import StoredFile
from liaison.files.queries import preview_content
from liaison.ui.downloads import as_download


def download(file: StoredFile, *, by: Actor, at: datetime) -> HttpResponse:
    """The file as a download under its own name; never shown in our own origin."""
    if file.content_id is None:
        raise Http404
    content = take_file(file=file, by=by, at=at)
    answer = as_download(content, name=file.name)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer


def preview(file: StoredFile) -> HttpResponse:
    """The smaller picture that we drew ourselves; 404 for what has none."""
    if file.content_id is None or not file.has_preview:
        raise Http404
    return HttpResponse(
        preview_content(file),
        content_type="image/jpeg",
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=3600"},
    )
