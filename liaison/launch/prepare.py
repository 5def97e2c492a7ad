"""Is this installation ready to serve? Tables are migrated, files collected, an empty database gets the demo.

A program of its own, run as the role that serves: only for migrating does it start another as the owner.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from liaison.launch.manage import as_owner, django_command
from liaison.launch.terminal import say

DEMO = "demo"
FOUNDING = "--founding"  # somebody is about to found the first place: no need to tell them to


def prepare() -> int:
    """The exit status: 0 when the installation is ready."""
    django.setup()
    if _tables_are_outdated():
        say("正在建立或更新数据表……", "Migrating the database …")
        status = subprocess.call(django_command("migrate", "--verbosity=0"), env=as_owner(dict(os.environ)))
        if status:
            return status
    _collect_files()
    if settings.LIAISON_DEMO and DEMO in get_commands():
        call_command(DEMO, if_empty=True)
    elif FOUNDING not in sys.argv and not apps.get_model("units.Jurisdiction").objects.exists():
        say(
            "还没有地区。建立第一个：.venv/bin/liaison manage found_installation 名称",
            "No place yet: found the first one with found_installation.",
        )
    return 0


def _tables_are_outdated() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _collect_files() -> None:
    """Collect styles and scripts for the web server, where any has changed since the last time."""
    target = Path(settings.STATIC_ROOT)
    note = target.with_name(f"{target.name}.collected")
    wanted = _fingerprint_of_files()
    if target.exists() and note.exists() and note.read_text("ascii") == wanted:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    note.write_text(wanted, "ascii")


def _fingerprint_of_files() -> str:
    digest = hashlib.sha256(repr(sorted(app.label for app in apps.get_app_configs())).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(prepare())
