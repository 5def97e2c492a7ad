"""How does a test ask a unit for its word, and look what became of it?"""

from datetime import timedelta

from django.urls import reverse

from liaison.activities.models import Activity
from liaison.matters.models import Involvement
from liaison.tenancy.door import entered as inside
from tests import build_activities
from tests.cast import City
from tests.settings import TODAY


def entered(city: City, *, what: str = "走访座谈", guest: str = "民盟", days_ago: int = 0) -> Activity:
    with inside({city.place.pk}):
        return build_activities.activity(
            by=city.actor("department_officer"),
            hosts=[city.units["教育局"]],
            guests=[city.units[guest]],
            what=what,
            on=TODAY - timedelta(days=days_ago),
        )


def word_of(city: City, activity: Activity, unit: str) -> Involvement:
    with inside({city.place.pk}):
        return Involvement.objects.get(subject_id=activity.subject_id, unit=city.units[unit])


def standing_of(city: City, activity: Activity) -> str:
    with inside({city.place.pk}):
        return Activity.objects.select_related("subject").get(pk=activity.pk).subject.standing


def address(city: City, page: str, *arguments: object) -> str:
    return reverse(f"activities:{page}", args=[city.place.pk, *arguments])


def sent(city: City, unit: str, revision: int = 1, **more: str) -> dict[str, str]:
    return {"unit": str(city.units[unit].pk), "revision": str(revision), **more}
