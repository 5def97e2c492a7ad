"""An office is brought in: the list, what would become of it, the slips of its people."""

import hashlib
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from liaison import clock
from liaison.accounts.actions import ActivationSlip
from liaison.accounts.middleware import PlaceRequest
from liaison.accounts.models import AccountRequest
from liaison.accounts.queries import SeatInWords, in_words, seats_in
from liaison.core.offices import COLUMNS, KIND_WORDS, Line, Plan, by_message, read_list
from liaison.exports.formats import Document, Sheet, Table, formats
from liaison.offices import actions
from liaison.offices.forms import BatchForm, ListForm
from liaison.offices.models import OfficeList
from liaison.offices.queries import (
    AT_ONCE,
    lists_of,
    plan_of,
    refusal_to_undo,
    requests_to_approve,
    template_rows,
)
from liaison.schemes.views.tables import rows_sent
from liaison.ui.downloads import as_download
from liaison.units.queries import names_by_id

_WIDTHS = (22, 16, 16, 12, 18, 16, 12, 10)
_ON_THE_PAGE = 10  # lists brought in before


@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: PlaceRequest) -> HttpResponse:
    """The form; a list that can be read goes on to its preview."""
    initial = {"starts": request.today, "with_accounts": True}
    is_sent = request.method == "POST"
    form = ListForm(request.POST if is_sent else None, request.FILES if is_sent else None, initial=initial)
    lines = _read(request, form) if form.is_valid() else None
    if lines is not None:
        uploaded = actions.upload_office_list(
            name=form.cleaned_data["file"].name[:200],
            lines=lines,
            starts=form.cleaned_data["starts"],
            with_accounts=form.cleaned_data["with_accounts"],
            by=request.actor,
            at=clock.now(),
        )
        return redirect("offices:preview", request.place.pk, uploaded.pk)
    lists = lists_of(request.place.pk)[:_ON_THE_PAGE]
    context = {"form": form, "lists": lists, "columns": COLUMNS, "kinds": KIND_WORDS}
    return render(request, "offices/bring_in.html", context, status=422 if form.errors else 200)


def _read(request: PlaceRequest, form: ListForm) -> list[Line] | None:
    """What the list says; None with the reason on the form, and in the record where a mark was met."""
    rows = rows_sent(form, by=request.actor)
    if rows is None:
        return None
    lines = read_list(rows)
    if lines is None:
        form.add_error("file", _("没有找到表头。请保留写有“单位”“姓名”的那一行。"))
    elif not lines:
        form.add_error("file", _("表头下面没有人员。请填写姓名后再传。"))
    return lines or None


@require_GET
def template(request: PlaceRequest) -> HttpResponse:
    """The list to be filled in, with the units of the place and whom each should name."""
    rows = [
        (*row, *([""] * (len(COLUMNS) - len(row))))
        for row in template_rows(request.place.pk, on=request.today)
    ]
    title = f"{request.place.name}对口联系人员名册"
    notes = (f"职务类别：{'、'.join(KIND_WORDS)}。暂无人选的行可以删去。不要填写家庭电话、住址等个人信息。",)
    table = Table(head=COLUMNS, rows=tuple(rows), widths=_WIDTHS)
    document = Document(title, (Sheet("名册", title, notes=notes, table=table, landscape=True),))
    chosen = formats()["xlsx"]
    return as_download(chosen.write(document), name="people.xlsx", content_type=chosen.content_type)


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: PlaceRequest, pk: int) -> HttpResponse:
    """What would be done line by line; sent, exactly that is done. Later, what came of it."""
    office_list = _office_list(request, pk)
    planned = plan_of(office_list, on=request.today)
    if request.method == "POST":
        return _carry_out(request, office_list, planned)
    return _page(request, office_list, planned)


def _carry_out(request: PlaceRequest, office_list: OfficeList, planned: Plan) -> HttpResponse:
    if request.POST.get("shown") != _digest(planned):
        messages.error(request, _("名单或登记情况有了变化，请按新的预览重新核对。"))
        return _page(request, office_list, planned, status=409)
    try:
        with transaction.atomic():
            count = actions.bring_in_office(
                office_list=office_list, steps=planned.steps, by=request.actor, at=clock.now()
            )
    except (PermissionDenied, IntegrityError):
        messages.error(request, _("没有导入：名册已经导入过，或者有的职务已登记了今后的人选。"))
    else:
        messages.success(request, _("已导入：%(count)s 个职务有了任职人员。") % {"count": count})
    return redirect("offices:preview", request.place.pk, office_list.pk)


@require_POST
def undo(request: PlaceRequest, pk: int) -> HttpResponse:
    office_list = _office_list(request, pk)
    refusal = refusal_to_undo(office_list)
    if refusal:
        messages.error(request, _(refusal))
    else:
        actions.undo_office(office_list=office_list, by=request.actor, at=clock.now())
        messages.success(request, _("已撤销这次导入。"))
    return redirect("offices:preview", request.place.pk, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def open_accounts(request: PlaceRequest) -> HttpResponse:
    """All requests of others, a batch at a time; their slips are shown this once and kept nowhere."""
    found = requests_to_approve(request.place.pk, account=request.actor.account_id)
    if request.method != "POST":
        waiting = list(found)
        names = names_by_id({each.unit_id for each in waiting if each.unit_id}, on=request.today)
        rows = [(each, names.get(each.unit_id or 0, "")) for each in waiting]
        until = waiting[-1].pk if waiting else 0
        return render(request, "offices/open_accounts.html", {"rows": rows, "until": until})
    form = BatchForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("请从这里重新开始，已批准的不受影响。"))
        return redirect("offices:open_accounts", request.place.pk)
    asked = {name: value or 0 for name, value in form.cleaned_data.items()}
    waiting_ones = found.filter(pk__gt=asked["after"])
    if asked["until"]:
        waiting_ones = waiting_ones.filter(pk__lte=asked["until"])
    return _batch(request, waiting_ones, asked)


def _batch(request: PlaceRequest, waiting: QuerySet[AccountRequest], asked: dict[str, int]) -> HttpResponse:
    """The slips of the next batch; where the page goes on by itself, they alone."""
    batch = list(waiting[:AT_ONCE])
    slips, left = actions.open_waiting_accounts(
        requests=batch, starts=request.today, by=request.actor, at=clock.now()
    )
    after = batch[-1].pk if batch else asked["after"]
    context = {
        "slips": _with_seats(request, slips),
        "left": left,
        "more": waiting.filter(pk__gt=after).count(),
        "after": after,
        "until": asked["until"],
        "done": asked["done"] + len(slips),
        "address": request.build_absolute_uri("/"),
    }
    template = "offices/_batch.html" if request.htmx else "offices/slips.html"
    return render(request, template, context)


def _with_seats(
    request: PlaceRequest, slips: list[ActivationSlip]
) -> list[tuple[ActivationSlip, list[SeatInWords]]]:
    logins = {slip.login for slip in slips}
    words = in_words(list(seats_in(request.place.pk).filter(account__login__in=logins)), on=request.today)
    return [(slip, [each for each in words if each.seat.account.login == slip.login]) for slip in slips]


def _office_list(request: PlaceRequest, pk: int) -> OfficeList:
    found = lists_of(request.place.pk).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _page(
    request: PlaceRequest, office_list: OfficeList, planned: Plan, *, status: int = 200
) -> HttpResponse:
    names = names_by_id({step.unit for step in planned.steps}, on=request.today)
    context: dict[str, Any] = {
        "list": office_list,
        "steps": [(step, names.get(step.unit, "")) for step in planned.steps],
        "faults": by_message(planned.faults),
        "shown": _digest(planned),
        "accounts": sum(bool(step.role) for step in planned.steps) if office_list.with_accounts else 0,
        "may_undo": office_list.brought_in_at is not None and refusal_to_undo(office_list) is None,
    }
    return render(request, "offices/preview.html", context, status=status)


def _digest(planned: Plan) -> str:
    """The same for the same steps, so that what is confirmed is what was shown."""
    return hashlib.sha256(repr(planned).encode()).hexdigest()
