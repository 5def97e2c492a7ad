"""How is the worker kept alive beside the web server? Started, started again when it ends, ended with us."""

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from subprocess import Popen

from liaison.launch.manage import django_command
from liaison.launch.places import PROJECT
from liaison.launch.processes import started
from liaison.launch.terminal import say

PAUSE_SECONDS = 10.0  # between its end and its next start, so that one that cannot start keeps no core busy


class Worker:
    """The process that does the jobs. Pages are served without it, so its end is told and mended."""

    def __init__(self, command: list[str], variables: Mapping[str, str]) -> None:
        self._command, self._variables = command, variables
        self._stack = contextlib.ExitStack()
        self._ended_at: float | None = None
        self.process = self._start()

    def look(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        """To be called now and then: a worker that has ended by itself is started again after a pause."""
        if self.process.poll() is None:
            return
        if self._ended_at is None:
            self._ended_at = clock()
            say("后台任务进程意外退出，稍后重新启动。", "The worker ended by itself; it is started again.")
        elif clock() - self._ended_at >= PAUSE_SECONDS:
            self._stack.close()
            self._ended_at = None
            self.process = self._start()

    def end(self) -> None:
        """It ends with the job it is at, or after a few seconds without."""
        self._stack.close()

    def _start(self) -> "Popen[bytes]":
        process = started(self._command, environment=self._variables, folder=PROJECT)
        return self._stack.enter_context(process)


@contextlib.contextmanager
def worker(variables: Mapping[str, str]) -> Iterator[Worker]:
    """The worker, while the block lasts."""
    kept = Worker(django_command("work"), variables)
    try:
        yield kept
    finally:
        kept.end()
