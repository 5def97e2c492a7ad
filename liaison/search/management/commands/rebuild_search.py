"""`liaison manage rebuild_search`: indexes anew whatever can be found, place by place."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.utils.module_loading import module_has_submodule

from liaison.core.search import Findable
from liaison.search.actions import empty_index, index
from liaison.search.models import SearchEntry
from liaison.tenancy.door import entered

Everything = Callable[[int], Iterator[Findable]]


def _offered() -> list[Everything]:
    """What each app offers to the search: `everything` in its module `searchable`."""
    return [
        import_module(f"{app.name}.searchable").everything
        for app in apps.get_app_configs()
        if module_has_submodule(app.module, "searchable")
    ]


class Command(BaseCommand):
    """For an index from before an upgrade; in use, every act keeps it in step by itself."""

    help = "重建检索索引 index anew whatever can be found"

    def handle(self, *_: Any, **__: Any) -> None:
        offered = _offered()
        jurisdictions: Any = apps.get_model("units", "Jurisdiction")
        for place in jurisdictions.objects.order_by("pk"):
            with entered({place.pk}):
                empty_index(jurisdiction_id=place.pk)
                index(jurisdiction_id=place.pk, things=(each for app in offered for each in app(place.pk)))
                found = SearchEntry.objects.filter(jurisdiction_id=place.pk).count()
            self.stdout.write(f"{place}: {found}")
