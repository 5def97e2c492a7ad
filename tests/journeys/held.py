"""How do the people of a place enter what they held, read it and write into it? Through the doors."""

import re
from collections.abc import Collection
from datetime import date

from liaison.activities.models import Activity
from liaison.core.activities.standing import Standing
from liaison.matters.models import Involvement, Part
from liaison.tenancy.door import entered
from tests.journeys.steps import Office
from tests.settings import TODAY

NUMBER = re.compile(r"/activities/(\d+)/")
SEAT = re.compile(r'name="there" value="([^"]+)"[^>]*><span>([^ <]+) ')


def enter(
    office: Office,
    role: str,
    kind: str,
    *,
    guests: Collection[str],
    host: str = "",
    theirs: bool = False,
    hosts: Collection[str] = (),
    on: date = TODAY,
    what: str = "",
    **details: str | int,
) -> int:
    """The number of what somebody in the role entered: held by the own unit, or `host`, or the others."""
    units = office.city.units
    own = units[host].pk if host else office.city.seats[role].unit_id
    sent: dict[str, object] = {
        "kind": kind,
        "on": on.isoformat(),
        "guests": [units[name].pk for name in guests],
        "hosts": [units[name].pk for name in hosts],
        "held_by": "chosen" if hosts else f"{'theirs' if theirs else 'own'}-{own}",
        "what": what,
        **{f"detail_{code}": value for code, value in details.items()},
    }
    answer = office.browser(role).post(office.address("activities:enter"), sent)
    assert answer.status_code == 302, answer.content.decode()
    found = NUMBER.search(answer["Location"])
    assert found
    return int(found[1])


def served(office: Office) -> int:
    """The number of a social service that an organisation entered, held together with a department."""
    return enter(
        office,
        "organisation_officer",
        "social_service",
        hosts=["民盟", "教育局"],
        guests=[],
        service_form="送教下乡",
        beneficiaries=120,
    )


def checked(office: Office, *, on: date = TODAY) -> int:
    """The number of a check to which a department invited an organisation."""
    inspected = "校外培训机构规范办学"
    return enter(
        office, "department_officer", "law_enforcement_check", guests=["民盟"], on=on, inspected=inspected
    )


def add(office: Office, role: str, activity: int, **details: str | int) -> None:
    """What somebody in the role writes into the entry besides what stands there."""
    with entered({office.city.place.pk}):
        row = Activity.objects.select_related("subject").get(pk=activity)
        involved = list(Involvement.objects.filter(subject_id=row.subject_id))
    sent: dict[str, object] = {
        "kind": row.subject.kind,
        "on": row.subject.on.isoformat() if row.subject.on else "",
        "what": row.subject.title,
        "hosts": [each.unit_id for each in involved if each.part == Part.HOST],
        "guests": [each.unit_id for each in involved if each.part == Part.GUEST],
        "revision": row.subject.revision,
        **{f"detail_{code}": value for code, value in {**row.details, **details}.items()},
    }
    answer = office.browser(role).post(office.address("activities:edit", activity), sent)
    assert answer.status_code == 302, answer.content.decode()


def held(office: Office, role: str, activity: int, *, on: date = TODAY) -> None:
    sent = {"on": on.isoformat()}
    assert office.browser(role).post(office.address("activities:held", activity), sent).status_code == 302


def page_of(office: Office, role: str, activity: int) -> str:
    """What somebody in the role reads of it."""
    answer = office.browser(role).get(office.address("activities:activity", activity))
    assert answer.status_code == 200
    return answer.content.decode()


def listed(office: Office, role: str, **asked: str | int) -> list[int]:
    """The numbers of the activities that the role finds in the list."""
    page = office.browser(role).get(office.address("activities:activities"), asked).content.decode()
    return [int(number) for number in re.findall(r'/activities/(\d+)/">[^<]+</a></th>', page)]


def is_asked(office: Office, unit: str, activity: int) -> bool:
    """Whether the unit's word is waited for, so that the entry counts for one side only."""
    with entered({office.city.place.pk}):
        row = Activity.objects.select_related("subject").get(pk=activity)
        word = Involvement.objects.get(subject_id=row.subject_id, unit=office.city.units[unit]).word
    return word == "waiting" and row.subject.standing == Standing.ONE_SIDED


def came(office: Office, role: str, activity: int, *names: str, presides: str = "") -> None:
    """Somebody in the role notes who of those in office was there, and who of them presided."""
    browser, address = office.browser(role), office.address("activities:attendance", activity)
    known = {name: token for token, name in SEAT.findall(browser.get(address).content.decode())}
    sent: dict[str, object] = {"shown": list(known.values()), "there": [known[name] for name in names]}
    sent["presides"] = known.get(presides, "")
    assert browser.post(address, sent).status_code == 302
