"""What is sent when many activities come at once: a workbook, mended cells, a table typed on the page?"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from liaison.activities.models import EnteredHow
from liaison.core.activities.lines import Line, columns
from liaison.files.forms import UploadField

CELL = "cell"  # cell-12-guests
ROWS = 10
ROW_COLUMNS = ("on", "kind", "guests", "what", "hosts", "place")
_LONGEST_CELL = 4000


class ListForm(forms.Form):
    """A workbook, why its activities are entered now, and the year of days without one."""

    file = UploadField(
        label=_("活动清单"),
        help_text=_("Excel 或 WPS 表格（.xlsx），或 .csv（UTF-8、GBK 均可），清单放在第一张表"),
    )
    how = forms.ChoiceField(
        label=_("怎样登记"),
        choices=[
            (EnteredHow.WORKBOOK, _("成批登记：已安排和刚开展的活动")),
            (EnteredHow.PAPER, _("补登以前的活动：有会议记录、签到等书面材料为据")),
        ],
        widget=forms.RadioSelect,
        initial=EnteredHow.WORKBOOK,
    )
    year = forms.IntegerField(
        label=_("年份"), min_value=1990, max_value=2100, help_text=_("清单中只写月、日的，算这一年。")
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["year"].initial = today.year


def cells(sent: QueryDict) -> dict[int, dict[str, str]]:
    """The cells that were sent, by line and column; what is none is left out."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    known = columns()
    for name, value in sent.items():
        prefix, _dash, rest = name.partition("-")
        row, _dash, column = rest.partition("-")
        if prefix == CELL and row.isdecimal() and len(row) < 6 and column in known:
            found[int(row)][column] = str(value).strip()[:_LONGEST_CELL]
    return dict(found)


def typed_lines(sent: QueryDict) -> list[Line]:
    """The lines of the table on the page in which something was typed."""
    return [
        Line(row, {column: text for column, text in said.items() if text})
        for row, said in sorted(cells(sent).items())
        if any(said.values())
    ]


def table_rows(sent: QueryDict | None = None) -> Iterator[tuple[int, list[tuple[str, str, str]]]]:
    """The lines of the table, each with column, label and what was typed."""
    typed, labels = cells(sent) if sent is not None else {}, columns()
    for row in range(1, ROWS + 1):
        said = typed.get(row, {})
        yield row, [(column, labels[column], said.get(column, "")) for column in ROW_COLUMNS]
