"""Which jurisdictions may this transaction touch? The one place that says so to the database.

Row-level security compares every tenant row with what is set here; unset means no rows.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

JURISDICTIONS = "liaison.jurisdictions"
READABLE = "liaison.readable"
ACCOUNT = "liaison.account"
_SETTINGS = (JURISDICTIONS, READABLE, ACCOUNT)


@contextmanager
def entered(
    jurisdictions: Collection[int], *, account: int | None = None, readable: Collection[int] = ()
) -> Iterator[None]:
    """One transaction that may touch these jurisdictions, and the seats of this account, alone.

    Of the `readable` ones it sees issued schemes and the names of units, and changes nothing. Entered
    again inside, the inner sets hold until the inner block ends. The settings are local to the
    transaction, so that the next user of a pooled connection starts with nothing.
    """
    with transaction.atomic():
        before = _current()
        _set(_array(jurisdictions), _array(readable), "" if account is None else str(account))
        yield
        if not connection.needs_rollback:
            _set(*before)


def also_reading(jurisdictions: Collection[int]) -> None:
    """For the rest of the block that is entered, issued schemes of these jurisdictions can be seen too."""
    touched, _, account = _current()
    _set(touched, _array(jurisdictions), account)


def _array(jurisdictions: Collection[int]) -> str:
    return "{" + ",".join(str(int(jurisdiction)) for jurisdiction in sorted(jurisdictions)) + "}"


def _current() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(["current_setting(%s, true)"] * len(_SETTINGS)), _SETTINGS)
        row: tuple[str | None, ...] = cursor.fetchone()
    return tuple(value or "" for value in row)


def _set(*values: str) -> None:
    parameters = [word for pair in zip(_SETTINGS, values, strict=True) for word in pair]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(["set_config(%s, %s, true)"] * len(_SETTINGS)), parameters)
