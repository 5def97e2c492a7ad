"""Which nightly work failed? For the system administrator."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from liaison.core.access.permissions import Permission
from liaison.jobs.queries import failed, in_words, works
from liaison.notifications.queries.inbox import Asked, Item


def failed_works(asked: Asked) -> Iterator[Item]:
    """Works whose latest run failed; done again with success, the item goes."""
    actor = asked.actor
    if not actor.may(Permission.KEEP_JOBS):
        return
    for run in failed(actor.jurisdiction_id):
        title = _("后台任务失败：%(name)s") % {"name": _(works()[run.work].name)}
        yield Item(title, in_words(run), "jobs:runs", actor.jurisdiction_id)
