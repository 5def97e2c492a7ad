"""How does somebody in a role read a page about a scheme, and send its form?"""

from datetime import date

from django.test import Client
from django.urls import reverse

from tests import cast
from tests.cast import City


def browser(city: City, role: str) -> Client:
    return cast.client(city.seats[role])


def page(city: City, name: str, *arguments: object, role: str = "observer", on: date | str = "") -> str:
    address = reverse(f"schemes:{name}", args=[city.place.pk, *arguments])
    answer = browser(city, role).get(address, {"on": str(on)} if on else {})
    assert answer.status_code == 200
    return answer.content.decode()


def post(city: City, name: str, *arguments: object, role: str, **sent: object) -> tuple[int, str]:
    address = reverse(f"schemes:{name}", args=[city.place.pk, *arguments])
    answer = browser(city, role).post(address, sent)
    return answer.status_code, answer.content.decode()
