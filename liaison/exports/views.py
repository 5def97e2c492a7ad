"""What can be taken along, and taking it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.exports.actions import take_export
from liaison.exports.catalogue import Asked, exports
from liaison.exports.formats import formats
from liaison.schemes.views.days import as_of
from liaison.ui.downloads import as_download


@require_GET
def show_menu(request: PlaceRequest) -> HttpResponse:
    """Every export that the seat may take, with a link for each format."""
    _on, context = as_of(request)
    known = formats()
    shown = [
        (export, [known[code] for code in export.formats])
        for export in exports().values()
        if export.in_menu and export.opens_to(request.actor)
    ]
    return render(request, "exports/menu.html", context | {"exports": shown})


@require_GET
def take(request: PlaceRequest) -> HttpResponse:
    """The file; back to the menu where nothing is asked for, or there is nothing to take."""
    wanted = request.GET.get("format", "")
    export = exports().get(request.GET.get("export", ""))
    if export is None or wanted not in export.formats:
        return redirect("exports:menu", request.place.pk)
    if not export.opens_to(request.actor):
        raise Http404
    on, _context = as_of(request)
    asked = Asked(
        request.place,
        on=on,
        today=request.today,
        said=request.GET,
        by=request.actor,
        post_id=request.seat.post_id,
    )
    known = formats()[wanted]
    taken = take_export(export=export, wanted=known, asked=asked, by=request.actor, at=clock.now())
    if taken is None:
        messages.warning(request, _("这一天没有可以导出的内容。"))
        return redirect("exports:menu", request.place.pk)
    name, content = taken
    return as_download(content, name=name, content_type=known.content_type)
