"""Which rows does a list bring about? Written sort by sort, each sort at once, each row on record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.exceptions import PermissionDenied

from liaison.accounts.models import AccountRequest
from liaison.core.access.actor import Actor
from liaison.core.access.asking import refusal_to_ask
from liaison.core.offices import Outcome, Step
from liaison.offices.queries import contacts_of, free_logins
from liaison.record.actions import record_each
from liaison.units.models import Contact, Person, Post, PostKind, Tenure

_ORDER = {kind.value: 10 * number for number, kind in enumerate(PostKind, start=1)}
_REACHED = ("room", "telephone", "mobile")


@dataclass(slots=True)
class Made:
    """What a list has brought about, by ids, so that it can be undone."""

    posts: list[int] = field(default_factory=list)
    tenures: list[int] = field(default_factory=list)
    contacts: list[int] = field(default_factory=list)
    requests: list[int] = field(default_factory=list)


def found_posts(
    steps: Iterable[Step], there: Mapping[int, Post], made: Made, *, by: Actor, at: datetime
) -> dict[int, Post]:
    """The post of every line by its row: one that is there, or a new one."""
    posts = {step.line.row: there[step.post] for step in steps if step.post is not None}
    new = {
        step.line.row: Post(
            jurisdiction_id=by.jurisdiction_id,
            unit_id=step.unit,
            kind=step.line.kind,
            title=step.line.title,
            order=_ORDER[step.line.kind],
        )
        for step in steps
        if step.line.row not in posts
    }
    Post.objects.bulk_create(new.values())
    record_each("post.founded", [(post, {"title": post.title}) for post in new.values()], by=by, at=at)
    made.posts += [post.pk for post in new.values()]
    return posts | new


def fill_posts(
    steps: Iterable[Step],
    posts: Mapping[int, Post],
    made: Made,
    *,
    starts: date,
    by: Actor,
    at: datetime,
) -> None:
    """Each post gets its holder: somebody new, or whoever stood in an earlier line of the same unit.

    Raises PermissionDenied for a post that was not there yet on the day.
    """
    filling = [step for step in steps if step.outcome is not Outcome.KEPT]
    people = _people(filling, by=by, at=at)
    tenures = []
    for step in filling:
        post = posts[step.line.row]
        if post.starts is not None and starts < post.starts:
            raise PermissionDenied
        person = people[step.line.row]
        tenures.append(Tenure(jurisdiction_id=by.jurisdiction_id, post=post, person=person, starts=starts))
    Tenure.objects.bulk_create(tenures)
    begun = [(tenure, {"title": tenure.post.title, "starts": starts}) for tenure in tenures]
    record_each("tenure.begun", begun, by=by, at=at)
    made.tenures += [tenure.pk for tenure in tenures]


def _people(steps: Iterable[Step], *, by: Actor, at: datetime) -> dict[int, Person]:
    """The person of every line by its row; lines about the same one share the row."""
    people: dict[int, Person] = {}
    for step in steps:
        there = people.get(step.same_as or 0)
        person = there or Person(jurisdiction_id=by.jurisdiction_id, name=step.line.name)
        people[step.line.row] = person
        if step.same_as is not None:
            people.setdefault(step.same_as, person)
    new = list({id(person): person for person in people.values()}.values())
    Person.objects.bulk_create(new)
    record_each("person.registered", [(person, {}) for person in new], by=by, at=at)
    return people


def reach_posts(
    steps: Iterable[Step], posts: Mapping[int, Post], made: Made, *, by: Actor, at: datetime
) -> None:
    """Rooms and numbers are brought up to date; what a line leaves out stays."""
    contacts = contacts_of(post.pk for post in posts.values())
    new: dict[int, Contact] = {}
    changed: dict[int, Contact] = {}
    for step in steps:
        post = posts[step.line.row]
        contact = contacts.setdefault(post.pk, Contact(jurisdiction_id=by.jurisdiction_id, post=post))
        before = [getattr(contact, name) for name in _REACHED]
        after = [getattr(step.line, name) or kept for name, kept in zip(_REACHED, before, strict=True)]
        if after != before:
            for name, value in zip(_REACHED, after, strict=True):
                setattr(contact, name, value)
            (changed if contact.pk else new)[post.pk] = contact
    Contact.objects.bulk_create(new.values())
    Contact.objects.bulk_update(changed.values(), _REACHED)
    kept = [contact.post for contact in (*new.values(), *changed.values())]
    record_each("contact.kept", [(post, {"title": post.title}) for post in kept], by=by, at=at)
    made.contacts += [contact.pk for contact in new.values()]


def ask_for_accounts(
    steps: Sequence[Step], posts: Mapping[int, Post], made: Made, *, by: Actor, at: datetime
) -> None:
    """Accounts are asked for; the security administrator opens them. PermissionDenied where none may be."""
    asking = [step for step in steps if step.role]
    if any(refusal_to_ask(by, role=step.role, unit_id=step.unit) for step in asking):
        raise PermissionDenied
    logins = free_logins(step.line.name for step in asking)
    requests = [
        AccountRequest(
            jurisdiction_id=by.jurisdiction_id,
            login=login,
            person_name=step.line.name,
            role=step.role,
            unit_id=step.unit,
            post=posts[step.line.row],
            asked_by_id=by.account_id,
            asked_at=at,
        )
        for step, login in zip(asking, logins, strict=True)
    ]
    AccountRequest.objects.bulk_create(requests)
    asked = [(each, {"login": each.login, "role": each.get_role_display()}) for each in requests]
    record_each("account.requested", asked, by=by, at=at)
    made.requests += [request.pk for request in requests]
