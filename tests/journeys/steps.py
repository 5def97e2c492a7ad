"""Which steps does a notice take through the pages, and who takes them?

Everything here goes through the doors, as the people of the cast, with requests that a browser would send.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from liaison.record.models import Entry
from liaison.schemes.models import SchemeVersion
from liaison.tenancy.door import entered
from tests import cast
from tests.cast import City

DRAFT = re.compile(r"/drafts/(\d+)/")
WAITING = re.compile(r'/proposals/(\d+)/decide/"')


@dataclass(frozen=True)
class Office:
    """The people of a place, each in a browser of their own."""

    city: City

    def browser(self, role: str) -> Client:
        return cast.client(self.city.seats[role])

    def address(self, page: str, *arguments: object) -> str:
        return reverse(page, args=[self.city.place.pk, *arguments])


def upload(office: Office, text: str, *, by: str = "government_coordinator", name: str = "通知.txt") -> int:
    """The number of the draft that the uploaded notice became."""
    file = SimpleUploadedFile(name, text.encode())
    answer = office.browser(by).post(office.address("schemes:upload"), {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    found = DRAFT.search(answer["Location"])
    assert found
    return int(found[1])


def review(office: Office, draft: int, *, by: str = "united_front_coordinator") -> None:
    """Every sort is accepted at once, and what is doubtful, questions included, one by one."""
    browser = office.browser(by)
    for sort in ("header", "link", "assignment", "duty"):
        browser.post(office.address("schemes:accept_section", draft), {"sort": sort})
    page = browser.get(office.address("schemes:review", draft)).content.decode()
    for proposal in dict.fromkeys(WAITING.findall(page)):
        browser.post(office.address("schemes:decide_proposal", proposal), {"decision": "accepted"})


def issue(office: Office, draft: int, starts: date, *, by: str = "government_coordinator") -> None:
    """The draft is put in force from the day."""
    answer = office.browser(by).post(office.address("schemes:issue", draft), {"starts": starts.isoformat()})
    assert answer.status_code == 302, answer.content.decode()


def take_through(office: Office, text: str, starts: date) -> list[SchemeVersion]:
    """The government office uploads, the united front department reviews, the government office issues."""
    draft = upload(office, text)
    review(office, draft)
    issue(office, draft, starts)
    with entered({office.city.place.pk}):
        return list(SchemeVersion.objects.filter(starts=starts).order_by("pk"))


def page_of(office: Office, unit: str, *, role: str, on: date | None = None) -> str:
    """What somebody in the role reads on the page of the unit, called so in notices, on the day."""
    browser = office.browser(role)
    matrix = browser.get(office.address("schemes:matrix"), _on(on)).content.decode()
    link = re.search(rf'href="(/places/\d+/units/\d+/)(?:\?on=[\d-]+)?">{re.escape(unit)}</a>', matrix)
    assert link, f"{unit} is not in the matrix"
    return browser.get(link[1], _on(on)).content.decode()


def _on(day: date | None) -> dict[str, str]:
    return {"on": day.isoformat()} if day else {}


def counterparts_on(page: str) -> list[str]:
    """The names in the first column of the page's table of counterparts, in order."""
    table = page[page.index("<tbody>") : page.index("</tbody>")]
    return re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', table)


def entries(office: Office, code: str) -> list[Entry]:
    """What the record holds under the code, the oldest first."""
    with entered({office.city.place.pk}):
        return list(Entry.objects.filter(code=code).order_by("pk"))


def acted(office: Office, role: str, code: str) -> bool:
    """Whether the person in the role did something of this kind, from their own seat."""
    seat = office.city.seats[role]
    return any((entry.seat_id, entry.role) == (seat.pk, role) for entry in entries(office, code))
