"""Which leaders of a scheme are known by their post, and which are still a name alone?"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from liaison.schemes.models import LeaderAssignment
from liaison.schemes.models.holders import AssignmentHolder
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.scheme import assignments, in_force_bare
from liaison.tenancy.spans import covers
from liaison.units.models import PostKind, Tenure


@dataclass(frozen=True, slots=True)
class Link:
    """Who was meant by a written name: the post and person of a tenure; over, where the tenure is."""

    tenure: Tenure
    is_over: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A name that a notice wrote, every assignment under it, and whom it stands or stood for."""

    name: str
    assignments: tuple[LeaderAssignment, ...]
    link: Link | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody is known behind the name: never linked, or the tenure has ended since."""
        in_question = self.link is None or self.link.is_over
        return in_question and all(row.post_id is None for row in self.assignments)


def leaders_in_question(jurisdiction_id: int, *, on: date) -> list[Written]:
    """The leaders of the day who are a name alone: never linked, or the tenure has ended since."""
    return [written for written in leaders_written(jurisdiction_id, on=on) if written.is_open]


def leaders_written(jurisdiction_id: int, *, on: date) -> list[Written]:
    """The leaders of the day as the notice wrote them, each with whom the name stands for."""
    version = in_force_bare(jurisdiction_id, on=on).get(Subject.LEADERS)
    if version is None:
        return []
    by_name: dict[str, list[LeaderAssignment]] = defaultdict(list)
    for row in linked(assignments(version), on=on):
        by_name[row.leader_name].append(row)
    return [Written(name, tuple(found), _link_of(found)) for name, found in by_name.items()]


def linked(rows: list[LeaderAssignment], *, on: date) -> list[LeaderAssignment]:
    """The assignments, each with `link`: whom its name stands or stood for, None if never said; one query."""
    links = _links(rows, on=on)
    for row in rows:
        row.link = links.get(row.pk)  # type: ignore[attr-defined]  # for the page
    return rows


def _link_of(rows: list[LeaderAssignment]) -> Link | None:
    """What stands for all of a name's assignments: one that is still in question comes first."""
    links: list[Link | None] = [row.link for row in rows]  # type: ignore[attr-defined]  # set by `linked`
    return min(links, key=lambda link: (link is not None, link is not None and not link.is_over))


def assignments_of_post(jurisdiction_id: int, post_id: int, *, on: date) -> list[LeaderAssignment]:
    """What whoever holds the post answers for on the day."""
    version = in_force_bare(jurisdiction_id, on=on).get(Subject.LEADERS)
    if version is None:
        return []
    rows = assignments(version)
    links = _links(rows, on=on)
    posts = {pk: link.tenure.post_id for pk, link in links.items() if not link.is_over}
    return [row for row in rows if posts.get(row.pk, row.post_id) == post_id]


def leaders_to_choose(jurisdiction_id: int, *, on: date) -> list[Tenure]:
    """The leaders of the government on the day, with post and person."""
    held = Tenure.objects.filter(
        covers(on), Q(post__kind=PostKind.CITY_LEADER), jurisdiction_id=jurisdiction_id
    )
    return list(held.select_related("post", "person").order_by("post__order", "post_id"))


def _links(rows: list[LeaderAssignment], *, on: date) -> dict[int, Link]:
    """The latest link of each assignment that has one."""
    found = AssignmentHolder.objects.filter(assignment__in=[row.pk for row in rows]).order_by("pk")
    tenures = {
        link.assignment_id: link.tenure for link in found.select_related("tenure__post", "tenure__person")
    }
    return {
        pk: Link(tenure, is_over=tenure.ends is not None and tenure.ends <= on)
        for pk, tenure in tenures.items()
    }
