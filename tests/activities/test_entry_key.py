"""Is a form that is sent twice one activity?"""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection
from django.test import Client
from django.urls import reverse

from liaison.activities.models import Activity
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests import cast
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY


def address(city: City) -> str:
    return reverse("activities:enter", args=[city.place.pk])


def typed(city: City, form: str, **values: object) -> dict[str, object]:
    sent: dict[str, object] = {
        "kind": "visit",
        "on": TODAY.isoformat(),
        "guests": [city.units["民盟"].pk],
        "what": "走访",
        "held_by": f"own-{city.units['教育局'].pk}",
        "form": form,
    }
    return sent | values


def form_of(browser: Client, city: City) -> str:
    page = browser.get(address(city)).content.decode()
    found = re.search(r'name="form" value="(\w{32})"', page)
    assert found is not None, "Each form has a mark of its own."
    return found[1]


def count(city: City) -> int:
    with entered({city.place.pk}):
        entries = Entry.objects.filter(code="activity.entered").count()
        assert Activity.objects.count() == entries
    return entries


def test_the_same_form_sent_again_leads_to_the_same_activity(city: City, client_of: ClientOf) -> None:
    browser = client_of("department_officer")
    form = form_of(browser, city)
    first, second = (browser.post(address(city), typed(city, form)) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert count(city) == 1


def test_what_was_changed_before_it_is_sent_again_is_another_activity(
    city: City, client_of: ClientOf
) -> None:
    browser = client_of("department_officer")
    form = form_of(browser, city)
    browser.post(address(city), typed(city, form))
    browser.post(address(city), typed(city, form, what="又一次走访"))
    assert count(city) == 2


def test_two_forms_that_say_the_same_are_two_activities(city: City, client_of: ClientOf) -> None:
    browser = client_of("department_officer")
    for _ in range(2):
        browser.post(address(city), typed(city, form_of(browser, city)))
    assert count(city) == 2


def test_somebody_else_with_the_same_form_enters_something_else(city: City, client_of: ClientOf) -> None:
    form = form_of(client_of("department_officer"), city)
    for role in ("department_officer", "government_coordinator"):
        sent = typed(city, form, held_by="chosen", hosts=[city.units["教育局"].pk])
        assert client_of(role).post(address(city), sent).status_code == 302
    assert count(city) == 2


def test_an_impatient_double_click_is_one_activity(transactional_db: None) -> None:
    city = cast.city()
    browsers = [cast.client(city.seats["department_officer"]) for _ in range(4)]
    form = form_of(browsers[0], city)
    at_once = Barrier(len(browsers))

    def send(browser: Client) -> str:
        try:
            at_once.wait(timeout=30)
            return str(browser.post(address(city), typed(city, form))["Location"])
        finally:
            connection.close()

    with ThreadPoolExecutor(len(browsers)) as pool:
        places = set(pool.map(send, browsers, timeout=60))
    assert len(places) == 1
    assert count(city) == 1
