"""What of the activities waits for whoever asks? Offered to the inbox."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liaison.activities.models import Activity
from liaison.core.access.permissions import Permission
from liaison.core.activities.standing import Standing, State, Word
from liaison.matters.models import Family, Involvement, Part, Subject
from liaison.matters.queries import speaks_for
from liaison.notifications.queries import Act, Asked, Item
from liaison.units.queries import names_by_id

SHOWN = 6  # one by one; more of them are one item that leads to the month's list
ANSWERED_WITHIN = timedelta(days=14)


def to_confirm(asked: Asked) -> Iterator[Item]:
    """What others entered about the own units, and those they represent, and waits for their word."""
    rows = list(awaited(asked))
    place = asked.actor.jurisdiction_id
    if len(rows) > SHOWN:
        title = ngettext("%(count)s 项活动待本单位确认", "%(count)s 项活动待本单位确认", len(rows))
        why = _("对方已登记，可以逐月一并核对确认。")
        yield Item(title % {"count": len(rows)}, why, "activities:confirm_month", place)
        return
    units = names_by_id([row.unit_id for row in rows], on=asked.on)
    for row in rows:
        values = {"title": row.subject.title, "unit": units.get(row.unit_id, ""), "on": row.subject.on}
        yield Item(
            _("请确认：%(title)s（%(on)s）") % values,
            _("内容有修改，请重新核对。")
            if row.word_revision
            else _("对方已登记，由%(unit)s确认。") % values,
            "activities:activity",
            place,
            row.subject.activity.pk,
            until=_until(row.subject),
            act=Act(
                "activities:confirm",
                _("确认无误"),
                (("unit", str(row.unit_id)), ("revision", str(row.subject.revision))),
            ),
        )


def awaited(asked: Asked) -> QuerySet[Involvement]:
    """The words that the own units, and those they represent, still owe, the oldest first."""
    actor = asked.actor
    found = Involvement.objects.filter(jurisdiction_id=actor.jurisdiction_id, word=Word.WAITING)
    if not actor.may(Permission.ENTER_ACTIVITIES):
        return found.none()
    mine = found.filter(
        unit_id__in=speaks_for(actor, on=asked.on),
        subject__family=Family.ACTIVITY,
        subject__state=State.HELD,
    )
    return mine.select_related("subject__activity").order_by("subject__on", "subject_id")


def _until(subject: Subject) -> date:
    return subject.changed_at.date() + ANSWERED_WITHIN


def over(asked: Asked) -> Iterator[Item]:
    """Plans whose day has passed: their hosts say whether they took place."""
    actor = asked.actor
    if not actor.may(Permission.ENTER_ACTIVITIES):
        return
    hosted = Involvement.objects.filter(
        jurisdiction_id=actor.jurisdiction_id, part=Part.HOST, unit_id__in=speaks_for(actor, on=asked.on)
    )
    subjects = Subject.objects.filter(
        pk__in=hosted.values("subject_id"), family=Family.ACTIVITY, state=State.PLANNED, on__lt=asked.on
    )
    for activity in Activity.objects.filter(subject__in=subjects).select_related("subject"):
        if (activity.until or activity.subject.on or asked.on) < asked.on:
            values = {"title": activity.subject.title, "on": activity.subject.on}
            yield Item(
                _("是否已开展：%(title)s（%(on)s）") % values,
                _("日期已过；已开展的登记一下，没有开展的改期或取消。"),
                "activities:activity",
                actor.jurisdiction_id,
                activity.pk,
                act=Act("activities:held", _("已按期开展"), (("on", f"{activity.subject.on:%Y-%m-%d}"),)),
            )


def contested(asked: Asked) -> Iterator[Item]:
    """Entries in dispute, for both sides and the coordinators."""
    actor = asked.actor
    if not actor.may(Permission.ENTER_ACTIVITIES):
        return
    found = Subject.objects.filter(
        jurisdiction_id=actor.jurisdiction_id, family=Family.ACTIVITY, standing=Standing.CONTESTED
    )
    if not actor.may(Permission.COORDINATE_ACTIVITIES):
        own = Involvement.objects.filter(unit_id__in=speaks_for(actor, on=asked.on))
        found = found.filter(pk__in=own.values("subject_id"))
    for subject in found.select_related("activity").order_by("on", "pk"):
        yield Item(
            _("有异议，待协商一致：%(title)s") % {"title": subject.title},
            _("有异议的记录不计入，双方核对修改，或由统筹部门裁定。"),
            "activities:activity",
            actor.jurisdiction_id,
            subject.activity.pk,
        )
