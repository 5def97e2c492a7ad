"""What does the search find of units? Units by every name, their posts by those who hold them."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Prefetch, QuerySet

from liaison.core.search import Findable, Group, Name
from liaison.units.models import Category, Post, Tenure, Unit, UnitName

PAGE = "schemes:unit"
_PLACES = {category: place for place, category in enumerate(Category)}
_STEP = 100_000  # wider than any official order


def everything(jurisdiction_id: int) -> Iterator[Findable]:
    """All units and posts of a place."""
    yield from _units(Unit.objects.filter(jurisdiction_id=jurisdiction_id))
    yield from _posts(Post.objects.filter(jurisdiction_id=jurisdiction_id))


def of_unit(unit: Unit) -> Iterator[Findable]:
    """The unit and its posts, as they are called now."""
    yield from _units(Unit.objects.filter(jurisdiction_id=unit.jurisdiction_id, pk=unit.pk))
    yield from _posts(Post.objects.filter(jurisdiction_id=unit.jurisdiction_id, unit=unit))


def of_post(post: Post) -> Iterator[Findable]:
    """The post with whoever holds it."""
    yield from _posts(Post.objects.filter(jurisdiction_id=post.jurisdiction_id, pk=post.pk))


def of_posts(jurisdiction_id: int, posts: Iterable[Post]) -> Iterator[Findable]:
    """Many posts with whoever holds them."""
    yield from _posts(
        Post.objects.filter(jurisdiction_id=jurisdiction_id, pk__in=[post.pk for post in posts])
    )


def _units(units: QuerySet[Unit]) -> Iterator[Findable]:
    for unit in units.prefetch_related("names", "aliases").iterator(chunk_size=500):
        yield unit_findable(unit, unit.names.all(), [alias.name for alias in unit.aliases.all()])


def unit_findable(unit: Unit, names: Iterable[UnitName], aliases: Iterable[str]) -> Findable:
    """The unit by its names, the present one first; aliases are the place's own affair."""
    latest_first = sorted(names, key=lambda name: name.ends or date.max, reverse=True)
    public = [text for name in latest_first for text in (name.name, name.full_name)]
    return Findable(
        about="units.unit",
        about_id=unit.pk,
        group=Group.UNIT,
        page=PAGE,
        row=unit.pk,
        names=(*(Name(text, is_public=True) for text in public), *(Name(alias) for alias in aliases)),
        order=_order(unit),
    )


def _posts(posts: QuerySet[Post]) -> Iterator[Findable]:
    held = Tenure.objects.filter(ends__isnull=True).select_related("person")
    named = UnitName.objects.filter(ends__isnull=True)
    found = posts.select_related("unit").prefetch_related(
        Prefetch("tenures", queryset=held), Prefetch("unit__names", queryset=named)
    )
    for post in found.iterator(chunk_size=500):
        unit = next((name.name for name in post.unit.names.all()), "")
        holders = [Name(tenure.person.name, is_person=True) for tenure in post.tenures.all()]
        yield Findable(
            about="units.post",
            about_id=post.pk,
            group=Group.POST,
            page=PAGE,
            row=post.unit_id,
            names=(Name(f"{unit}{post.title}"), *holders),
            order=_order(post.unit),
        )


def _order(unit: Unit) -> int:
    """Government first, then departments, then organisations, each in the office's own order."""
    return _PLACES[Category(unit.category)] * _STEP + min(unit.order, _STEP - 1)
