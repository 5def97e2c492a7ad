"""The annexes of the notice: leaders, then department by department."""

from liaison.exports.catalogue import Asked, Export
from liaison.exports.formats import Document, Sheet
from liaison.exports.sheets import counterparts_in_words, departments_lines, leaders_lines
from liaison.schemes.models import LiaisonRule
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.corrections import corrected
from liaison.schemes.queries.matrix import matrix
from liaison.schemes.queries.scheme import assignments, version_in_force
from liaison.units.queries import names_by_id


def build(asked: Asked) -> Document | None:
    """附件1 for the leaders where they are assigned, 附件2 for the departments. Clauses: ZY-A1, ZY-A2."""
    sheets = [sheet for sheet in (_leaders(asked), _departments(asked)) if sheet is not None]
    if not sheets:
        return None
    marked = tuple(
        Sheet(sheet.name, sheet.title, mark=f"附件{place}", lines=sheet.lines)
        for place, sheet in enumerate(sheets, start=1)
    )
    return Document(f"{asked.place.name}对口联系安排（附件，按部门）", marked)


def _leaders(asked: Asked) -> Sheet | None:
    version = version_in_force(asked.place.pk, Subject.LEADERS, on=asked.on)
    if version is None:
        return None
    rows = list(assignments(version))
    names = names_by_id({row.organisation_id for row in rows if row.organisation_id}, on=asked.on)
    return Sheet("领导联系", f"{asked.place.name}政府领导对口联系安排", lines=leaders_lines(rows, names))


def _departments(asked: Asked) -> Sheet | None:
    found = matrix(asked.place.pk, on=asked.on)
    if found is None:
        return None
    rules = corrected(LiaisonRule.objects.filter(version=found.version))
    counterparts = counterparts_in_words(found.organisations)
    title = f"{asked.place.name}政府有关部门与{counterparts}对口联系安排"
    return Sheet("部门对口联系", title, lines=departments_lines(found, rules))


EXPORT = Export(
    code="annex_by_department",
    name="公文附件（按部门）",
    about="附件1 领导联系安排、附件2 部门对口联系安排，按公文格式排版。",
    formats=("docx",),
    build=build,
)
