"""What would become of a list, and which logins are free?"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from django.db.models import QuerySet

from liaison.accounts.models import Account, AccountRequest, RequestState
from liaison.core.offices import Body, Line, Plan, Present, plan
from liaison.offices.models import OfficeList
from liaison.tenancy.spans import covers
from liaison.units.models import Category, Contact, Person, Post, PostKind, Tenure, Unit
from liaison.units.queries import NAMED, directory, units_by_name, units_on
from liaison.units.queries.people import Sorting
from liaison.vocabulary.readings import syllables


def lists_of(jurisdiction_id: int) -> QuerySet[OfficeList]:
    """The lists of the place, the latest first."""
    return OfficeList.objects.filter(jurisdiction_id=jurisdiction_id)


def as_rows(lines: Iterable[Line]) -> list[dict[str, object]]:
    """The lines as they are kept until they are brought in."""
    return [asdict(line) for line in lines]


def plan_of(office_list: OfficeList, *, on: date) -> Plan:
    """What bringing the list in would do today: the preview, and the very plan that is carried out."""
    place = office_list.jurisdiction_id
    lines = [Line(**row) for row in office_list.lines]
    names = {line.name for line in lines}
    return plan(
        lines,
        bodies=_bodies(place, on=on),
        present=_present(place, on=on),
        people=set(
            Person.objects.filter(jurisdiction_id=place, name__in=names).values_list("name", flat=True)
        ),
    )


def _bodies(place: int, *, on: date) -> dict[str, list[Body]]:
    return {
        key: [Body(unit.pk, unit.category, unit.canonical) for unit in units]
        for key, units in units_by_name(place, on=on).items()
    }


def _present(place: int, *, on: date) -> list[Present]:
    lines = directory(place, on=on, sorting=Sorting.POST)
    return [
        Present(line.post.pk, line.post.unit_id, line.post.kind, line.post.title, line.name) for line in lines
    ]


def template_rows(place: int, *, on: date) -> list[tuple[str, str, str]]:
    """Unit, kind and title of everybody whom the units of the day should name, to be filled in."""
    units: Iterable[Unit] = units_on(place, on=on)
    return [
        (unit.name, str(kind.label), "联络员" if kind is PostKind.LIAISON_OFFICER else "")  # type: ignore[attr-defined]
        for unit in units
        if unit.category in NAMED
        for kind in NAMED[Category(unit.category)]
    ]


def free_logins(names: Iterable[str]) -> list[str]:
    """A login for each name, as it is read: lidong, lidong2; none that anybody has or has asked for."""
    wanted = ["".join(syllables(name, is_person=True)).lower() for name in names]
    wanted = [login if login.isascii() and login.isalnum() and len(login) > 2 else "user" for login in wanted]
    taken = set(Account.objects.values_list("login", flat=True)) | set(
        AccountRequest.objects.filter(state=RequestState.OPEN).values_list("login", flat=True)
    )
    logins = []
    for login in wanted:
        free, number = login[:50], 1
        while free in taken or (number == 1 and free == "user"):
            number += 1
            free = f"{login[:50]}{number}"
        taken.add(free)
        logins.append(free)
    return logins


AT_ONCE = 8  # accounts opened in one step, in about a second: each password is hashed slowly, on purpose


def requests_to_approve(place: int, *, account: int) -> QuerySet[AccountRequest]:
    """The requests that wait and were made by others."""
    found = AccountRequest.objects.filter(jurisdiction_id=place, state=RequestState.OPEN)
    return found.exclude(asked_by_id=account).select_related("asked_by", "post").order_by("pk")


def logins_there(logins: Iterable[str]) -> set[str]:
    """Those of the logins that somebody has."""
    return set(Account.objects.filter(login__in=list(logins)).values_list("login", flat=True))


def holders_of(posts: Iterable[int], *, on: date) -> dict[tuple[int, str], Person]:
    """Who holds the posts on the day, by post and name; namesakes elsewhere are other people."""
    tenures = Tenure.objects.filter(covers(on), post_id__in=list(posts)).select_related("person")
    return {(tenure.post_id, tenure.person.name): tenure.person for tenure in tenures}


def posts_by_id(ids: Iterable[int]) -> dict[int, Post]:
    """The posts, locked, so that none gets another holder meanwhile."""
    return {post.pk: post for post in Post.objects.select_for_update().filter(pk__in=list(ids))}


def contacts_of(posts: Iterable[int]) -> dict[int, Contact]:
    """How the posts are reached, by post."""
    found = Contact.objects.filter(post_id__in=list(posts)).select_related("post")
    return {contact.post_id: contact for contact in found}


def refusal_to_undo(office_list: OfficeList) -> str | None:
    """Why what the list brought about has to stay; None where it can be undone."""
    made: dict[str, list[int]] = office_list.made
    if office_list.brought_in_at is None or office_list.undone_at is not None:
        return "这份名册没有导入，或者已经撤销。"
    opened = AccountRequest.objects.filter(pk__in=made["requests"]).exclude(state=RequestState.OPEN)
    if opened.exists():
        return "已有人员开通了账号，不能整批撤销；请在各单位页面逐一登记变动。"
    later = Tenure.objects.filter(post_id__in=made["posts"]).exclude(pk__in=made["tenures"])
    ended = Tenure.objects.filter(pk__in=made["tenures"], ends__isnull=False)
    if later.exists() or ended.exists():
        return "导入后有的职务又有了变动，不能整批撤销；请在各单位页面逐一登记变动。"
    return None
