"""Are rows that are found by their keys and then checked kept apart as strictly as all others?"""

from datetime import timedelta

import pytest
from django.db import ProgrammingError

from liaison.activities.models import Activity
from liaison.matters.models import Involvement, Subject
from liaison.tenancy.door import entered
from tests import build_activities, cast
from tests.cast import City
from tests.settings import TODAY

CHECKED = (Subject, Involvement, Activity)


@pytest.fixture
def places(transactional_db: None) -> tuple[City, City]:
    here, there = cast.city(), cast.stranger()
    for place in (here, there):
        with entered({place.place.pk}):
            build_activities.activity(
                by=place.actor("government_coordinator"),
                hosts=[place.units["教育局"]],
                guests=[place.units["民盟"]],
                on=TODAY - timedelta(days=1),
            )
    return here, there


@pytest.mark.parametrize("model", CHECKED)
def test_what_is_asked_for_by_its_key_is_seen_in_its_own_place_alone(
    places: tuple[City, City], model: type[Subject]
) -> None:
    here, there = places
    with entered({there.place.pk}):
        foreign = list(model.objects.values_list("pk", flat=True))
    assert foreign
    with entered({here.place.pk}):
        assert not model.objects.filter(pk__in=foreign).exists()
        assert not model.objects.filter(jurisdiction_id=there.place.pk).exists()
        assert model.objects.exists()
    with entered({here.place.pk, there.place.pk}):
        assert model.objects.filter(pk__in=foreign).count() == len(foreign)
    with entered(()):
        assert not model.objects.exists()
    assert not model.objects.exists(), "Without a door there are no rows."


@pytest.mark.parametrize("model", CHECKED)
def test_nothing_is_changed_removed_or_moved_across(places: tuple[City, City], model: type[Subject]) -> None:
    here, there = places
    with entered({here.place.pk}):
        assert model.objects.filter(jurisdiction_id=there.place.pk).update(jurisdiction_id=here.place.pk) == 0
        assert model.objects.filter(jurisdiction_id=there.place.pk)._raw_delete(using="default") == 0
    with (
        pytest.raises(ProgrammingError, match="violates row-level security policy"),
        entered({here.place.pk}),
    ):
        model.objects.update(jurisdiction_id=there.place.pk)
