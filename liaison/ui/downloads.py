"""How is a file handed to a browser: under its own name, and never shown as a page of ours?"""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def as_download(content: bytes, *, name: str, content_type: str = "application/octet-stream") -> HttpResponse:
    """The file to be saved under its name, Chinese names included (RFC 6266)."""
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=name)
            or "attachment",
            "X-Content-Type-Options": "nosniff",
        },
    )
