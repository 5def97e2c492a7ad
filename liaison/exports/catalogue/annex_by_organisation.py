"""The annex of the notice, organisation by organisation."""

from liaison.exports.catalogue import Asked, Export
from liaison.exports.formats import Document, Sheet
from liaison.exports.sheets import counterparts_in_words, organisations_lines
from liaison.schemes.models import LiaisonRule
from liaison.schemes.queries.corrections import corrected
from liaison.schemes.queries.matrix import matrix


def build(asked: Asked) -> Document | None:
    """附件1: each organisation with its departments. Clauses: FH-A1."""
    found = matrix(asked.place.pk, on=asked.on)
    if found is None:
        return None
    counterparts = counterparts_in_words(found.organisations)
    title = f"{asked.place.name}政府部门与{counterparts}对口联系名单"
    lines = organisations_lines(found, corrected(LiaisonRule.objects.filter(version=found.version)))
    sheet = Sheet("对口联系名单", title, mark="附件1", lines=lines)
    return Document(f"{asked.place.name}对口联系名单（附件，按党派团体）", (sheet,))


EXPORT = Export(
    code="annex_by_organisation",
    name="公文附件（按党派团体）",
    about="每个党派团体列出对口联系的部门，按公文格式排版。",
    formats=("docx",),
    build=build,
)
