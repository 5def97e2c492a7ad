"""Which works are there, when were they done, and when will they be?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import PurePath
from traceback import extract_tb

from django.utils.translation import gettext, gettext_noop
from procrastinate.contrib.django.models import ProcrastinateJob

from liaison.core.nightly import is_due, next_round
from liaison.jobs.models import Run

RUN = "jobs.run"  # the task that does a work in a place
_BROKEN = gettext_noop("程序出错：{error}（{where}）。请把这一行告诉维护人员。")
CUT_OFF = gettext_noop("运行中断 {times} 次，已不再重试。请查看服务器日志后重新运行。")

Figures = Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Work:
    """One thing that is done in every place each night; `do` takes the place and the moment."""

    code: str
    name: str
    at: time  # in the place's own time
    sentence: str  # what came of it, filled with the figures that `do` gives back
    do: Callable[[int, datetime], Figures]


class WorkFailed(Exception):  # noqa: N818  # what was found is in order as a program, and wrong as a finding
    """The work was done and what it found is wrong: a sentence with its figures, without business data."""

    def __init__(self, sentence: str, **figures: int | str) -> None:
        super().__init__(sentence.format(**figures))
        self.sentence = sentence
        self.figures = figures


@dataclass(frozen=True, slots=True)
class ShownWork:
    """A work as its page shows it."""

    work: Work
    runs: tuple[Run, ...]  # the latest first
    next_at: datetime
    waits: bool  # in the queue, or being done


_works: dict[str, Work] = {}


def offer(work: Work) -> None:
    """From now on the work is done each night, in the order of the codes."""
    _works[work.code] = work


def works() -> dict[str, Work]:
    """Every work by its code."""
    return dict(sorted(_works.items()))


def due(place: int, *, now: datetime) -> Iterator[Work]:
    """What has come round in the place since it was done last."""
    last = {run.work: run.at for run in _latest(place)}
    return (work for work in works().values() if is_due(work.at, last=last.get(work.code), now=now))


def failed(place: int) -> list[Run]:
    """The works of the place whose latest run failed."""
    known = works()
    return [run for run in _latest(place) if run.is_failed and run.work in known]


def shown_works(place: int, *, now: datetime, each: int) -> list[ShownWork]:
    """Every work with its latest runs, `each` of them at most, and when it comes round next."""
    waiting = {
        asked["work"]
        for asked in ProcrastinateJob.objects.filter(
            task_name=RUN, status__in=("todo", "doing"), args__place=place
        ).values_list("args", flat=True)
    }
    return [
        ShownWork(
            work=work,
            runs=tuple(Run.objects.filter(jurisdiction_id=place, work=work.code)[:each]),
            next_at=next_round(work.at, after=now),
            waits=work.code in waiting,
        )
        for work in works().values()
    ]


def in_words(run: Run) -> str:
    """What came of it, in the reader's language."""
    return gettext(run.sentence).format(**run.figures)


def reason_of(error: Exception) -> tuple[str, Figures]:
    """Why a run failed: what was found, or the kind of error and where; never the error's own text.

    The text of an error may quote rows, and whoever keeps the machine may not see business data.
    """
    if isinstance(error, WorkFailed):
        return error.sentence, error.figures
    frames = extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "liaison" in PurePath(frame.filename).parts] or frames
    where = f"{PurePath(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
    return _BROKEN, {"error": type(error).__name__, "where": where}


def _latest(place: int) -> list[Run]:
    found = Run.objects.filter(jurisdiction_id=place)
    return list(found.order_by("work", "-at", "-id").distinct("work"))
