"""Many activities come at once: by workbook or typed line by line, previewed, mended, entered, undone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.activities import actions
from liaison.activities.forms.lists import ROW_COLUMNS, ListForm, cells, table_rows, typed_lines
from liaison.activities.models import ActivityList, EnteredHow
from liaison.activities.queries.lists import lists_of, plan_of, undoable
from liaison.activities.queries.proposed import proposed_to
from liaison.activities.writers import list_template
from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.core.activities.lines import Line, columns, read_list
from liaison.core.activities.listed import Outcome, Step, digest
from liaison.core.refusals import ActionRefused
from liaison.files.views.guarded import reason_of_mark
from liaison.schemes.readers import workbook
from liaison.schemes.views.refusals import tell
from liaison.schemes.views.tables import rows_sent
from liaison.ui.downloads import as_download
from liaison.units.queries import names_by_id

MENDED_AT_ONCE = 40  # lines with faults that the page shows as fields
_EARLIER = 10  # lists brought in before
_SHOWN = ("on", "kind", "hosts", "guests", "what")


@require_http_methods(["GET", "POST"])
def show_lists(request: PlaceRequest) -> HttpResponse:
    """The form; a workbook that can be read goes on to its preview."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ListForm(*sent, today=request.today)
    lines = _read(request, form) if form.is_valid() else None
    if lines is not None:
        uploaded = actions.upload_activity_list(
            name=form.cleaned_data["file"].name[:200],
            lines=lines,
            year=form.cleaned_data["year"],
            how=EnteredHow(form.cleaned_data["how"]),
            by=request.actor,
            at=clock.now(),
        )
        return redirect("activities:list", request.place.pk, uploaded.pk)
    context = {"form": form, "lists": lists_of(request.actor)[:_EARLIER], "columns": columns().values()}
    return render(request, "activities/lists.html", context, status=422 if form.errors else 200)


def _read(request: PlaceRequest, form: ListForm) -> list[Line] | None:
    """What the workbook says; None with the reason on the form, and on record where a mark was met."""
    rows = rows_sent(form, by=request.actor)
    if rows is None:
        return None
    lines = read_list(rows)
    if lines is None:
        form.add_error("file", _("没有找到表头。请保留写有“日期”“参加单位”的那一行。"))
    elif not lines:
        form.add_error("file", _("表头下面没有活动。请填写后再传。"))
    return lines or None


@require_GET
def template(request: PlaceRequest) -> HttpResponse:
    """The workbook to be filled in, with the kinds, the own counterparts and all units to choose from."""
    proposed = proposed_to(request.actor, on=request.today)
    content = list_template.write(
        title=f"{request.place.name}对口联系活动清单",
        counterparts=[unit.name for unit in proposed.counterparts],
        units=[unit.name for unit in (*proposed.own, *proposed.units)],
    )
    return as_download(content, name="activities.xlsx", content_type=workbook.READER.content_type)


@require_GET
def show_list(request: PlaceRequest, pk: int) -> HttpResponse:
    """What would become of each line; later, what came of the list."""
    return _page(request, _list_or_404(request, pk))


@require_POST
def mend(request: PlaceRequest, pk: int) -> HttpResponse:
    """Cells that were mended on the page."""
    activity_list = _list_or_404(request, pk)
    mended = cells(request.POST)
    texts = (text for said in mended.values() for text in said.values())
    reason = reason_of_mark(texts, by=request.actor)
    if reason:
        messages.error(request, reason)
        return _page(request, activity_list, typed=mended, status=422)
    if mended:
        actions.mend_activity_list(
            activity_list=activity_list, mended=mended, by=request.actor, at=clock.now()
        )
    return redirect("activities:list", request.place.pk, pk)


@require_POST
def take(request: PlaceRequest, pk: int) -> HttpResponse:
    """Exactly what was shown is entered; lines with faults stay."""
    activity_list = _list_or_404(request, pk)
    steps = plan_of(activity_list, request.actor, on=request.today)
    if request.POST.get("shown") != digest(steps):
        messages.error(request, _("名单或登记情况有了变化，请按新的预览重新核对。"))
        return _page(request, activity_list, status=409)
    try:
        count = _taken(request, activity_list, steps)
    except ActionRefused as refused:
        tell(request, refused)
        return _page(request, activity_list, status=409)
    _tell(request, count)
    return redirect("activities:list", request.place.pk, pk)


def _taken(request: PlaceRequest, activity_list: ActivityList, steps: list[Step]) -> int:
    return actions.take_activity_list(
        activity_list=activity_list, steps=steps, by=request.actor, at=clock.now(), on=request.today
    )


def _tell(request: PlaceRequest, count: int) -> None:
    said = ngettext("已登记 %(count)s 项活动。", "已登记 %(count)s 项活动。", count)
    messages.success(request, said % {"count": count})


@require_POST
def undo(request: PlaceRequest, pk: int) -> HttpResponse:
    activity_list = _list_or_404(request, pk)
    try:
        gone, stay = actions.undo_activity_list(activity_list=activity_list, by=request.actor, at=clock.now())
    except ActionRefused as refused:
        tell(request, refused)
    else:
        messages.success(request, _("已撤销 %(count)s 项。") % {"count": gone})
        if stay:
            said = _("另有 %(count)s 项对方已经处理，或者改动过，没有撤销。")
            messages.warning(request, said % {"count": stay})
    return redirect("activities:list", request.place.pk, pk)


@require_http_methods(["GET", "POST"])
def enter_rows(request: PlaceRequest) -> HttpResponse:
    """A table of ten lines; where all of them are clear, they are entered at once."""
    proposed = proposed_to(request.actor, on=request.today)
    lines = typed_lines(request.POST) if request.method == "POST" else []
    texts = (text for line in lines for text in line.said.values())
    reason = reason_of_mark(texts, by=request.actor)
    if lines and not reason:
        return _enter(request, lines)
    if request.method == "POST":
        messages.error(request, reason or _("请至少填写一行。"))
    context = {
        "proposed": proposed,
        "rows": list(table_rows(request.POST if request.method == "POST" else None)),
        "heads": [columns()[code] for code in ROW_COLUMNS],
        "kinds": [ACTIVITY_KINDS[code].name for code in proposed.kinds],
    }
    return render(request, "activities/rows.html", context, status=422 if request.method == "POST" else 200)


def _enter(request: PlaceRequest, lines: list[Line]) -> HttpResponse:
    typed = actions.upload_activity_list(
        name=_("网页逐行登记"),
        lines=lines,
        year=request.today.year,
        how=EnteredHow.PAGE,
        by=request.actor,
        at=clock.now(),
    )
    steps = plan_of(typed, request.actor, on=request.today)
    if all(step.outcome is Outcome.NEW and not step.similar for step in steps):
        _tell(request, _taken(request, typed, steps))
        return redirect("activities:activities", request.place.pk)
    return redirect("activities:list", request.place.pk, typed.pk)


def _list_or_404(request: PlaceRequest, pk: int) -> ActivityList:
    found = lists_of(request.actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _page(
    request: PlaceRequest,
    activity_list: ActivityList,
    *,
    typed: dict[int, dict[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    steps = plan_of(activity_list, request.actor, on=request.today)
    clear = [step for step in steps if step.outcome is not Outcome.FAULTY]
    faulty = [step for step in steps if step.outcome is Outcome.FAULTY]
    involved = {unit for step in clear if step.said for unit in step.said.involved}
    context: dict[str, Any] = {
        "list": activity_list,
        "clear": _in_words(clear, names_by_id(involved, on=request.today)),
        "faulty": [_fields(step, (typed or {}).get(step.line.row, {})) for step in faulty[:MENDED_AT_ONCE]],
        "more_faulty": len(faulty[MENDED_AT_ONCE:]),
        "new": sum(step.outcome is Outcome.NEW for step in clear),
        "shown": digest(steps),
        "entered": activity_list.entered.select_related("activity__subject"),
        "undoable": undoable(activity_list, at=clock.now()).count(),
    }
    return render(request, "activities/list.html", context, status=status)


def _in_words(steps: list[Step], names: dict[int, str]) -> list[dict[str, Any]]:
    """Each line that can be entered, or need not be, as the preview shows it."""
    return [
        {
            "step": step,
            "kind": ACTIVITY_KINDS[step.said.kind].name,
            "hosts": "、".join(names.get(unit, "") for unit in sorted(step.said.hosts)),
            "guests": "、".join(names.get(unit, "") for unit in sorted(step.said.guests)),
        }
        for step in steps
        if step.said is not None
    ]


def _fields(step: Step, typed: dict[str, str]) -> dict[str, Any]:
    """A line with faults as fields: what every line has, and whatever else it says or lacks."""
    wrong: dict[str, list[str]] = {}
    for column, message in step.faults:
        wrong.setdefault(column, []).append(message)
    shown = [code for code in columns() if code in _SHOWN or step.line.get(code) or code in wrong]
    return {
        "step": step,
        "fields": [
            (code, columns()[code], typed.get(code, step.line.get(code)), wrong.get(code, []))
            for code in shown
        ],
    }
