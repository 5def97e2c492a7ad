"""How are Django's commands run with the database up, and the database kept up for development?"""

import contextlib
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable

from liaison.launch.addresses import Addresses
from liaison.launch.credentials import credentials_in
from liaison.launch.database import database, is_running, keep_running, stop_keeping
from liaison.launch.places import PROJECT, Place, place_of
from liaison.launch.processes import StopRequest
from liaison.launch.terminal import LaunchError, complain, say

# What changes or compares tables, or removes what is fixed, needs the role that owns them.
AS_OWNER = {"migrate", "makemigrations", "showmigrations", "sqlmigrate", "squashmigrations", "record_prune"}
# What is done in the first hour may come before the first start: the tables are made for it.
ON_PREPARED = {"found_installation"}


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
    stop = StopRequest()
    try:
        with stop.heeded(), database(place) as addresses:
            variables = environment(place, addresses)
            if arguments and arguments[0] in AS_OWNER:
                variables = as_owner(variables)
            if arguments and arguments[0] in ON_PREPARED and (status := _prepared(variables, stop)):
                return status
            return _at_our_terminal(django_command(*arguments), variables, stop)
    except LaunchError as error:
        complain(error)
        return 1


def _prepared(variables: dict[str, str], stop: StopRequest) -> int:
    """The exit status of making the installation ready, without the demo."""
    command = [sys.executable, "-m", "liaison.launch.prepare", "--founding"]
    return _at_our_terminal(command, {**variables, "LIAISON_DEMO": "0"}, stop)


def _at_our_terminal(command: list[str], variables: dict[str, str], stop: StopRequest) -> int:
    """The exit status of the program. It sees Ctrl-C itself; other requests to stop are passed on to it."""
    with subprocess.Popen(command, env=variables, cwd=PROJECT) as process:
        while process.poll() is None:
            if stop.received not in {None, signal.SIGINT}:
                process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.1)
    return process.returncode if process.returncode >= 0 else 128 - process.returncode  # as shells say it


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
