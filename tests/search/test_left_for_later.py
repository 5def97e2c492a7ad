"""Is what is founded meanwhile left out of the index, and found once it is indexed?"""

from liaison.search.actions import index
from liaison.search.models import SearchEntry
from liaison.search.queries.later import left_for_later
from liaison.tenancy.door import entered
from liaison.units import searchable
from tests.cast import City


def test_nothing_is_indexed_until_it_is_asked_for_again(city: City) -> None:
    with entered({city.place.pk}):
        SearchEntry.objects.all().delete()
        with left_for_later():
            index(jurisdiction_id=city.place.pk, things=searchable.everything(city.place.pk))
        assert not SearchEntry.objects.exists()
        index(jurisdiction_id=city.place.pk, things=searchable.everything(city.place.pk))
        assert SearchEntry.objects.filter(about="units.unit").exists()
