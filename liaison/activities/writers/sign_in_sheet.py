"""How does a sign-in sheet look as a Word document? Set as annexes of official documents are, on A4."""

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from liaison.activities.models import Activity
from liaison.activities.queries.facts import Facts
from liaison.activities.queries.seats import Room
from liaison.core.order import padded
from liaison.ui.word import BODY, HEADING, SIZE_2, SIZE_4, TITLE, as_file, new_document, set_font, set_page

HEAD = ("序号", "单位", "姓名", "职务", "签名", "联系电话")
_CELL = Pt(12)
BLANK_LINES = 6  # for whoever comes unannounced
_WIDTHS = (Mm(12), Mm(42), Mm(24), Mm(30), Mm(26), Mm(26))


def write(activity: Activity, room: Room, *, facts: Facts) -> bytes:
    """The file: title, when and where, one line for each seat and some blank ones."""
    word = new_document()
    section = word.sections[0]
    set_page(section)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(25)
    _write(word.add_paragraph(), f"{activity.subject.title}签到表", TITLE, SIZE_2)
    _write(word.add_paragraph(), _when_and_where(activity, facts), BODY, SIZE_4)
    rows = lines(room)
    grid = word.add_table(rows=1 + len(rows), cols=len(HEAD))
    grid.style, grid.alignment, grid.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for number, content in enumerate((HEAD, *rows)):
        grid.rows[number].height = Mm(11)
        for cell, text, width in zip(grid.rows[number].cells, content, _WIDTHS, strict=True):
            cell.width = width
            _write(cell.paragraphs[0], text, BODY if number else HEADING, _CELL)
    return as_file(word)


def lines(room: Room) -> list[tuple[str, ...]]:
    """The sheet's lines; names of two characters are as wide as those of three."""
    seated = [
        (
            f"{group.represents}（{group.unit}）" if group.represents else group.unit,
            padded(place.name),
            place.title,
        )
        for group in room.groups
        for place in group.places
    ]
    blank = [("", "", "")] * BLANK_LINES
    return [(str(number), *line, "", "") for number, line in enumerate((*seated, *blank), start=1)]


def _when_and_where(activity: Activity, facts: Facts) -> str:
    on = activity.subject.on
    day = f"{on.year}年{on.month}月{on.day}日" if on else "日期待定"
    hours = f" {activity.begins:%H:%M}" if activity.begins else ""
    place = f"  地点：{activity.place}" if activity.place else ""
    hosts = "、".join(name for _pk, name in facts.line.hosts)
    return f"时间：{day}{hours}{place}  主办：{hosts}"


def _write(paragraph: Paragraph, text: str, font: str, size: Pt) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    set_font(paragraph.add_run(text), font, size)
