"""What does the database read for the queries of a page? As the server plans them."""

import json
import os
import time
from collections.abc import Iterable
from typing import Any

import psycopg
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from liaison.accounts.models import Seat
from liaison.tenancy.door import entered

PATIENCE = 30  # times
UNSETTLED = """
SELECT count(*) FROM pg_class
WHERE relkind = 'r' AND relowner = current_user::regrole AND relallvisible < relpages
"""


def queries_of(client: Client, address: str) -> list[str]:
    """The queries behind one page, with their values."""
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return [query["sql"] for query in captured.captured_queries]


def analyse() -> None:
    """Fresh statistics and nothing left to tidy, as the server's own housekeeping leaves it overnight.

    Another's look at the database, such as the housekeeping's own, keeps rows from being taken for settled.
    """
    with psycopg.connect(os.environ["LIAISON_OWNER_URL"], autocommit=True) as owner:
        for _ in range(PATIENCE):
            owner.execute("VACUUM ANALYZE")
            if owner.execute(UNSETTLED).fetchone() == (0,):
                break
            time.sleep(1)


def blocks_of(seat: Seat, queries: Iterable[str]) -> int:
    """How many blocks the queries touch, found in memory or not."""
    with entered({seat.jurisdiction_id}, account=seat.account_id), connection.cursor() as cursor:
        return sum(_blocks(cursor, query) for query in queries if query.startswith(("SELECT", "WITH")))


def _blocks(cursor: Any, query: str) -> int:
    if "set_config" in query or "pg_advisory" in query:
        return 0
    cursor.execute("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + query.replace("%", "%%"))
    explained = cursor.fetchone()[0]
    plan = (json.loads(explained) if isinstance(explained, str) else explained)[0]["Plan"]
    return int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"])
