"""Where is a finding explained, and where is it planned that something is done about it?"""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.duties.values import Debtor
from liaison.duties.models import KeptFinding


def address_of(row: KeptFinding, *, on: date | None = None) -> str:
    """The page that explains it, as of a day where one is named; the same as long as the duty is owed."""
    asked: dict[str, object] = {
        "scope": row.scope,
        "department": row.department_id,
        "organisation": row.organisation_id,
        "side": row.side,
        "starts": row.starts.isoformat(),
        "event": row.event,
        "on": on.isoformat() if on else None,
    }
    said = urlencode({name: value for name, value in asked.items() if value is not None})
    return f"{reverse('duties:finding', args=[row.jurisdiction_id, row.chain])}?{said}"


def planning_address(place: int, kind: str, debtor: Debtor, *, on: date | None = None) -> str:
    """The form for what would count: an activity, or a paper to be handed in; empty where there is none."""
    if DUTY_KINDS[kind].alone:
        said = urlencode({"kind": kind, "unit": debtor.unit})
        return f"{reverse('reports:enter', args=[place])}?{said}"
    held = [code for code in DUTY_KINDS[kind].counts if code in ACTIVITY_KINDS]
    if not held:
        return ""
    other = debtor.organisation if debtor.unit == debtor.department else debtor.department
    asked: dict[str, object] = {
        "kind": held[0] if len(held) == 1 or kind in held else None,
        "with": other,
        "on": on.isoformat() if on else None,
    }
    said = urlencode({name: value for name, value in asked.items() if value is not None})
    return f"{reverse('activities:enter', args=[place])}?{said}"
