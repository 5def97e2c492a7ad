"""How is a unit asked by an address, without an account?"""

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction

from liaison.activities.models import Activity, ConfirmationLink
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.dates import day_of
from liaison.core.refusals import reasons, refuse
from liaison.matters.models import Involvement
from liaison.matters.queries import speaks_for
from liaison.record.actions import record
from liaison.units.models import Unit
from liaison.units.queries import name_of


def digest_of(token: str) -> str:
    """What is stored of a token: its SHA-256; the token itself is with whoever was sent it."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_link(
    *, unit: Unit, activity: Activity | None, month: date | None, by: Actor, at: datetime, on: date
) -> tuple[ConfirmationLink, str]:
    """The link and its token, which is told this once: about one activity, or about a month of the unit.

    Whoever takes part asks about the activity; about a whole month, with what others entered, only the
    unit itself and the coordinators. Raises ActionRefused.
    """
    _refuse_link(unit, activity, by=by, on=on)
    token = secrets.token_urlsafe(32)
    link = ConfirmationLink.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        unit=unit,
        activity=activity,
        month=month.replace(day=1) if month and activity is None else None,
        digest=digest_of(token),
        made_at=at,
        made_by_id=by.account_id,
        expires_at=at + timedelta(days=settings.LIAISON_LINK_DAYS),
    )
    detail = {"unit": name_of(unit.pk, on=on), "until": day_of(link.expires_at)}
    record("confirmation_link.made", by=by, at=at, about=link, detail=detail)
    return link, token


@transaction.atomic
def revoke_link(*, link: ConfirmationLink, by: Actor, at: datetime, on: date) -> ConfirmationLink:
    """The link, open to nobody from now on; whoever made it and the coordinators revoke it.

    Raises ActionRefused.
    """
    link = ConfirmationLink.objects.select_for_update().get(pk=link.pk)
    mine = link.made_by_id == by.account_id or by.may(Permission.COORDINATE_ACTIVITIES)
    refuse(
        reasons(
            [
                (not mine, "not_mine", "只能停用自己制作的链接。"),
                (link.revoked_at is not None, "revoked", "这个链接已经停用。"),
            ]
        )
    )
    link.revoked_at, link.revoked_by_id = at, by.account_id
    link.save(update_fields=["revoked_at", "revoked_by"])
    detail = {"unit": name_of(link.unit_id, on=on)}
    record("confirmation_link.revoked", by=by, at=at, about=link, detail=detail)
    return link


def _refuse_link(unit: Unit, activity: Activity | None, *, by: Actor, on: date) -> None:
    own = speaks_for(by, on=on)
    coordinates = by.may(Permission.COORDINATE_ACTIVITIES)
    units = _units_of(activity)
    is_month = activity is None
    refuse(
        reasons(
            [
                (
                    not is_month and not (coordinates or own & units),
                    "not_mine",
                    "只能为本单位参加的活动制作确认链接。",
                ),
                (not is_month and unit.pk not in units, "not_involved", "这个单位没有参加这项活动。"),
                (
                    is_month and not (coordinates or unit.pk in own),
                    "month",
                    "全月清单的链接由统筹部门制作；您可以为单项活动制作链接。",
                ),
            ]
        )
    )


def _units_of(activity: Activity | None) -> frozenset[int]:
    if activity is None:
        return frozenset()
    involved = Involvement.objects.filter(subject_id=activity.subject_id)
    return frozenset(involved.values_list("unit_id", flat=True))
