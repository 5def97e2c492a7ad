"""How does a finding read in a list of many units: who, with whom, and why it stands so?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liaison.core.duties.finding import State
from liaison.core.duties.sentences import SAYINGS
from liaison.core.periods import in_full
from liaison.duties.models import Chase
from liaison.duties.queries.board import Line
from liaison.duties.queries.chases import can_be_chased
from liaison.duties.queries.keys import Key, key_of


@dataclass(frozen=True, slots=True)
class Listed:
    """One line with the reason in a sentence, and the last time it was chased."""

    line: Line
    key: str
    reason: str
    chase: Chase | None
    can_be_chased: bool


def listed(lines: Iterable[Line], chases: Mapping[Key, Chase], *, may_chase: bool) -> list[Listed]:
    """The lines in their order."""
    return [
        Listed(
            line=line,
            key=str(key_of(line.row)),
            reason=reason_of(line),
            chase=chases.get(key_of(line.row)),
            can_be_chased=may_chase and can_be_chased(line.row),
        )
        for line in lines
    ]


def reason_of(line: Line) -> str:
    """What is missing, and that its day has passed where it has; the words of the explanation."""
    row = line.row
    said: list[str] = []
    if row.needed is not None:
        is_met = row.state == State.MET
        code = "missing" if row.missing else "met" if is_met else "enough"
        said.append(_(SAYINGS[code]).format(needed=row.needed, number=row.done, missing=row.missing))
    if row.state == State.OVERDUE:
        said.append(_(SAYINGS["overdue"]).format(due=in_full(row.due, _)))
    is_chinese = (get_language() or "zh").startswith("zh")
    return ("" if is_chinese else " ").join(said)
