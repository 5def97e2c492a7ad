"""How does a coordinator act on duties, and what became of a department's plan?"""

from django.http import HttpResponse
from django.urls import reverse

from liaison.duties.actions import reckon
from liaison.duties.models import KeptFinding
from liaison.tenancy.door import entered
from liaison.units.models import Jurisdiction
from tests.build import NOW
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY


def at(city: City, page: str, *arguments: int) -> str:
    return reverse(f"duties:{page}", args=[city.place.pk, *arguments])


def plan_of(city: City, unit: str = "教育局") -> KeptFinding:
    with entered({city.place.pk}):
        reckon(place=Jurisdiction.objects.get(pk=city.place.pk), on=TODAY, at=NOW)
        return KeptFinding.objects.get(kind="annual_plan", department=city.units[unit], due__year=TODAY.year)


def post(city: City, client_of: ClientOf, page: str, **sent: object) -> HttpResponse:
    """What a coordinator is answered."""
    return client_of("united_front_coordinator").post(at(city, page), sent)  # type: ignore[return-value]
