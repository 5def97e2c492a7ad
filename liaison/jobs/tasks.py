"""What does the worker do? It looks for what is due, does it, and rescues what was cut off."""

import logging
from datetime import datetime, time

from asgiref.sync import sync_to_async
from django.utils.translation import gettext_noop
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status

from liaison import clock
from liaison.core.access.actor import installation
from liaison.jobs.actions import do_work, note_failed_run, queue_run
from liaison.jobs.queries import CUT_OFF, RUN, Figures, Work, WorkFailed, due, offer, reason_of, works
from liaison.record.queries.chain import faults, head_of
from liaison.tenancy.door import entered
from liaison.tenancy.places import every_place

MOST_TIMES = 3  # a job whose worker dies as often is not tried again
_log = logging.getLogger(__name__)


@app.periodic(cron="*/5 * * * *")
@app.task(name="jobs.look", queueing_lock="jobs.look")
def look(timestamp: int) -> None:  # noqa: ARG001  # the queue hands it over by name
    """Puts what has come round into the queue; every few minutes, since machines are off at night."""
    for place in every_place():
        with entered({place}):
            for work in due(place, now=clock.now()):
                queue_run(work=work, place=place)


@app.task(name=RUN)
def run(work: str, place: int) -> None:
    """Does the work in the place. A failure is noted there and in the log, and is no error of the queue."""
    known = works().get(work)
    if known is None:  # asked for by an earlier version
        return
    by, at = installation(place), clock.now()
    try:
        with entered({place}):
            do_work(work=known, by=by, at=at)
    except Exception as error:  # noqa: BLE001  # whatever it is, somebody has to see it
        _log.exception("%s failed in place %s", work, place)
        sentence, figures = reason_of(error)
        with entered({place}):
            note_failed_run(work=known, sentence=sentence, figures=figures, by=by, at=at)


@app.periodic(cron="* * * * *")
@app.task(name="jobs.rescue", queueing_lock="jobs.rescue", pass_context=True)
async def rescue(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  # the same
    """Jobs of workers that are gone are done again, so every job must bear being done twice."""
    manager = context.app.job_manager
    for each in await manager.get_stalled_jobs():
        if each.attempts >= MOST_TIMES:
            await manager.finish_job(each, Status.FAILED, delete_job=True)
            await sync_to_async(_give_up)(each)
            continue
        try:
            await manager.retry_job(each)
        except UniqueViolation:  # the same has been asked for again since
            await manager.finish_job(each, Status.ABORTED, delete_job=True)


def _give_up(cut_off: Job) -> None:
    known = works().get(str(cut_off.task_kwargs.get("work")))
    if cut_off.task_name != RUN or known is None:
        _log.error("%s was cut off %s times and is given up", cut_off.task_name, cut_off.attempts)
        return
    place = int(str(cut_off.task_kwargs["place"]))
    with entered({place}):
        note_failed_run(
            work=known,
            sentence=CUT_OFF,
            figures={"times": cut_off.attempts},
            by=installation(place),
            at=clock.now(),
        )


def verify_record(place: int, _at: datetime) -> Figures:
    """How many entries the record of the place has; WorkFailed with the first break where it is not whole."""
    found = next(faults(place), None)
    if found is not None:
        sentence = gettext_noop("操作记录在第 {number} 条处不完整（{kind}），请立即告知审计管理员。")
        raise WorkFailed(sentence, number=found.first, kind=str(found.kind))
    return {"count": head_of(place).number}


offer(  # the record lies below and can offer nothing itself
    Work(
        code="record.verify",
        name=gettext_noop("核验操作记录"),
        at=time(2, 50),
        sentence=gettext_noop("操作记录共 {count} 条，完整。"),
        do=verify_record,
    )
)
