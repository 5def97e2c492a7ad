"""Takes every measurement, each in a database of its own, and prints one table; 1 where a limit is broken."""

import os
import sys

import psycopg
from rich.console import Console
from rich.table import Table

from benchmarks import measurements
from benchmarks.measurement import Figure, Measurement
from liaison.core.registry import offered
from liaison.launch import roles
from liaison.launch.addresses import Addresses, for_database, for_role
from tests.server import TEMPLATE, credentials, test_server

DATABASE = f"bench_liaison_{os.getpid()}"


def _renew(administrator: str) -> None:
    _drop(administrator)
    with psycopg.connect(administrator, autocommit=True) as connection:
        roles.make_database(connection, DATABASE, template=TEMPLATE)


def _drop(administrator: str) -> None:
    with psycopg.connect(administrator, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)".encode())


def _set_up(administrator: str) -> None:
    """Django serves from the database as the role that owns nothing, with the settings of the tests."""
    base, passwords = for_database(administrator, DATABASE), credentials()
    addresses = Addresses(
        owner=for_role(base, roles.OWNER, passwords.owner), app=for_role(base, roles.APP, passwords.app)
    )
    os.environ.update(addresses.environment())
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()


def _take(measurement: Measurement, administrator: str) -> list[Figure]:
    from django.db import connections

    connections.close_all()
    _renew(administrator)
    os.environ["BENCH_ADMINISTRATOR_URL"] = for_database(administrator, DATABASE)
    return list(measurement.take())


def _table(taken: dict[str, list[Figure]]) -> Table:
    table = Table("测量 measured", "结果 figure", "限值 limit", "", title="make bench")
    for title, figures in taken.items():
        table.add_section()
        table.add_row(f"[bold]{title}")
        for figure in figures:
            limit = "" if figure.limit is None else f"≤ {figure.limit:g} {figure.unit}"
            mark = "" if figure.limit is None else ("✓" if figure.is_kept else "✗")
            table.add_row(f"  {figure.what}", f"{figure.value:.4g} {figure.unit}", limit, mark)
    return table


def main() -> int:
    """0 where every limit is kept. Names on the command line choose measurements by their titles."""
    with test_server() as administrator:
        _set_up(administrator)
        chosen = [
            measurement
            for measurement in offered(measurements, "MEASUREMENT", Measurement)
            if not sys.argv[1:] or any(word in measurement.title for word in sys.argv[1:])
        ]
        taken = {measurement.title: _take(measurement, administrator) for measurement in chosen}
        from django.db import connections

        connections.close_all()
        _drop(administrator)
    Console(width=110).print(_table(taken))
    return 0 if all(figure.is_kept for figures in taken.values() for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
