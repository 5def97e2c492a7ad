"""What changed between two versions, two days, or what is in force and a draft: the difference sheet."""

from collections.abc import Iterable

from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.duties.words import in_words
from liaison.exports.catalogue import Asked, Export
from liaison.exports.formats import Document, Sheet, Table
from liaison.schemes.forms.compare import CompareForm
from liaison.schemes.models import SchemeDraft
from liaison.schemes.queries.compare import Comparison, NamedPart, UnitChange, comparison_of_draft
from liaison.schemes.queries.corrections import corrected
from liaison.schemes.queries.scheme import versions
from liaison.schemes.queries.standing import Demand, Standing

EVERYBODY = "全部党派团体"
_WIDTHS = (22, 30, 30, 30, 8)


def build(asked: Asked) -> Document | None:
    """The same as the page shows; None where the address asks for nothing that can be compared."""
    found = _found(asked)
    if found is None:
        return None
    sheets = [
        *_pair_sheets(found),
        *([_leaders(found)] if found.leading else []),
        *([_duties(found)] if not found.duties.is_empty else []),
    ]
    if not sheets:
        sheets = [Sheet("对照表", "对口联系对照表", notes=_notes(found), lines=("两者没有差别。",))]
    return Document(f"{asked.place.name}对口联系对照表（{asked.today:%Y-%m-%d}）", tuple(sheets))


def _found(asked: Asked) -> Comparison | None:
    number = asked.said.get("draft", "")
    if number.isdecimal():
        draft = SchemeDraft.objects.filter(jurisdiction=asked.place, pk=int(number)).first()
        return comparison_of_draft(draft, on=asked.today) if draft else None
    form = CompareForm(asked.said, versions=corrected(versions(asked.place.pk)))
    return form.comparison(asked.place.pk, today=asked.today) if form.is_valid() else None


def _notes(found: Comparison) -> tuple[str, ...]:
    return tuple(
        f"{side}：{_in_words(standing)}" for side, standing in (("原", found.before), ("新", found.after))
    )


def _in_words(standing: Standing) -> str:
    return standing.title or f"{standing.on:%Y-%m-%d} 的情况"


def _pair_sheets(found: Comparison) -> list[Sheet]:
    sides = (("部门", found.departments), ("党派团体", found.organisations))
    return [
        Sheet(
            f"按{head}",
            f"对口联系对照表（按{head}）",
            notes=_notes(found),
            table=Table(
                (head, "新增", "不再联系", "改变方式", "不变"), tuple(_row(each) for each in changes), _WIDTHS
            ),
            landscape=True,
        )
        for head, changes in sides
        if changes
    ]


def _row(change: UnitChange) -> tuple[str | int, ...]:
    changed = [
        f"改为{word}：{_names(parts)}"
        for word, parts in (("结对", change.now_paired), ("共同联系", change.now_common))
        if parts
    ]
    return change.unit.name, _names(change.gained), _names(change.lost), "；".join(changed), change.kept


def _leaders(found: Comparison) -> Sheet:
    rows = tuple((leader, _names(gained), _names(lost)) for leader, gained, lost in found.leading)
    table = Table(("领导", "新增", "不再联系"), rows, (16, 40, 40))
    return Sheet("领导联系", "领导联系对照表", notes=_notes(found), table=table, landscape=True)


def _duties(found: Comparison) -> Sheet:
    parts = [
        *((key, None, after) for key, after in found.duties.gained.items()),
        *((key, before, after) for key, (before, after) in found.duties.changed.items()),
        *((key, before, None) for key, before in found.duties.lost.items()),
    ]
    rows = tuple((_kind(key[0]), key[1], _demand(before), _demand(after)) for key, before, after in parts)
    table = Table(("事项", "责任主体", "原要求", "新要求"), rows, (18, 30, 36, 36))
    return Sheet("职责", "职责对照表", notes=_notes(found), table=table, landscape=True)


def _kind(code: str) -> str:
    return DUTY_KINDS[code].name if code in DUTY_KINDS else code


def _demand(demand: Demand | None) -> str:
    if demand is None:
        return ""
    return in_words(demand.minimum, demand.maximum, demand.per, demand.due) or "不计次数"


def _names(parts: Iterable[NamedPart]) -> str:
    return "、".join(part.name or EVERYBODY for part in parts)


EXPORT = Export(
    code="comparison",
    name="对口联系对照表",
    about="两份方案之间的变化。",
    formats=("docx", "xlsx"),
    build=build,
    in_menu=False,
)
