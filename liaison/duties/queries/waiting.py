"""What of the duties waits for whoever asks? Offered to the inbox: before a window closes, and when chased.

One item for a unit and a kind, however many there are; gone when they are met.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Q
from django.utils.translation import gettext as _

from liaison.core.access.permissions import Permission
from liaison.core.duties.finding import State
from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.duties.values import Force, Scope, Side
from liaison.core.periods import in_full
from liaison.duties.models import Chase, KeptFinding
from liaison.duties.queries.board import debtor_of
from liaison.duties.queries.chases import chases_of
from liaison.duties.queries.fresh import as_of_now
from liaison.duties.queries.keys import Key, key_of
from liaison.notifications.queries import Asked, Item
from liaison.schemes.queries.practice import speaks_for
from liaison.units.models import Jurisdiction
from liaison.units.queries import names_by_id

_LONGEST_LEAD = timedelta(days=45)  # no lead in working days is longer, whatever the holidays
_WAITING = (State.OVERDUE, State.DUE_SOON)


def pressing(asked: Asked) -> Iterator[Item]:
    """What the own units, and those they represent, owe by now; for coordinators what all together owe."""
    actor, place = asked.actor, asked.actor.jurisdiction_id
    if not actor.may(Permission.ENTER_ACTIVITIES):
        return
    near = _near(asked)
    if not near:
        return
    found = as_of_now(Jurisdiction.objects.get(pk=place), near, on=asked.on)
    waiting = [row for row in found if row.state in _WAITING]
    if not waiting:
        return
    chases = chases_of(place, {debtor_of(row).unit or 0 for row in waiting})
    ids = {unit for row in waiting for unit in (row.department_id, row.organisation_id) if unit}
    names = names_by_id(ids, on=asked.on)
    for (unit, kind), rows in groupby(sorted(waiting, key=_whose), key=_whose):
        together = sorted(rows, key=lambda row: row.due)
        yield _item(place, unit, kind, together, names, chases)


def _whose(row: KeptFinding) -> tuple[int, str]:
    return debtor_of(row).unit or 0, row.kind


def _near(asked: Asked) -> list[KeptFinding]:
    """What is bound to be done, is not, and is due by now or within the longest lead."""
    actor = asked.actor
    units = speaks_for(actor, on=asked.on)
    own = Q(side=Side.DEPARTMENT.value, department__in=units)
    own |= Q(side=Side.ORGANISATION.value, organisation__in=units)
    if actor.may(Permission.COORDINATE_ACTIVITIES):
        own |= Q(scope=Scope.JURISDICTION.value)
    found = KeptFinding.objects.filter(own, jurisdiction_id=actor.jurisdiction_id, force=Force.MUST.value)
    return list(
        found.filter(
            state__in=(State.ON_THE_WAY, *_WAITING), due__lte=asked.on + _LONGEST_LEAD
        ).select_related(None)
    )


def _item(
    place: int,
    unit: int,
    kind: str,
    rows: Sequence[KeptFinding],
    names: Mapping[int, str],
    chases: Mapping[Key, Chase],
) -> Item:
    asked = [chases[key_of(row)] for row in rows if key_of(row) in chases]
    first = rows[0]
    until = next((row.due for row in rows if row.state == State.DUE_SOON), None)
    return Item(
        title=_title(kind, rows, names, is_chased=bool(asked)),
        why=_why(asked, first),
        page="duties:board" if unit else "duties:heat",
        place=place,
        row=unit or None,
        until=until if first.state == State.DUE_SOON else None,
        since=_since(asked, first),
    )


def _since(asked: Sequence[Chase], first: KeptFinding) -> date | None:
    if first.state == State.OVERDUE:
        return first.due
    return max((each.chased_on for each in asked), default=None)


def _title(kind: str, rows: Sequence[KeptFinding], names: Mapping[int, str], *, is_chased: bool) -> str:
    """催办：走访（与民盟市委会），即将到期：走访（3 项）."""
    first = rows[0]
    what = _(DUTY_KINDS[kind].name)
    unit = debtor_of(first).unit
    other = first.organisation_id if unit == first.department_id else first.department_id
    behind = ""
    if len(rows) > 1:
        behind = _("（%(count)s 项）") % {"count": len(rows)}
    elif other:
        behind = _("（%(other)s）") % {"other": names.get(other, "")}
    if is_chased:
        head = _("统筹部门催办：%(what)s")
    elif first.state == State.OVERDUE:
        head = _("逾期：%(what)s")
    else:
        head = _("即将到期：%(what)s")
    return head % {"what": what + behind}


def _why(asked: Sequence[Chase], first: KeptFinding) -> str:
    """The words of the last chase; else that its day is over, or how much is missing."""
    if asked:
        return max(asked, key=lambda each: each.pk).text
    if first.state == State.OVERDUE:
        return _("%(due)s 已过；已经开展的登记一下，没有开展的尽快安排。") % {"due": in_full(first.due, _)}
    return _("还差 %(missing)s 次，登记以后自动消去。") % {"missing": first.missing}
