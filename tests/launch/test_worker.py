"""Is the worker started again when it ends, and never left behind?"""

import os
import signal
import sys
import time

from liaison.launch.worker import PAUSE_SECONDS, Worker

SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]


def test_a_worker_that_was_killed_is_started_again_after_a_pause() -> None:
    worker = Worker(SLEEPS, dict(os.environ))
    first = worker.process
    worker.look(clock=lambda: 0.0)
    assert worker.process is first
    first.send_signal(signal.SIGKILL)
    first.wait()
    worker.look(clock=lambda: 0.0)
    worker.look(clock=lambda: PAUSE_SECONDS - 1)
    assert worker.process is first
    worker.look(clock=lambda: PAUSE_SECONDS)
    assert worker.process is not first
    assert worker.process.poll() is None
    worker.end()
    assert worker.process.poll() is not None


def test_a_worker_is_ended_soon() -> None:
    worker = Worker(SLEEPS, dict(os.environ))
    began = time.monotonic()
    worker.end()
    assert time.monotonic() - began < 5
