"""Which jurisdictions may this transaction touch? The one place that says so to the database.

Row-level security compares every tenant row with what is set here; unset means no rows.
"""

from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import local
from typing import Any, TypeVar

from django.db import connection, transaction

JURISDICTIONS = "liaison.jurisdictions"
READABLE = "liaison.readable"
ACCOUNT = "liaison.account"
_SETTINGS = (JURISDICTIONS, READABLE, ACCOUNT)

Answer = TypeVar("Answer")

# What has to happen last in the transaction, and for which rows of which jurisdiction.
LastStep = Callable[[int, list[int]], None]


@dataclass(frozen=True, slots=True)
class _Sight:
    """What the database has been told that this transaction may see."""

    jurisdictions: frozenset[int] = frozenset()
    readable: frozenset[int] = frozenset()
    account: int | None = None


class _Doors(local):
    """The doors entered by this thread, the innermost last; known here, so that none has to be asked for."""

    def __init__(self) -> None:
        self.entered: list[_Sight] = []
        self.last_steps: dict[tuple[int, LastStep], list[int]] = {}
        self.answers: dict[Hashable, Any] = {}


_doors = _Doors()


@contextmanager
def entered(
    jurisdictions: Collection[int], *, account: int | None = None, readable: Collection[int] = ()
) -> Iterator[None]:
    """One transaction that may touch these jurisdictions, and the seats of this account, alone.

    Of the `readable` ones it sees issued schemes and the names of units, and changes nothing. Entered
    again inside, the inner sets hold until the inner block ends. The settings are local to the
    transaction, so that the next user of a pooled connection starts with nothing.
    """
    ends_with_it = not connection.in_atomic_block
    with transaction.atomic():
        _doors.entered.append(_Sight())
        try:
            _show(_sight(jurisdictions, readable, account))
            yield
            if len(_doors.entered) == 1:
                _do_last_steps()
        finally:
            _doors.entered.pop()
            if not _doors.entered:
                _doors.last_steps.clear()
                _doors.answers.clear()
        # A transaction that ends takes its settings along, and so does an inner block that is rolled back.
        if not ends_with_it and not connection.needs_rollback:
            _tell(_doors.entered[-1] if _doors.entered else _Sight())


def move_into(jurisdictions: Collection[int], *, account: int | None = None) -> None:
    """For the rest of the block that is entered, these jurisdictions and this account, and nothing else."""
    _show(_sight(jurisdictions, (), account))


def also_reading(jurisdictions: Collection[int]) -> None:
    """For the rest of the block that is entered, issued schemes of these jurisdictions can be seen too."""
    _show(replace(_doors.entered[-1], readable=_numbers(jurisdictions)))


def at_the_end(step: LastStep, *, jurisdiction: int, row: int) -> None:
    """When the outermost block is left, `step` is called once with the jurisdiction and all its rows.

    For what must come last because others wait for it; jurisdictions in their order, so that no two
    transactions wait for each other. A row that has been undone since is still among them.
    """
    if not _doors.entered:
        raise transaction.TransactionManagementError("Only behind the door is there an end to wait for.")
    _doors.last_steps.setdefault((jurisdiction, step), []).append(row)


def has_last_steps() -> bool:
    """Whether something has been done that will only be complete when the outermost block is left."""
    return bool(_doors.last_steps)


def asked_once(question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer, asked for at most once until the outermost block is left, or something is done in it.

    For each sight by itself: what cannot be seen from one door may be seen from the next.
    """
    if not _doors.entered or has_last_steps():
        return ask()
    key = (_doors.entered[-1], question)
    if key not in _doors.answers:
        _doors.answers[key] = ask()
    found: Answer = _doors.answers[key]
    return found


def _do_last_steps() -> None:
    if connection.needs_rollback:
        return
    for jurisdiction, step in sorted(_doors.last_steps, key=lambda key: key[0]):
        if jurisdiction not in _doors.entered[-1].jurisdictions:
            _show(_sight({jurisdiction}, (), None))
        step(jurisdiction, _doors.last_steps[jurisdiction, step])


def _sight(jurisdictions: Collection[int], readable: Collection[int], account: int | None) -> _Sight:
    return _Sight(_numbers(jurisdictions), _numbers(readable), None if account is None else int(account))


def _numbers(jurisdictions: Collection[int]) -> frozenset[int]:
    return frozenset(int(jurisdiction) for jurisdiction in jurisdictions)


def _show(sight: _Sight) -> None:
    _tell(sight)
    _doors.entered[-1] = sight


def _tell(sight: _Sight) -> None:
    values = (_array(sight.jurisdictions), _array(sight.readable), str(sight.account or ""))
    parameters = [word for pair in zip(_SETTINGS, values, strict=True) for word in pair]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(["set_config(%s, %s, true)"] * len(_SETTINGS)), parameters)


def _array(jurisdictions: frozenset[int]) -> str:
    return "{" + ",".join(map(str, sorted(jurisdictions))) + "}"
