"""Which leaders of a scheme are known by their post, and which are still a name alone?"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from liaison.schemes.models import LeaderAssignment
from liaison.schemes.models.holders import AssignmentHolder
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.scheme import assignments, version_in_force
from liaison.tenancy.spans import covers
from liaison.units.models import PostKind, Tenure


@dataclass(frozen=True, slots=True)
class Written:
    """A name that a notice wrote, and every assignment under it."""

    name: str
    assignments: tuple[LeaderAssignment, ...]


def leaders_in_question(jurisdiction_id: int, *, on: date) -> list[Written]:
    """The leaders of the day who are a name alone: never linked, or the tenure has ended since."""
    version = version_in_force(jurisdiction_id, Subject.LEADERS, on=on)
    if version is None:
        return []
    rows = assignments(version)
    known = set(_tenures(rows, on=on))
    open_ones: dict[str, list[LeaderAssignment]] = defaultdict(list)
    for row in rows:
        if row.pk not in known and row.post_id is None:
            open_ones[row.leader_name].append(row)
    return [Written(name, tuple(found)) for name, found in open_ones.items()]


def assignments_of_post(jurisdiction_id: int, post_id: int, *, on: date) -> list[LeaderAssignment]:
    """What whoever holds the post answers for on the day."""
    version = version_in_force(jurisdiction_id, Subject.LEADERS, on=on)
    if version is None:
        return []
    rows = assignments(version)
    posts = {pk: tenure.post_id for pk, tenure in _tenures(rows, on=on).items()}
    return [row for row in rows if posts.get(row.pk, row.post_id) == post_id]


def leaders_to_choose(jurisdiction_id: int, *, on: date) -> list[Tenure]:
    """The leaders of the government on the day, with post and person."""
    held = Tenure.objects.filter(
        covers(on), Q(post__kind=PostKind.CITY_LEADER), jurisdiction_id=jurisdiction_id
    )
    return list(held.select_related("post", "person").order_by("post__order", "post_id"))


def _tenures(rows: list[LeaderAssignment], *, on: date) -> dict[int, Tenure]:
    """The tenure of the day behind each assignment; those whose latest link is over are left out."""
    links = AssignmentHolder.objects.filter(assignment__in=[row.pk for row in rows]).order_by("pk")
    latest = {link.assignment_id: link.tenure for link in links.select_related("tenure")}
    return {pk: tenure for pk, tenure in latest.items() if tenure.ends is None or tenure.ends > on}
