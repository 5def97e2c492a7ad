"""Who sees the schemes of the places above and below?"""

import pytest
from django.urls import reverse

from liaison.schemes.models import Notice, SchemeVersion
from liaison.tenancy.door import entered
from liaison.units.models import Unit
from liaison.units.queries import places_above, places_below, related_place
from tests import build_schemes, cast
from tests.cast import City

COORDINATORS = ("government_coordinator", "united_front_coordinator")


@pytest.fixture
def county(city: City, district: City) -> City:
    """临溪区 with a scheme in force and a draft."""
    by = district.actor("government_coordinator")
    build_schemes.version(by=by)
    build_schemes.draft(by=by)
    return district


def matrix_of(county: City) -> str:
    return reverse("schemes:matrix", args=[county.place.pk])


@pytest.mark.parametrize("role", COORDINATORS)
def test_coordinators_above_see_what_is_issued_below(city: City, county: City, role: str) -> None:
    answer = cast.client(city.seats[role]).get(matrix_of(county))
    assert answer.status_code == 200
    assert "区教育局" in answer.content.decode() or "市教育局" in answer.content.decode()


def test_coordinators_below_see_what_is_issued_above(city: City, district: City) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    browser = cast.client(district.seats["government_coordinator"])
    assert browser.get(matrix_of(city)).status_code == 200


@pytest.mark.parametrize("role", ["department_officer", "organisation_officer", "city_leader", "observer"])
def test_others_above_do_not(city: City, county: City, role: str) -> None:
    assert cast.client(city.seats[role]).get(matrix_of(county)).status_code == 404


def test_a_place_that_is_not_related_stays_unseen(city: City, county: City, stranger: City) -> None:
    browser = cast.client(stranger.seats["government_coordinator"])
    assert browser.get(matrix_of(county)).status_code == 404
    assert browser.get(matrix_of(city)).status_code == 404


def test_drafts_below_are_nobodys_business_above(city: City, county: City) -> None:
    browser = cast.client(city.seats["government_coordinator"])
    assert browser.get(reverse("schemes:drafts", args=[county.place.pk])).status_code == 404
    with entered({city.place.pk}, readable={county.place.pk}):
        theirs = Notice.objects.filter(jurisdiction=county.place)
        assert theirs.count() == 1, "The notice of the draft is not there."


def test_what_is_read_from_above_cannot_be_changed(city: City, county: City) -> None:
    with entered({city.place.pk}, readable={county.place.pk}):
        assert SchemeVersion.objects.filter(jurisdiction=county.place).exists()
        changed = Unit.objects.filter(jurisdiction=county.place).update(order=1)
    assert changed == 0


def test_places_find_those_above_and_below(city: City, district: City, stranger: City) -> None:
    assert places_above(district.place.pk) == [city.place]
    assert places_below(city.place.pk) == [district.place]
    assert related_place(city.place.pk, district.place.pk) == district.place
    assert related_place(district.place.pk, city.place.pk) == city.place
    assert related_place(city.place.pk, stranger.place.pk) is None
