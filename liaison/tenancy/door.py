"""Which jurisdictions may this transaction touch? The one place that says so to the database.

Row-level security compares every tenant row with what is set here; unset means no rows.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

JURISDICTIONS = "liaison.jurisdictions"
ACCOUNT = "liaison.account"


@contextmanager
def entered(jurisdictions: Collection[int], *, account: int | None = None) -> Iterator[None]:
    """One transaction that may touch these jurisdictions, and the seats of this account, alone.

    Entered again inside, the inner set holds until the inner block ends. The settings are local to
    the transaction, so that the next user of a pooled connection starts with nothing.
    """
    with transaction.atomic():
        before = _current()
        _set(_array(jurisdictions), "" if account is None else str(account))
        yield
        if not connection.needs_rollback:
            _set(*before)


def _array(jurisdictions: Collection[int]) -> str:
    return "{" + ",".join(str(int(jurisdiction)) for jurisdiction in sorted(jurisdictions)) + "}"


def _current() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting(%s, true), current_setting(%s, true)", [JURISDICTIONS, ACCOUNT]
        )
        jurisdictions, account = cursor.fetchone()
    return jurisdictions or "", account or ""


def _set(jurisdictions: str, account: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(%s, %s, true), set_config(%s, %s, true)",
            [JURISDICTIONS, jurisdictions, ACCOUNT, account],
        )
