"""What of the schemes waits for whoever asks? Offered to the inbox."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liaison.core.access.permissions import Permission
from liaison.core.dates import PLACE_TIME, day_of
from liaison.notifications.queries import Asked, Item
from liaison.schemes.models.drafts import DraftState
from liaison.schemes.queries.holders import leaders_in_question
from liaison.schemes.queries.matrix import counterparts
from liaison.schemes.queries.practice import waiting_on
from liaison.schemes.queries.representation import bodies_unrepresented
from liaison.schemes.queries.review import drafts
from liaison.units.models import ChangeNote, HolderChange
from liaison.units.queries import changes_since, names_by_id, unit_on

TOLD_FOR = 90  # days; whoever has not looked by then finds the holder on the unit's page


def open_drafts(asked: Asked) -> Iterator[Item]:
    """Notices under review, with how much is left to decide."""
    actor = asked.actor
    if not actor.may(Permission.PREPARE_SCHEMES):
        return
    for draft in drafts(actor.jurisdiction_id).filter(state=DraftState.OPEN):
        left: int = draft.waiting  # type: ignore[attr-defined]  # counted by the query
        why = _("还有 %(count)s 条待审核") % {"count": left} if left else _("已全部审核，可以发布。")
        title = _("核对通知：%(title)s") % {"title": draft}
        since = day_of(draft.begun_at)
        yield Item(title, why, "schemes:review", actor.jurisdiction_id, draft.pk, since=since)


def newcomers(asked: Asked) -> Iterator[Item]:
    """Organisations founded since, of which nobody has said whether common liaison reaches them."""
    actor = asked.actor
    if not actor.may(Permission.ISSUE_SCHEMES):
        return
    waiting = waiting_on(actor.jurisdiction_id, on=asked.on)
    for unit, _newcomer, _departments in waiting.rows if waiting else ():
        title = _("%(unit)s 是否纳入共同联系") % {"unit": unit.name}
        why = _("方案施行后新成立，确认后才计入。")
        yield Item(title, why, "schemes:newcomers", actor.jurisdiction_id)


def unrepresented_bodies(asked: Asked) -> Iterator[Item]:
    """Bodies without staff or seal that the scheme in force names, and for which nobody answers."""
    actor = asked.actor
    if not actor.may(Permission.KEEP_REPRESENTATION):
        return
    for unit in bodies_unrepresented(actor.jurisdiction_id, on=asked.on):
        title = _("%(unit)s还没有单位代表") % {"unit": unit.name}
        why = _("现行方案安排了联系，但没有工作机构接收邀请和来文，请登记由谁代表。")
        yield Item(title, why, "units:representations", actor.jurisdiction_id)


def leaders(asked: Asked) -> Iterator[Item]:
    """Names in the scheme of which nobody has said whose they are, or whose post has passed on."""
    actor = asked.actor
    if not actor.may(Permission.ISSUE_SCHEMES):
        return
    found = leaders_in_question(actor.jurisdiction_id, on=asked.on)
    if found:
        title = ngettext(
            "%(count)s 位联系领导还没有对应到职务", "%(count)s 位联系领导还没有对应到职务", len(found)
        ) % {"count": len(found)}
        why = _("对应后，领导首页才显示所联系的党派团体：%(names)s") % {
            "names": "、".join(written.name for written in found[:5])
        }
        over = [written.name for written in found if written.link is not None]
        if over:
            why += _(" 其中任期已经结束、需要重新确认：%(names)s。") % {"names": "、".join(over[:5])}
        yield Item(title, why, "schemes:link_leaders", actor.jurisdiction_id)


def changes(asked: Asked) -> Iterator[Item]:
    """Changes of holders that the unit has to know of: the coordinators of all, others of their counterparts.

    Clauses: JN-3.3, SG-3.2, FH-4.2.
    """
    actor = asked.actor
    if not actor.may(Permission.KEEP_POSTS) or actor.unit_id is None:
        return
    told = _untold(asked)
    if told and not actor.may(Permission.KEEP_ALL_POSTS):
        unit = unit_on(actor.jurisdiction_id, actor.unit_id, on=asked.on)
        mine = {other.pk for other, _rule in counterparts(unit, on=asked.on)} if unit else set()
        told = [change for change in told if change.post.unit_id in mine]
    names = names_by_id({change.post.unit_id for change in told}, on=asked.on) if told else {}
    for change in told:
        values = {"unit": names.get(change.post.unit_id, ""), "post": change.post.title, "day": change.starts}
        title = _("%(unit)s%(post)s有变动") % values
        why = _("自 %(day)s 起；请知悉并更新联系。") % values
        yield Item(title, why, "units:change", actor.jurisdiction_id, change.pk)


def _untold(asked: Asked) -> list[HolderChange]:
    """The changes of others that the unit has not taken note of."""
    actor = asked.actor
    since = datetime.combine(asked.on - timedelta(days=TOLD_FOR), time(), PLACE_TIME)
    noted = ChangeNote.objects.filter(unit_id=actor.unit_id or 0).values("change_id")
    found = changes_since(actor.jurisdiction_id, since=since).exclude(pk__in=noted)
    return list(found.exclude(post__unit_id=actor.unit_id or 0))
