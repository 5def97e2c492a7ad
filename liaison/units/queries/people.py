"""Who holds which post, how is it reached, and which changes are to be told?"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from liaison.core.order import by_reading, by_strokes
from liaison.core.posts import Held
from liaison.core.telephones import masked
from liaison.tenancy.spans import covers
from liaison.units.models import Category, HolderChange, Person, Post, PostKind, Representation, Tenure
from liaison.units.queries.deputies import Deputy, deputies_of, in_stead
from liaison.units.queries.units import NamedUnit, names_by_id, units_on
from liaison.vocabulary import strokes
from liaison.vocabulary.readings import syllables

# Who is named for the liaison on either side. Clauses: ZY-3.1a, JN-3.3, XQ-3.1b, SG-3.2, FH-4.2.
NAMED = {
    Category.DEPARTMENT: (PostKind.LEADER_IN_CHARGE, PostKind.SECTION_HEAD, PostKind.LIAISON_OFFICER),
    Category.ORGANISATION: (PostKind.PRINCIPAL, PostKind.LIAISON_OFFICER),
}


class Sorting(StrEnum):
    """In which order a directory stands."""

    POST = "post"
    READING = "reading"
    STROKES = "strokes"


def posts_on(unit_id: int, *, on: date) -> QuerySet[Post]:
    """The posts of a unit in order, each with `holders`: at most one tenure of the day, with the person."""
    return _with_holders(Post.objects.filter(covers(on), unit_id=unit_id), on=on)


def posts_kept(unit_id: int, *, on: date) -> QuerySet[Post]:
    """The posts of the day and those that are still to come, as `posts_on` gives them."""
    running = Q(ends__isnull=True) | Q(ends__gt=on)
    return _with_holders(Post.objects.filter(running, unit_id=unit_id), on=on)


def post_at(jurisdiction_id: int, pk: int, *, on: date) -> Post | None:
    """The post with its `holders` of the day; None if it is not here."""
    return _with_holders(Post.objects.filter(jurisdiction_id=jurisdiction_id, pk=pk), on=on).first()


def tenures_of(post: Post) -> QuerySet[Tenure]:
    """Everybody who has held the post or will, the latest first."""
    return post.tenures.select_related("person").order_by("-starts", "-pk")


def tenures_held(post: Post, *, lock: bool = False) -> list[Held]:
    """The spans in which somebody held the post, as values; locked where one will be ended."""
    tenures = Tenure.objects.filter(post=post).order_by("pk")
    return [Held(each.starts, each.ends) for each in (tenures.select_for_update() if lock else tenures)]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the directory; `name` is empty where the post is vacant."""

    unit: NamedUnit
    post: Post
    name: str
    room: str
    telephone: str  # masked
    deputies: tuple[Deputy, ...] = ()


def directory(jurisdiction_id: int, *, on: date, sorting: Sorting) -> list[Line]:
    """Every post of the day with its holder; three queries, however many there are."""
    units = {unit.pk: unit for unit in units_on(jurisdiction_id, on=on)}
    places = {pk: place for place, pk in enumerate(units)}
    posts = _with_holders(Post.objects.filter(covers(on), jurisdiction_id=jurisdiction_id), on=on)
    lines = [_line(post, units[post.unit_id]) for post in posts if post.unit_id in units]
    lines.sort(key=lambda line: places[line.unit.pk])
    if sorting is Sorting.POST:
        return lines
    table = strokes.load()
    if sorting is Sorting.STROKES:
        return sorted(lines, key=lambda line: (not line.name, by_strokes(line.name, table)))
    return sorted(
        lines,
        key=lambda line: (
            not line.name,
            by_reading(line.name, syllables(line.name, is_person=True), table),
        ),
    )


def _line(post: Post, unit: NamedUnit) -> Line:
    tenure = next(iter(post.holders), None)  # type: ignore[attr-defined]  # set by the query
    contact = getattr(post, "contact", None)
    return Line(
        unit=unit,
        post=post,
        name=tenure.person.name if tenure else "",
        room=contact.room if contact else "",
        telephone=masked(contact.telephone) if contact else "",
        deputies=deputies_of(post),
    )


def reached_at(units: "Iterable[NamedUnit]", *, on: date) -> dict[int, tuple[Line, ...]]:
    """By unit, whom others turn to: liaison officers, and section heads where there is none. Two queries."""
    known = {unit.pk: unit for unit in units}
    kinds = (PostKind.LIAISON_OFFICER, PostKind.SECTION_HEAD)
    posts = Post.objects.filter(covers(on), unit_id__in=known, kind__in=kinds)
    found: dict[int, list[Line]] = defaultdict(list)
    for post in _with_holders(posts, on=on):
        line = _line(post, known[post.unit_id])
        if line.name:
            found[post.unit_id].append(line)
    return {pk: _officers_first(lines) for pk, lines in found.items()}


def _officers_first(lines: list[Line]) -> tuple[Line, ...]:
    officers = tuple(line for line in lines if line.post.kind == PostKind.LIAISON_OFFICER)
    return officers or tuple(lines)


@dataclass(frozen=True, slots=True)
class Missing:
    """A unit that has not named everybody it should."""

    unit: NamedUnit
    kinds: tuple[PostKind, ...]

    @property
    def words(self) -> str:
        """What is missing, as a list."""
        return "、".join(str(kind.label) for kind in self.kinds)


def missing_holders(jurisdiction_id: int, *, on: date, unit_id: int | None = None) -> list[Missing]:
    """Whom the units, or the one, have still to name; a represented body names nobody.

    Clauses: ZY-3.1a, JN-3.3, XQ-3.1b, SG-3.2, FH-4.2.
    """
    units = units_on(jurisdiction_id, on=on).exclude(category=Category.GOVERNMENT)
    answered_for = Representation.objects.filter(covers(on), represented=OuterRef("pk"))
    units = units.exclude(Exists(answered_for))
    if unit_id is not None:
        units = units.filter(pk=unit_id)
    held: dict[int, set[str]] = defaultdict(set)
    tenures = Tenure.objects.filter(covers(on), jurisdiction_id=jurisdiction_id)
    if unit_id is not None:
        tenures = tenures.filter(post__unit_id=unit_id)
    for unit, kind in tenures.values_list("post__unit_id", "post__kind"):
        held[unit].add(kind)
    found = ((unit, _unnamed(unit, held[unit.pk])) for unit in units)
    return [Missing(unit, kinds) for unit, kinds in found if kinds]


def _unnamed(unit: NamedUnit, held: Collection[str]) -> tuple[PostKind, ...]:
    return tuple(kind for kind in NAMED[Category(unit.category)] if kind not in held)


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the place and what tells them apart from namesakes."""

    person: Person
    posts: tuple[str, ...]  # unit and title

    def __str__(self) -> str:
        return f"{self.person.name}（{'、'.join(self.posts) or '未任职'}）"


def people_known(jurisdiction_id: int, *, on: date, name: str = "") -> list[Known]:
    """The people of the place, or those of the name, with the posts that they hold; in order of reading."""
    held = Tenure.objects.filter(covers(on)).select_related("post")
    people = Person.objects.filter(jurisdiction_id=jurisdiction_id)
    if name:
        people = people.filter(name=name)
    found = list(people.prefetch_related(Prefetch("tenures", queryset=held, to_attr="held")))
    tenures = [tenure for person in found for tenure in person.held]
    names = names_by_id({tenure.post.unit_id for tenure in tenures}, on=on)
    table = strokes.load()
    known = [Known(person, _posts_in_words(person.held, names)) for person in found]
    return sorted(
        known,
        key=lambda each: by_reading(each.person.name, syllables(each.person.name, is_person=True), table),
    )


def _posts_in_words(tenures: Iterable[Tenure], names: dict[int, str]) -> tuple[str, ...]:
    return tuple(f"{names.get(each.post.unit_id, '')}{each.post.title}" for each in tenures)


def tenures_of_people(jurisdiction_id: int, names: Collection[str], *, on: date) -> QuerySet[Tenure]:
    """What people of these names hold on the day, with post and person; namesakes among them."""
    held = Tenure.objects.filter(covers(on), jurisdiction_id=jurisdiction_id, person__name__in=names)
    return held.filter(covers(on, "post__")).select_related("post", "person").order_by("post__unit_id", "pk")


def changes_since(jurisdiction_id: int, *, since: datetime) -> QuerySet[HolderChange]:
    """The changes entered since the moment, the latest first, with post and people."""
    found = HolderChange.objects.filter(jurisdiction_id=jurisdiction_id, changed_at__gte=since)
    return found.select_related("post", "before", "after")


def change_at(jurisdiction_id: int, pk: int) -> HolderChange | None:
    """The change with its post and people; None if it is not here."""
    found = HolderChange.objects.filter(jurisdiction_id=jurisdiction_id, pk=pk)
    return found.select_related("post", "before", "after").first()


def tenures_ending(jurisdiction_id: int, *, after: date, until: date) -> QuerySet[Tenure]:
    """The tenures that end in between, the soonest first, with post and person."""
    found = Tenure.objects.filter(jurisdiction_id=jurisdiction_id, ends__gt=after, ends__lte=until)
    return found.select_related("post", "person").order_by("ends", "pk")


def _with_holders(posts: QuerySet[Post], *, on: date) -> QuerySet[Post]:
    held = Tenure.objects.filter(covers(on)).select_related("person")
    return (
        posts.select_related("contact")
        .annotate(in_stead=in_stead(on))
        .prefetch_related(Prefetch("tenures", queryset=held, to_attr="holders"))
    )
