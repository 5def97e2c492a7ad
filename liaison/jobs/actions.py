"""How does a work get into the queue, how is it done, and how is a failure noted?"""

from datetime import datetime, timedelta

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from liaison.core.access.actor import Actor
from liaison.jobs.models import Run
from liaison.jobs.queries import RUN, Figures, Work
from liaison.record.actions import record

_KEPT = timedelta(days=90)  # longer than anybody asks why last night's work failed


def queue_run(*, work: Work, place: int) -> bool:
    """Whether the work waits now because of this call; it waits once, however often it is asked for.

    Written in the caller's transaction: where that is undone, nothing waits.
    """
    deferrer = app.configure_task(RUN, queueing_lock=f"{RUN}:{work.code}:{place}", allow_unknown=False)
    try:
        with transaction.atomic():
            deferrer.defer(work=work.code, place=place)
    except AlreadyEnqueued:
        return False
    return True


@transaction.atomic
def ask_for_run(*, work: Work, by: Actor, at: datetime) -> bool:
    """Whether the work waits because of this: it is done soon, and not only at night."""
    is_new = queue_run(work=work, place=by.jurisdiction_id)
    record("work.asked", by=by, at=at, detail={"of": work.name})
    return is_new


@transaction.atomic
def do_work(*, work: Work, by: Actor, at: datetime) -> Run:
    """What came of the work; it stands or falls with what it has written. Old runs are forgotten."""
    figures = work.do(by.jurisdiction_id, at)
    Run.objects.filter(jurisdiction_id=by.jurisdiction_id, work=work.code, at__lt=at - _KEPT).delete()
    done = Run.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        work=work.code,
        at=at,
        sentence=work.sentence,
        figures=dict(figures),
    )
    record("work.finished", by=by, at=at, about=done, detail={"of": work.name})
    return done


@transaction.atomic
def note_failed_run(*, work: Work, sentence: str, figures: Figures, by: Actor, at: datetime) -> Run:
    """The run that failed, with its reason, so that the system administrator sees it."""
    failed = Run.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        work=work.code,
        at=at,
        is_failed=True,
        sentence=sentence,
        figures=dict(figures),
    )
    record("work.failed", by=by, at=at, about=failed, detail={"of": work.name})
    return failed
