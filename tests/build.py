"""How does a test get what it needs? By plain functions that walk the real actions, each with a default.

Whatever stands in a test's database came in through the same doors as in use, so that no test rests on
a state that cannot arise. Every function enters the jurisdiction it builds in by itself.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from liaison.accounts.actions import (
    acknowledge_information,
    ask_for_account,
    give_seat,
    name_deputy,
    open_account,
)
from liaison.accounts.models import Account, AccountRequest, Seat
from liaison.core.access.actor import Actor, installation
from liaison.core.access.roles import ROLES
from liaison.tenancy.door import entered
from liaison.units.actions import (
    begin_tenure,
    change_holder,
    found_jurisdiction,
    found_post,
    found_unit,
    name_representative,
    register_person,
)
from liaison.units.models import (
    Category,
    HolderChange,
    Jurisdiction,
    Level,
    OrganisationKind,
    Person,
    PostKind,
    Representation,
    Tenure,
    Unit,
)
from tests.settings import TODAY

# Every test stands still at noon in Asia/Shanghai of this day.
NOW = datetime.combine(TODAY, time(4), UTC)
LONG_AGO = date(2020, 1, 1)  # units, seats and tenures start here unless a test says otherwise
PASSWORD = "a password that only tests use"


def place(
    *,
    name: str = "澄岚市",
    level: str = Level.PREFECTURE,
    prefix: str = "市",
    below: Jurisdiction | None = None,
) -> Jurisdiction:
    """A place with nobody in it."""
    return found_jurisdiction(
        name=name, level=level, prefix=prefix, parent=below, tracks_from=date(TODAY.year - 1, 1, 1), at=NOW
    )


def unit(
    *,
    place: Jurisdiction,
    name: str = "市教育局",
    category: Category = Category.DEPARTMENT,
    kind: OrganisationKind | str = "",
    canonical: str = "",
    rank: str = "",
    order: int = 1000,
    aliases: Iterable[str] = (),
    starts: date | None = LONG_AGO,
) -> Unit:
    """A unit under its first name."""
    with entered({place.pk}):
        return found_unit(
            name=name,
            category=category,
            kind=kind,
            canonical=canonical,
            full_name=name.replace(place.prefix, place.name, 1),
            rank=rank,
            order=order,
            aliases=aliases,
            starts=starts,
            by=installation(place.pk),
            at=NOW,
        )


def representation(
    *, represented: Unit, representative: Unit, starts: date | None = LONG_AGO
) -> Representation:
    """The second unit answers for the first."""
    place = represented.jurisdiction_id
    with entered({place}):
        return name_representative(
            represented=represented,
            representative=representative,
            starts=starts,
            by=installation(place),
            at=NOW,
        )


def person(*, place: Jurisdiction, name: str = "何文舟") -> Person:
    """A person without a post."""
    with entered({place.pk}):
        return register_person(name=name, by=installation(place.pk), at=NOW)


def tenure(
    *,
    unit: Unit,
    person: Person,
    kind: PostKind = PostKind.LIAISON_OFFICER,
    title: str = "联络员",
    starts: date | None = LONG_AGO,
) -> Tenure:
    """A new post of the unit, and the person in it."""
    place = unit.jurisdiction_id
    by = installation(place)
    with entered({place}):
        post = found_post(unit=unit, kind=kind, title=title, by=by, at=NOW)
        return begin_tenure(post=post, person=person, starts=starts, by=by, at=NOW)


def holder_change(
    *, unit: Unit, kind: PostKind = PostKind.SECTION_HEAD, title: str = "办公室主任", name: str = "纪南"
) -> HolderChange:
    """A new post of the unit that somebody has begun to hold today, and others have to be told."""
    place = unit.jurisdiction_id
    by = installation(place)
    with entered({place}):
        post = found_post(unit=unit, kind=kind, title=title, by=by, at=NOW)
        holder = register_person(name=name, by=by, at=NOW)
        change = change_holder(post=post, person=holder, starts=TODAY, by=by, at=NOW)
    assert change is not None
    return change


def account(*, place: Jurisdiction, login: str = "hewenzhou") -> Account:
    """An account without a seat, in use: its password is PASSWORD, its holder has been informed."""
    by = installation(place.pk)
    with entered({place.pk}):
        opened = open_account(login=login, password=PASSWORD, password_is_first=False, by=by, at=NOW)
        acknowledge_information(account=opened, by=by, at=NOW)
    return opened


def account_request(*, by: Actor, unit: Unit, login: str = "newcomer") -> AccountRequest:
    """An officer's account for the unit, asked for and not decided."""
    with entered({by.jurisdiction_id}):
        return ask_for_account(
            login=login, person_name="纪 南", role="department_officer", unit=unit, by=by, at=NOW
        )


def seat(
    *,
    account: Account,
    place: Jurisdiction,
    role: str = "department_officer",
    unit: Unit | None = None,
    held: Tenure | None = None,
    starts: date = LONG_AGO,
) -> Seat:
    """The account's seat in the role; for everybody but administrators it needs a unit."""
    assert ROLES[role].administers == (unit is None), "Administrators have no unit, all others have one."
    with entered({place.pk}):
        return give_seat(
            account=account,
            role=role,
            unit=unit,
            post=held.post if held else None,
            person=held.person if held else None,
            starts=starts,
            by=installation(place.pk),
            at=NOW,
        )


def deputy(
    *,
    of: Seat,
    by: Actor | None = None,
    login: str = "deputy",
    person: Person | None = None,
    starts: date = TODAY,
    ends: date = TODAY + timedelta(days=7),
) -> Seat:
    """A new account acts in the stead of the seat's post, lent by its holder unless by somebody else."""
    lent = account(place=of.jurisdiction, login=login)
    with entered({of.jurisdiction_id}):
        return name_deputy(
            of=of, account=lent, person=person, starts=starts, ends=ends, by=by or actor(of), at=NOW
        )


def actor(seat: Seat) -> Actor:
    """Who acts when an action is called from this seat."""
    return Actor(
        account_id=seat.account_id,
        seat_id=seat.pk,
        role=seat.role,
        jurisdiction_id=seat.jurisdiction_id,
        unit_id=seat.unit_id,
    )
