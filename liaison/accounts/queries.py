"""Which seats does an account have, and who has an account here?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject

from liaison.accounts.models import (
    Account,
    AccountRequest,
    AddressTries,
    OpenSession,
    RequestState,
    Seat,
    SecondFactor,
)
from liaison.core.access import asking
from liaison.core.access.actor import Actor
from liaison.core.access.separation import clash
from liaison.core.refusals import Objection
from liaison.tenancy.spans import covers
from liaison.units.models import Jurisdiction, Person, Post, UnitName
from liaison.units.queries import names_by_id, places_above, places_below, places_in_order


@dataclass(frozen=True, slots=True)
class SeatInWords:
    """A seat as a person reads it; the unit is empty for administrators and in other places."""

    seat: Seat
    role: str
    unit: str
    place: str
    stead: str = ""  # the title of the post in whose stead the seat acts


@dataclass(frozen=True, slots=True)
class Acting:
    """As whom somebody acts, and as whom else they could."""

    person: str
    role: str
    unit: str
    stead: str  # the title of the post in whose stead the seat acts; empty for one's own
    others: tuple[SeatInWords, ...]


def seats_of(account: Account, *, on: date) -> list[Seat]:
    """The account's seats of the day, wherever they are, with the place; readable before a tenant is set."""
    return list(Seat.objects.filter(covers(on), account=account).select_related("jurisdiction"))


def seats_in(jurisdiction_id: int, *, text: str = "") -> models.QuerySet[Seat]:
    """Every seat of a jurisdiction, account, person and place; of those whose login or name has the text."""
    found = Seat.objects.filter(jurisdiction_id=jurisdiction_id)
    if text:
        found = found.filter(Q(account__login__icontains=text) | Q(person__name__icontains=text))
    return found.select_related("account", "person", "jurisdiction").order_by("id")


def acting_in_words(seat: Seat, seats: Collection[Seat], *, on: date) -> Acting:
    """The seat with the names of its person and unit, and the account's other seats; at most two queries."""
    words = {each.seat.pk: each for each in in_words(seats, on=on)}
    present = words.pop(seat.pk)
    return Acting(
        person=seat.person.name if seat.person else "",
        role=present.role,
        unit=present.unit,
        stead=present.stead,
        others=tuple(words.values()),
    )


def in_words(seats: Collection[Seat], *, on: date) -> list[SeatInWords]:
    """Each seat with the names of its role, unit (of the day) and place; one query, two with deputies."""
    names = names_by_id({seat.unit_id for seat in seats if seat.unit_id is not None}, on=on)
    steads = {seat.deputy_for_id for seat in seats if seat.deputy_for_id is not None}
    titles = dict(Post.objects.filter(pk__in=steads).values_list("pk", "title")) if steads else {}
    return [
        SeatInWords(
            seat=seat,
            role=seat.get_role_display(),
            unit=names.get(seat.unit_id, "") if seat.unit_id is not None else "",
            place=seat.jurisdiction.name,
            stead=titles.get(seat.deputy_for_id or 0, ""),
        )
        for seat in seats
    ]


def names_of_seats(seats: Collection[int]) -> dict[int, str]:
    """The person behind each seat that can be seen from here."""
    found = Seat.objects.filter(pk__in=seats, person__isnull=False)
    return dict(found.values_list("pk", "person__name"))


def accounts_called(jurisdiction_id: int, text: str) -> set[int]:
    """The accounts of the place whose login or person is called so, in whole or in part."""
    name = "".join(text.split())
    logins = Account.objects.filter(login__icontains=name, home_id=jurisdiction_id)
    seats = Seat.objects.filter(jurisdiction_id=jurisdiction_id)
    named = seats.filter(models.Q(person__name__icontains=name) | models.Q(account__login__icontains=name))
    return {*logins.values_list("pk", flat=True), *named.values_list("account_id", flat=True)}


def is_address_locked(address: str, *, moment: datetime) -> bool:
    """Whether too many log-ins were refused from the address lately."""
    return AddressTries.objects.filter(address=address, locked_until__gt=moment).exists()


def place_above_all() -> int | None:
    """The place that keeps the record of what belongs to no place: the first that lies below no other.

    None before the installation is founded.
    """
    return Jurisdiction.objects.filter(parent=None).order_by("pk").values_list("pk", flat=True).first()


def has_accounts(jurisdiction_id: int) -> bool:
    """Whether anybody is at home in the place: if so, its own administrators let others in."""
    return Account.objects.filter(home_id=jurisdiction_id).exists()


def may_found_below(actor: Actor, place: Jurisdiction) -> bool:
    """Whether the actor's place answers for the beginnings of the other: it lies above it, or above all."""
    return actor.jurisdiction_id in {place_above_all(), *(each.pk for each in places_above(place.pk))}


def places_to_begin(actor: Actor) -> list[Jurisdiction]:
    """The places without any account for which the actor may appoint administrators, in official order."""
    at_home = set(Account.objects.values_list("home_id", flat=True))
    places = [place for _depth, place in places_in_order() if place.pk not in at_home]
    if actor.jurisdiction_id == place_above_all():
        return places
    below = {place.pk for place in places_below(actor.jurisdiction_id)}
    return [place for place in places if place.pk in below]


def idle_sessions(
    *, before: datetime | None, moment: datetime, place: int | None = None
) -> list[OpenSession]:
    """Sessions not seen since `before` (None: there is no limit), and those whose time has run out.

    With a place, those of the accounts that are at home there, and of nobody.
    """
    is_over = Q(expire_date__lte=moment)
    if before is not None:
        is_over |= Q(seen_at__lt=before, account__isnull=False)
    found = OpenSession.objects.filter(is_over)
    if place is not None:
        found = found.filter(Q(account=None) | Q(account__home_id=place))
    return list(found.select_related("account").order_by("pk"))


def holder_named(post_id: int | None, name: str, *, on: date) -> Person | None:
    """Who holds the post on the day, if they bear this name; namesakes elsewhere are other people."""
    if post_id is None:
        return None
    return Person.objects.filter(covers(on, "tenures__"), tenures__post_id=post_id, name=name).first()


def sessions_of(account: Account, *, moment: datetime) -> list[OpenSession]:
    """Where the account is logged in, the latest first."""
    return list(OpenSession.objects.filter(account=account, expire_date__gt=moment).order_by("-seen_at"))


def second_factor_of(account: Account) -> SecondFactor | None:
    """What the account is asked for besides its password; None as long as no first code was right."""
    return SecondFactor.objects.filter(account=account, confirmed_at__isnull=False).first()


def account_at(jurisdiction_id: int, pk: int) -> Account | None:
    """The account if this place answers for it; None otherwise."""
    return Account.objects.filter(pk=pk, home_id=jurisdiction_id).first()


def unused_accounts(jurisdiction_id: int, *, since: datetime) -> models.QuerySet[Account]:
    """The open accounts that nobody has logged in to since the moment, nor were opened after it."""
    used = Coalesce("last_login", "opened_at", Value(datetime.min.replace(tzinfo=UTC)))
    found = Account.objects.filter(home_id=jurisdiction_id, is_active=True, is_demo=False)
    return found.annotate(used_at=used).filter(used_at__lt=since).order_by("used_at", "login")


def requests_in(jurisdiction_id: int) -> models.QuerySet[AccountRequest]:
    """The requests of a place, those that wait first, then the newest."""
    waits = Case(When(state=RequestState.OPEN, then=Value(0)), default=Value(1))
    found = AccountRequest.objects.filter(jurisdiction_id=jurisdiction_id).select_related("asked_by", "post")
    return found.order_by(waits, "-pk")


def refusal_to_approve(wanted: AccountRequest, by: Actor, *, on: date) -> Objection | None:
    """Why the actor cannot approve the request on the day; None where they can."""
    account = Account.objects.filter(login=wanted.login).first()
    held = roles_held(account.pk, None, on=on) if account else set[str]()
    return asking.refusal_to_approve(
        decided=wanted.state != RequestState.OPEN,
        own=wanted.asked_by_id == by.account_id,
        login_is_usable=account is None or (account.home_id == by.jurisdiction_id and account.is_active),
        clashes=bool(clash(wanted.role, held)),
    )


def seats_in_unit(unit_id: int, *, on: date) -> models.QuerySet[Seat]:
    """The seats of the day in a unit that are nobody's stead, with account and person."""
    found = Seat.objects.filter(covers(on), unit_id=unit_id, deputy_for=None)
    return found.select_related("account", "person").order_by("pk")


def deputies_of(post_id: int, *, on: date) -> models.QuerySet[Seat]:
    """Who acts in the stead of the post, on the day or later."""
    found = Seat.objects.filter(deputy_for_id=post_id).filter(Q(ends__gt=on))
    return found.select_related("account", "person").order_by("starts", "pk")


def deputies_for_posts(on: date) -> Subquery:
    """For a query of posts: who acts in the stead of each one's holder on the day, as `units` reads it."""
    own = UnitName.objects.filter(
        covers(on),
        covers(on, "unit__seats__"),
        unit__seats__account=OuterRef("account"),
        unit__seats__deputy_for=None,
        jurisdiction=OuterRef("jurisdiction"),
    )
    first = own.order_by("unit__seats__pk").values(found=JSONObject(unit="unit_id", name="name"))
    seats = Seat.objects.filter(covers(on), deputy_for=OuterRef("pk")).order_by("pk")
    return ArraySubquery(
        seats.values(
            found=JSONObject(
                name=Coalesce("person__name", "account__login"), own=Subquery(first[:1]), ends="ends"
            )
        )
    )


def seat_of_post(post_id: int, *, on: date) -> Seat | None:
    """From which seat somebody acts from the post on the day, not as a deputy; None where nobody does."""
    found = Seat.objects.filter(covers(on), post_id=post_id, deputy_for=None)
    return found.select_related("post", "unit", "account").order_by("pk").first()


def seats_in_units(jurisdiction_id: int, *, on: date) -> models.QuerySet[Seat]:
    """The seats of the day in any unit of the place that are nobody's stead, with account and person."""
    found = Seat.objects.filter(covers(on), jurisdiction_id=jurisdiction_id, deputy_for=None)
    return found.exclude(unit=None).select_related("account", "person").order_by("unit_id", "pk")


def roles_held(account_id: int | None, person_id: int | None, *, on: date) -> set[str]:
    """The roles that the account or the person has here on the day or later."""
    same = (
        Q(account_id=account_id) if person_id is None else Q(account_id=account_id) | Q(person_id=person_id)
    )
    later = Q(ends__isnull=True) | Q(ends__gt=on)
    return set(Seat.objects.filter(same, later).values_list("role", flat=True))
