"""Is the cast complete and in its place?"""

from liaison.accounts.models import Seat
from liaison.core.access.roles import ROLES
from liaison.tenancy.door import entered
from tests.cast import CAST, City


def test_every_role_has_a_part() -> None:
    assert set(CAST) == set(ROLES)


def test_the_cast_of_one_place_is_not_seen_from_another(city: City, stranger: City) -> None:
    with entered({city.place.pk}):
        assert set(Seat.objects.all()) == set(city.seats.values())
    with entered({stranger.place.pk}):
        assert set(Seat.objects.all()) == set(stranger.seats.values())
