"""Is every acknowledged entry there once and whole, although the web server is killed again and again?

A thousand entries are sent over HTTP by four people; every hundred or so the server and all its workers are
killed at once and started anew. Whoever got no answer sends the same form again, as a browser does.
"""

import contextlib
import http.client
import os
import re
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.urls import reverse

from benchmarks.measurement import Figure, Measurement
from benchmarks.measurements.home_under_load import _free_port, _wait_for
from liaison.activities.models import Activity
from liaison.launch.places import PROJECT
from liaison.launch.run import web_command
from liaison.matters.models import Involvement, Subject
from liaison.record.models import Entry, EntryLink
from liaison.record.queries.chain import faults
from liaison.tenancy.door import entered
from tests import cast
from tests.cast import City
from tests.settings import TODAY

ENTRIES, PEOPLE, KILLED_EVERY = 1000, 4, 120
WAIT = 20.0  # seconds for one answer
ENTERED = re.compile(r"/activities/\d+/$")
TOKEN = "a" * 32  # what the form and the browser's cookie say alike


@dataclass(slots=True)
class Told:
    """What the clients were told: the activity's address by line of what, and how often nobody answered."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    unanswered: int = 0
    refused: int = 0
    lock: Lock = field(default_factory=Lock)


def take() -> Iterator[Figure]:
    city, told = cast.city(), Told()
    with TemporaryDirectory() as files:
        server = _Server(files)
        try:
            kills = _all_entered(city, server, told)
        finally:
            server.kill()
    yield Figure("确认收到 acknowledged", len(told.acknowledged), "项 entries")
    yield Figure("强行终止 killed", kills, "次 times")
    yield Figure("没有答复、重发 unanswered and sent again", told.unanswered, "次 times")
    yield Figure("答复不对 answered otherwise", told.refused, "次 times", limit=0)
    yield from _checked(city, told)


def _all_entered(city: City, server: "_Server", told: Told) -> int:
    """How often the server was killed until everybody had an answer to everything."""
    kills = 0
    with ThreadPoolExecutor(PEOPLE) as pool:
        sent = [pool.submit(_enter, city, server.port, person, told) for person in range(PEOPLE)]
        while not all(each.done() for each in sent):
            time.sleep(0.05)
            if len(told.acknowledged) >= (kills + 1) * KILLED_EVERY:
                kills += 1
                server.kill()
                server.start()
        for each in sent:
            each.result()
    return kills


def _checked(city: City, told: Told) -> Iterator[Figure]:
    place = city.place.pk
    with entered({place}):
        titles = Counter(Subject.objects.values_list("title", flat=True))
        rows = {f"/activities/{each.pk}/": each for each in Activity.objects.select_related("subject")}
        involved = Counter(Involvement.objects.values_list("subject_id", flat=True))
        entries = Counter(Entry.objects.filter(code="activity.entered").values_list("about_id", flat=True))
        linked = set(EntryLink.objects.values_list("entry_id", flat=True))
        unlinked = sum(pk not in linked for pk in Entry.objects.values_list("pk", flat=True))
        broken = len(list(faults(place)))
    found = {
        what: next((each for end, each in rows.items() if address.endswith(end)), None)
        for what, address in told.acknowledged.items()
    }
    lost = sum(each is None or each.subject.title != what for what, each in found.items())
    torn = sum(involved[each.subject_id] != 2 or entries[each.pk] != 1 for each in rows.values())
    yield Figure("丢失 lost", lost + ENTRIES - len(told.acknowledged), "项 entries", limit=0)
    yield Figure("重复 doubled", sum(count - 1 for count in titles.values()), "项 entries", limit=0)
    yield Figure("残缺 torn", torn + abs(len(titles) - len(rows)), "项 entries", limit=0)
    yield Figure("记录链之外 outside the chain", unlinked, "条 entries", limit=0)
    yield Figure("记录链错误 faults of the chain", broken, "处", limit=0)


class _Server:
    """A web server in a group of its own, so that it is killed with all its workers."""

    def __init__(self, files: str) -> None:
        self.port = _free_port()
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "liaison.config.settings",
            "LIAISON_DEMO": "1",  # so that the day is fixed
            "LIAISON_DEMO_DAY": TODAY.isoformat(),
            "LIAISON_STATIC_ROOT": f"{files}/static",
        }
        Path(files, "static").mkdir()
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            web_command(self.port), env=self.environment, cwd=PROJECT, start_new_session=True
        )
        _wait_for(self.port)

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def _enter(city: City, port: int, person: int, told: Told) -> None:
    """One person's share, one after the other; what got no answer is sent again as it was."""
    browser = cast.client(city.seats["department_officer"])
    session = browser.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
    address = reverse("activities:enter", args=[city.place.pk])
    for number in range(person, ENTRIES, PEOPLE):
        what = f"第 {number} 次走访"
        body = _form(city, what)
        while (answer := _answer(port, address, body, cookie)) is None:
            told.unanswered += 1
            time.sleep(0.1)
        status, location = answer
        with told.lock:
            if status == http.client.FOUND and ENTERED.search(location):
                told.acknowledged[what] = location
            else:
                told.refused += 1


def _form(city: City, what: str) -> str:
    return urlencode(
        {
            "csrfmiddlewaretoken": TOKEN,
            "form": uuid4().hex,
            "kind": "visit",
            "on": TODAY.isoformat(),
            "guests": city.units["民盟"].pk,
            "what": what,
            "held_by": f"own-{city.units['教育局'].pk}",
        }
    )


def _answer(port: int, address: str, body: str, cookie: str) -> tuple[int, str] | None:
    """Status and where it leads; None where nobody answered to the end."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
    head = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded", "Connection": "close"}
    try:
        connection.request("POST", address, body, head)
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
    return answer.status, answer.getheader("Location") or ""


MEASUREMENT = Measurement("强行终止一千项登记 a thousand entries and a server that is killed", take)
