"""The entries that were looked for, as a workbook or a list; that they were taken goes on record."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

import xlsxwriter
from django.db import models
from django.http import Http404, HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison import clock
from liaison.record.actions import note_export_of_record
from liaison.record.forms import ExportForm
from liaison.record.models import Entry
from liaison.record.queries.words import ShownEntry, in_words
from liaison.record.views.entries import found_by
from liaison.ui.downloads import as_download
from liaison.ui.requests import ActorRequest

MOST = 100_000  # entries in one file; more are taken by narrower days
AT_ONCE = 2_000
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = list[str]


@require_POST
def export(request: ActorRequest) -> HttpResponse:
    form = ExportForm(request.POST)
    if not form.is_valid():
        raise Http404
    kind = form.cleaned_data.pop("form")
    found, asked = found_by(form, request)
    found = found[:MOST]
    note_export_of_record(
        count=found.count(),
        form=kind,
        asked={name: str(value) for name, value in asked.items()},
        by=request.actor,
        at=clock.now(),
    )
    content_type, write = FORMS[kind]
    name = _("操作记录") + f"-{request.today:%Y%m%d}.{kind}"
    return as_download(write(_rows(found)), name=name, content_type=content_type)


def _rows(found: models.QuerySet[Entry]) -> Iterator[Row]:
    yield [
        _("编号"),
        _("时间"),
        _("账号"),
        _("姓名"),
        _("身份"),
        _("事项"),
        _("变更"),
        _("对象"),
        _("来源地址"),
        _("代码"),
    ]
    for start in range(0, MOST, AT_ONCE):
        shown = in_words(list(found[start : start + AT_ONCE]), with_logins=True)
        yield from map(_row, shown)
        if len(shown) < AT_ONCE:
            return


def _row(shown: ShownEntry) -> Row:
    entry = shown.entry
    return [
        str(entry.pk),
        localtime(entry.at).strftime("%Y-%m-%d %H:%M:%S"),
        shown.login,
        shown.person,
        shown.role,
        shown.happening,
        "；".join(shown.changes),
        shown.thing,
        entry.address or "",
        entry.code,
    ]


def _as_csv(rows: Iterable[Row]) -> bytes:
    """With a mark at its beginning by which spreadsheets know the encoding; no cell is a formula."""
    text = io.StringIO()
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(STARTS_A_FORMULA) else cell


def _as_workbook(rows: Iterable[Row]) -> bytes:
    """One sheet whose head stays in sight and repeats in print; every cell is text."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True, "in_memory": False}) as book:
        sheet = book.add_worksheet()
        head = book.add_format({"bold": True, "bottom": 1})
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell, head if number == 0 else None)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
    return file.getvalue()


FORMS: dict[str, tuple[str, Callable[[Iterable[Row]], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", _as_csv),
    "xlsx": (WORKBOOK, _as_workbook),
}
