"""What does `work` do? It is the worker: it does the jobs in the queue until it is asked to stop."""

from typing import Any

from django.core.management.base import BaseCommand
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params

AT_ONCE = 2  # a long job keeps nobody from looking what is due


class Command(BaseCommand):
    """Any number of them may run, on any number of machines; each job is done by one."""

    help = "处理后台任务，直到被要求停止。Does the jobs in the queue until it is asked to stop."

    def handle(self, *_: Any, **__: Any) -> None:
        # The worker listens on connections of its own. Our tasks keep to the app, which writes
        # through Django's: what a job puts into the queue stands or falls with its transaction.
        own = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=AT_ONCE + 1)
        app.with_connector(own).run_worker(
            name="liaison",
            concurrency=AT_ONCE,
            delete_jobs="successful",
            shutdown_graceful_timeout=5,
            update_heartbeat_interval=10,
            stalled_worker_timeout=30,
        )
