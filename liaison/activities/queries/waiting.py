"""What of the activities waits for whoever asks? Offered to the inbox."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from liaison.activities.models import Activity
from liaison.activities.queries.words import changes_since
from liaison.core.access.permissions import Permission
from liaison.core.activities.standing import Standing, State, Word
from liaison.core.dates import day_of
from liaison.matters.models import Family, Involvement, Part, Subject
from liaison.matters.queries import speaks_for
from liaison.notifications.queries import Act, Asked, Item
from liaison.units.queries import names_by_id

SHOWN = 6  # one by one; more of them are one item that leads to the month's list
ANSWERED_WITHIN = timedelta(days=14)
_DAY = timedelta(days=1)


def to_confirm(asked: Asked) -> Iterator[Item]:
    """What others entered about the own units, and those they represent, and waits for their word."""
    waiting = awaited(asked)
    owed = list(waiting.values_list("pk", flat=True))
    place = asked.actor.jurisdiction_id
    if len(owed) > SHOWN:
        title = _("%(count)s 项活动待本单位确认")
        why = _("对方已登记，可以逐月一并核对确认。")
        yield Item(title % {"count": len(owed)}, why, "activities:confirm_month", place)
        return
    rows = list(waiting) if owed else []
    units = names_by_id([row.unit_id for row in rows], on=asked.on) if rows else {}
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
        subject__jurisdiction_id=actor.jurisdiction_id,
        subject__family=Family.ACTIVITY,
        subject__state=State.HELD,
    )
    return mine.select_related("subject__activity").order_by("subject__on", "subject_id")


def _until(subject: Subject) -> date:
    return day_of(subject.changed_at) + ANSWERED_WITHIN


def over(asked: Asked) -> Iterator[Item]:
    """Plans whose day has passed: their hosts say whether they took place."""
    actor = asked.actor
    if not actor.may(Permission.ENTER_ACTIVITIES):
        return
    hosted = Involvement.objects.filter(
        jurisdiction_id=actor.jurisdiction_id, part=Part.HOST, unit_id__in=speaks_for(actor, on=asked.on)
    )
    planned = Activity.objects.annotate(last=Coalesce(F("until"), F("subject__on"))).filter(
        jurisdiction_id=actor.jurisdiction_id,
        subject_id__in=hosted.values("subject_id"),
        subject__jurisdiction_id=actor.jurisdiction_id,
        subject__family=Family.ACTIVITY,
        subject__state=State.PLANNED,
        last__lt=asked.on,
    )
    shown = list(planned.select_related("subject").order_by("subject__on", "pk")[: SHOWN + 1])
    why = _("日期已过；已开展的登记一下，没有开展的改期或取消。")
    if len(shown) > SHOWN:
        count = planned.count()
        title = _("%(count)s 项活动是否已开展") % {"count": count}
        before = f"state={State.PLANNED}&last_day={asked.on - _DAY}"
        yield Item(title, why, "activities:activities", actor.jurisdiction_id, asked=before)
        return
    for activity in shown:
        values = {"title": activity.subject.title, "on": activity.subject.on}
        yield Item(
            _("是否已开展：%(title)s（%(on)s）") % values,
            why,
            "activities:activity",
            actor.jurisdiction_id,
            activity.pk,
            act=Act("activities:held", _("已按期开展"), (("on", f"{activity.subject.on:%Y-%m-%d}"),)),
        )


def contested(asked: Asked) -> Iterator[Item]:
    """Entries in dispute, for both sides and the coordinators; who contests reads what was mended since."""
    actor, place = asked.actor, asked.actor.jurisdiction_id
    if not actor.may(Permission.ENTER_ACTIVITIES):
        return
    found = Subject.objects.filter(jurisdiction_id=place, family=Family.ACTIVITY, standing=Standing.CONTESTED)
    if not actor.may(Permission.COORDINATE_ACTIVITIES):
        own = Involvement.objects.filter(jurisdiction_id=place, unit_id__in=speaks_for(actor, on=asked.on))
        found = found.filter(pk__in=own.values("subject_id"))
    subjects = list(found.select_related("activity").order_by("on", "pk")[: SHOWN + 1])
    why = _("有异议的记录不计入，双方核对修改，或由统筹部门裁定。")
    if len(subjects) > SHOWN:
        count = found.count()
        title = _("%(count)s 项活动有异议，待协商一致")
        asked_for = f"standing={Standing.CONTESTED}"
        yield Item(title % {"count": count}, why, "activities:activities", place, asked=asked_for)
        return
    mended = _mended(subjects, asked)
    for subject in subjects:
        what = mended.get(subject.pk)
        named = _("对方已修改，请核对：%(title)s") if what else _("有异议，待协商一致：%(title)s")
        told = _("提出异议以后修改了%(what)s。无误的撤回异议；仍有不符的由统筹部门裁定。")
        yield Item(
            named % {"title": subject.title},
            told % {"what": what} if what else why,
            "activities:activity",
            place,
            subject.activity.pk,
        )


def _mended(subjects: Collection[Subject], asked: Asked) -> dict[int, str]:
    """What was changed since an own unit contested, in words by subject; two queries."""
    if not subjects:
        return {}
    own = Involvement.objects.filter(
        subject__in=subjects, unit_id__in=speaks_for(asked.actor, on=asked.on), word=Word.CONTESTED
    )
    rows = own.order_by("-word_revision").values_list("subject__activity", "word_revision")
    looked_at = {activity: revision or 0 for activity, revision in rows}
    if not looked_at:
        return {}
    changes = changes_since(asked.actor.jurisdiction_id, looked_at)
    return {
        subject.pk: _("、").join(_(label) for label, _before, _after in changes[subject.activity.pk])
        for subject in subjects
        if subject.activity.pk in changes
    }
