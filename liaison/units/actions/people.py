"""What can be done to posts, to those who hold them, and to how they are reached?"""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.names import person_key
from liaison.core.posts import refusal_to_change_holder, refusal_to_date_post
from liaison.record.actions import record
from liaison.search.actions import index
from liaison.tenancy.spans import covers
from liaison.units.models import (
    ChangeNote,
    Contact,
    HolderChange,
    Person,
    Post,
    PostKind,
    Tenure,
    Unit,
)
from liaison.units.queries import tenures_held
from liaison.units.searchable import of_post


@transaction.atomic
def register_person(*, name: str, by: Actor, at: datetime) -> Person:
    """The person, kept without the spaces that pad a two-character name."""
    person = Person.objects.create(jurisdiction_id=by.jurisdiction_id, name=person_key(name))
    record("person.registered", by=by, at=at, about=person)
    return person


@transaction.atomic
def found_post(
    *,
    unit: Unit,
    kind: PostKind,
    title: str,
    by: Actor,
    at: datetime,
    starts: date | None = None,
    order: int = 1000,
    is_indexed: bool = True,
) -> Post:
    """The new post of the unit, vacant until somebody holds it; who founds many indexes them at once."""
    post = Post.objects.create(
        jurisdiction_id=by.jurisdiction_id, unit=unit, kind=kind, title=title, starts=starts, order=order
    )
    if is_indexed:
        index(jurisdiction_id=by.jurisdiction_id, things=of_post(post))
    record("post.founded", by=by, at=at, about=post, detail={"title": title})
    return post


@transaction.atomic
def date_post(*, post: Post, starts: date | None, by: Actor, at: datetime) -> None:
    """The post is known to be there from the day on, None: since before the records begin.

    Raises PermissionDenied where somebody held it earlier.
    """
    post = Post.objects.select_for_update().get(pk=post.pk)
    if refusal_to_date_post(tenures_held(post), starts=starts, ends=post.ends):
        raise PermissionDenied
    before, post.starts = post.starts, starts
    if before == starts:
        return
    post.save(update_fields=["starts"])
    detail = {"title": post.title, "changed": {"设立日期": [before, starts]}}
    record("post.dated", by=by, at=at, about=post, detail=detail)


@transaction.atomic
def begin_tenure(
    *,
    post: Post,
    person: Person,
    starts: date | None,
    by: Actor,
    at: datetime,
    is_indexed: bool = True,
) -> Tenure:
    """From the day on, the person holds the post; the database refuses a second holder on the same day.

    Raises PermissionDenied for a day on which the post was not there yet.
    """
    if post.starts is not None and starts is not None and starts < post.starts:
        raise PermissionDenied
    tenure = Tenure.objects.create(
        jurisdiction_id=by.jurisdiction_id, post=post, person=person, starts=starts
    )
    if is_indexed:
        index(jurisdiction_id=by.jurisdiction_id, things=of_post(post))
    record("tenure.begun", by=by, at=at, about=tenure, detail={"title": post.title, "starts": starts})
    return tenure


@transaction.atomic
def change_holder(
    *, post: Post, person: Person | None, starts: date, by: Actor, at: datetime
) -> HolderChange | None:
    """The change that others are told of: from the day on the person holds the post, or nobody does.

    None where nothing changes. Raises PermissionDenied before a day for which a change is known already.
    Clauses: JN-3.3, SG-3.2, FH-4.2.
    """
    post = Post.objects.select_for_update().get(pk=post.pk)
    held = tenures_held(post, lock=True)
    if refusal_to_change_holder(held, starts=starts, founded=post.starts):
        raise PermissionDenied
    present = Tenure.objects.filter(covers(starts), post=post).select_related("person").first()
    before = present.person if present else None
    if before == person:
        return None
    if present is not None:
        end_tenure(tenure=present, ends=starts, by=by, at=at)
        Contact.objects.filter(post=post).update(mobile="")  # it went with its holder
    if person is not None:
        begin_tenure(post=post, person=person, starts=starts, by=by, at=at)
    change = HolderChange.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        post=post,
        before=before,
        after=person,
        starts=starts,
        changed_at=at,
    )
    detail = {"title": post.title, "starts": starts, "vacant": person is None}
    record("holder.changed", by=by, at=at, about=post, detail=detail)
    return change


@transaction.atomic
def end_tenure(*, tenure: Tenure, ends: date, by: Actor, at: datetime) -> None:
    """From the day on the post is vacant; a tenure that ends on the day it began was entered in error."""
    tenure.ends = ends
    tenure.save(update_fields=["ends"])
    index(jurisdiction_id=by.jurisdiction_id, things=of_post(tenure.post))
    detail = {"title": tenure.post.title, "ends": ends}
    record("tenure.ended", by=by, at=at, about=tenure, detail=detail)


@transaction.atomic
def end_post(*, post: Post, ends: date, by: Actor, at: datetime) -> None:
    """From the day on there is no such post; PermissionDenied while somebody holds it then."""
    post = Post.objects.select_for_update().get(pk=post.pk)
    if Tenure.objects.filter(covers(ends), post=post).exists():
        raise PermissionDenied
    post.ends = ends
    post.save(update_fields=["ends"])
    record("post.ended", by=by, at=at, about=post, detail={"title": post.title, "ends": ends})


@transaction.atomic
def keep_contact(*, post: Post, room: str, telephone: str, mobile: str, by: Actor, at: datetime) -> Contact:
    """How the post's holder is reached from now on; the record says that it changed, not the numbers."""
    post = Post.objects.select_for_update().get(pk=post.pk)
    contact, _is_new = Contact.objects.update_or_create(
        jurisdiction_id=by.jurisdiction_id,
        post=post,
        defaults={"room": room, "telephone": telephone, "mobile": mobile},
    )
    record("contact.kept", by=by, at=at, about=post, detail={"title": post.title})
    return contact


@transaction.atomic
def show_contact(*, post: Post, by: Actor, at: datetime) -> Contact | None:
    """The numbers in full for somebody who asked; that they did is on record."""
    contact = Contact.objects.filter(post=post).first()
    if contact is not None:
        record("contact.shown", by=by, at=at, about=post, detail={"title": post.title})
    return contact


@transaction.atomic
def note_change(*, change: HolderChange, unit: Unit, by: Actor, at: datetime) -> None:
    """The unit knows of the change, and is not asked again."""
    _note, is_new = ChangeNote.objects.get_or_create(
        jurisdiction_id=by.jurisdiction_id, change=change, unit=unit, defaults={"noted_at": at}
    )
    if is_new:
        record("change.noted", by=by, at=at, about=change.post, detail={"title": change.post.title})
