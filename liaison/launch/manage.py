"""How are Django's commands run with the database up, and the database kept up for development?"""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable

from liaison.launch.addresses import Addresses
from liaison.launch.credentials import credentials_in
from liaison.launch.database import database, is_running, keep_running, stop_keeping
from liaison.launch.places import PROJECT, Place, place_of
from liaison.launch.terminal import LaunchError, complain, say

# What changes or compares tables needs the role that owns them.
AS_OWNER = {"migrate", "makemigrations", "showmigrations", "sqlmigrate", "squashmigrations"}


def environment(place: Place, addresses: Addresses) -> dict[str, str]:
    """The variables a child of ours needs; what the person set stays as it is."""
    return {
        "LIAISON_SECRET_KEY": credentials_in(place.secrets).secret_key,
        "LIAISON_ALLOWED_HOSTS": "127.0.0.1,localhost",
        "LIAISON_DEMO": "1",
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "liaison.config.settings",
        **addresses.environment(),
    }


def as_owner(variables: dict[str, str]) -> dict[str, str]:
    return {**variables, "LIAISON_DATABASE_ROLE": "owner"}


def django_command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "django", *arguments]


def manage(arguments: list[str]) -> int:
    """The exit status of Django's command; the database runs meanwhile."""
    place = place_of()
    try:
        with database(place) as addresses:
            variables = environment(place, addresses)
            if arguments and arguments[0] in AS_OWNER:
                variables = as_owner(variables)
            return subprocess.call(django_command(*arguments), env=variables, cwd=PROJECT)
    except LaunchError as error:
        complain(error)
    except KeyboardInterrupt:  # the command saw Ctrl-C too and has ended
        pass
    return 1


def act_on_database(action: str) -> int:
    """The exit status of starting, stopping or showing our own server."""
    try:
        return DATABASE_ACTIONS[action](place_of())
    except LaunchError as error:
        complain(error)
        return 1


def _start(place: Place) -> int:
    keep_running(place)
    say("数据库已启动。", 'The database is up: eval "$(liaison database url)"')
    return 0


def _stop(place: Place) -> int:
    if stop_keeping(place):
        say("数据库已停止。", "The database is stopped.")
    else:
        say("数据库没有运行。", "The database was not running.")
    return 0


def _status(place: Place) -> int:
    up = is_running(place)
    say("数据库正在运行。" if up else "数据库没有运行。", "up" if up else "down")
    return 0 if up else 3


def _show_addresses(place: Place) -> int:
    """Lines for a shell to evaluate; the database is started and kept up if need be."""
    variables = keep_running(place).environment()
    variables["LIAISON_SECRET_KEY"] = credentials_in(place.secrets).secret_key
    variables["DJANGO_SETTINGS_MODULE"] = "liaison.config.settings"
    for name, value in variables.items():
        say(f"export {name}={shlex.quote(value)}")
    return 0


DATABASE_ACTIONS: dict[str, Callable[[Place], int]] = {
    "start": _start,
    "stop": _stop,
    "status": _status,
    "url": _show_addresses,
}
