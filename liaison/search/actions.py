"""How does the search keep in step? Whoever changes a thing indexes it in the same transaction."""

from collections.abc import Iterable

from django.db import transaction

from liaison import vocabulary
from liaison.core.search import Findable, Name, keys, written
from liaison.search.models import SearchEntry, SearchKey
from liaison.search.queries.later import is_left_for_later
from liaison.vocabulary.readings import syllables

_LONGEST_NAME = 300
_AT_ONCE = 2000


@transaction.atomic
def index(*, jurisdiction_id: int, things: Iterable[Findable]) -> None:
    """The things can be found under their present names, and under no earlier ones."""
    if is_left_for_later():
        return
    by_row = {(thing.about, thing.about_id): _without_blanks(thing) for thing in things}
    if not by_row:
        return
    entries = SearchEntry.objects.bulk_create(
        [_entry(jurisdiction_id, thing) for thing in by_row.values()],
        update_conflicts=True,
        unique_fields=["jurisdiction", "about", "about_id"],
        update_fields=["group", "page", "row", "names", "detail", "order", "is_public"],
        batch_size=_AT_ONCE,
    )
    SearchKey.objects.filter(
        jurisdiction_id=jurisdiction_id, entry__in=[entry.pk for entry in entries]
    ).delete()
    SearchKey.objects.bulk_create(
        (key for entry in entries for key in _keys(entry, by_row[entry.about, entry.about_id])),
        batch_size=_AT_ONCE,
    )


@transaction.atomic
def empty_index(*, jurisdiction_id: int) -> None:
    """Nothing of the place can be found until it is indexed again."""
    SearchKey.objects.filter(jurisdiction_id=jurisdiction_id).delete()
    SearchEntry.objects.filter(jurisdiction_id=jurisdiction_id).delete()


def _without_blanks(thing: Findable) -> tuple[Findable, tuple[Name, ...]]:
    """The thing and its names, each once, those that say nothing left out."""
    names = {name.text[:_LONGEST_NAME]: name for name in reversed(thing.names) if name.text.strip()}
    return thing, tuple(reversed(names.values()))


def _entry(jurisdiction_id: int, named: tuple[Findable, tuple[Name, ...]]) -> SearchEntry:
    thing, names = named
    return SearchEntry(
        jurisdiction_id=jurisdiction_id,
        about=thing.about,
        about_id=thing.about_id,
        group=thing.group,
        page=thing.page,
        row=thing.row,
        names=[name.text[:_LONGEST_NAME] for name in names],
        detail=thing.detail[:_LONGEST_NAME],
        order=thing.order,
        is_public=any(name.is_public for name in names),
    )


def _keys(entry: SearchEntry, named: tuple[Findable, tuple[Name, ...]]) -> Iterable[SearchKey]:
    simplified = vocabulary.load().simplified
    for which, name in enumerate(named[1]):
        plain = written(name.text[:_LONGEST_NAME], simplified)
        for key in keys(plain, syllables(plain, is_person=name.is_person)):
            yield SearchKey(
                jurisdiction_id=entry.jurisdiction_id,
                entry=entry,
                which=which,
                position=key.position,
                written=key.written,
                initials=key.initials,
                reading=key.reading,
                is_public=name.is_public,
            )
