"""How does the demo city come to be? By the ordinary actions, at moments that lie before today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.db import transaction

from liaison import vocabulary
from liaison.accounts.actions import give_seat, name_deputy, open_account
from liaison.accounts.models import Seat
from liaison.core.access.actor import Actor, installation
from liaison.core.dates import PLACE_TIME
from liaison.core.schemes.bodies import canonical_department
from liaison.demo import district
from liaison.demo.activities import Players, hold_activities
from liaison.demo.city import (
    ASSOCIATION,
    BODIES,
    CITY,
    CITY_PREFIX,
    DEPUTY,
    DEPUTY_LOGIN,
    DEPUTY_NAMED_BY,
    DISTRICT,
    DISTRICT_PREFIX,
    HOLDERS,
    LENT,
    NON_PARTY,
    PLAYERS,
    Body,
    Holder,
    Player,
    reached_at,
)
from liaison.demo.district import AFTER_CITY, District, issue_from_city
from liaison.demo.outcomes import note_outcomes
from liaison.demo.papers import hand_in_reports
from liaison.demo.passwords import new_password
from liaison.schemes.actions import (
    accept_section,
    decide_proposal,
    edit_proposal,
    issue_scheme,
    upload_notice,
)
from liaison.schemes.actions.holders import link_leader
from liaison.schemes.models import LeaderAssignment, SchemeDraft
from liaison.schemes.models.drafts import Decision, ProposalSort
from liaison.schemes.readers import read_notice
from liaison.search.actions import index
from liaison.search.queries.later import left_for_later
from liaison.tenancy.door import entered
from liaison.units import searchable
from liaison.units.actions import (
    begin_tenure,
    found_jurisdiction,
    found_post,
    found_unit,
    keep_contact,
    name_representative,
    register_person,
)
from liaison.units.models import Category, Jurisdiction, Level, Person, Post, Tenure, Unit

PREVIOUS_NOTICE = Path(__file__).parent / "previous.txt"
ANSWER = "已向起草科室核实，名单完整，没有其他部门。"
DAYS_AGO = 60  # when the office began to use the system
LENT_FOR = timedelta(days=14)  # from today, how long the deputy still acts


@dataclass(frozen=True, slots=True)
class _Moments:
    """When things were done: on one working morning and the afternoon after it."""

    founded: datetime
    uploaded: datetime
    issued: datetime

    @classmethod
    def before(cls, today: date) -> "_Moments":
        day = today - timedelta(days=DAYS_AGO)
        day -= timedelta(days=max(0, day.weekday() - 4))  # not at a weekend
        return cls(*(datetime.combine(day, time(hour), PLACE_TIME) for hour in (9, 10, 15)))


@transaction.atomic
def build_city(*, today: date) -> Jurisdiction:
    """The city with people, accounts and the scheme of its earlier notice; below it a district."""
    moments = _Moments.before(today)
    at = moments.founded
    city = found_jurisdiction(
        name=CITY,
        level=Level.PREFECTURE,
        prefix=CITY_PREFIX,
        tracks_from=date(today.year - 1, 1, 1),
        at=at,
    )
    by = installation(city.pk)
    with entered({city.pk}):
        with left_for_later():
            units = _found_units(by=by, at=at)
            holders = _fill_posts(units, HOLDERS, by=by, at=at)
        index(jurisdiction_id=city.pk, things=searchable.everything(city.pk))
        seats = {player.role: _open_account(player, holders, by=by, at=at) for player in PLAYERS}
        _issue_previous_notice(by=_actor(seats["government_coordinator"]), moments=moments)
        _link_leaders(holders, by=_actor(seats["government_coordinator"]), at=moments.issued)
        players = Players(
            _actor(seats["government_coordinator"]),
            _actor(seats["department_officer"]),
            _actor(seats["organisation_officer"]),
        )
        held = hold_activities(units, players, since=moments.issued, today=today)
        note_outcomes(held, players, at=moments.issued, today=today)
        hand_in_reports(units.values(), players, at=moments.issued, today=today)
        _name_deputy(seats, holders[DEPUTY].person, until=today + LENT_FOR, at=moments.issued)
    _build_district(city, at=moments.issued + AFTER_CITY)
    return city


def _build_district(city: Jurisdiction, *, at: datetime) -> None:
    """The district with its bodies, one account and a scheme begun from the city's."""
    place = found_jurisdiction(
        name=DISTRICT, level=Level.COUNTY, prefix=DISTRICT_PREFIX, parent=city, tracks_from=at.date(), at=at
    )
    by = installation(place.pk)
    with entered({place.pk}):
        with left_for_later():
            units = {
                body.name: _found_unit(body, order, by=by, at=at)
                for order, body in enumerate(district.BODIES, start=1)
            }
            holders = _fill_posts(units, district.HOLDERS, by=by, at=at)
        index(jurisdiction_id=place.pk, things=searchable.everything(place.pk))
        seats = [_open_account(player, holders, by=by, at=at) for player in district.PLAYERS]
        issue_from_city(District(place, _actor(seats[0])), at=at)


def _found_units(*, by: Actor, at: datetime) -> Mapping[str, Unit]:
    units = {body.name: _found_unit(body, place, by=by, at=at) for place, body in enumerate(BODIES, start=1)}
    name_representative(
        represented=units[NON_PARTY], representative=units[ASSOCIATION], starts=None, by=by, at=at
    )
    return units


def _found_unit(body: Body, place: int, *, by: Actor, at: datetime) -> Unit:
    canonical = body.canonical
    if body.category is Category.DEPARTMENT:
        canonical = canonical_department(body.name, vocabulary.load(), on=at.date())
    return found_unit(
        name=body.name,
        category=body.category,
        kind=body.kind,
        canonical=canonical,
        full_name=body.full_name,
        rank=body.rank,
        order=10 * place,
        aliases=body.aliases,
        by=by,
        at=at,
    )


def _fill_posts(
    units: Mapping[str, Unit], people: Iterable[Holder], *, by: Actor, at: datetime
) -> Mapping[str, Tenure]:
    """Who holds which post, by name; every name of the demo is borne by one person."""
    tenures = {}
    for place, holder in enumerate(people, start=1):
        post = found_post(
            unit=units[holder.body], kind=holder.kind, title=holder.title, order=10 * place, by=by, at=at
        )
        person = register_person(name=holder.name, by=by, at=at)
        tenures[holder.name] = begin_tenure(post=post, person=person, starts=None, by=by, at=at)
        room, telephone = reached_at(holder, place)
        keep_contact(post=post, room=room, telephone=telephone, mobile="", by=by, at=at)
    return tenures


def _name_deputy(seats: Mapping[str, Seat], person: Person, *, until: date, at: datetime) -> None:
    """Somebody stands in for an officer of their unit, so that the page shows how that looks."""
    by = _actor(seats[DEPUTY_NAMED_BY])
    account = open_account(login=DEPUTY_LOGIN, password=new_password(), by=by, at=at)
    name_deputy(of=seats[LENT], account=account, person=person, starts=at.date(), ends=until, by=by, at=at)


def _link_leaders(holders: Mapping[str, Tenure], *, by: Actor, at: datetime) -> None:
    """Each name that the notice assigns stands for the post that its bearer holds."""
    assignments = LeaderAssignment.objects.filter(jurisdiction_id=by.jurisdiction_id).order_by("pk")
    for name in dict.fromkeys(each.leader_name for each in assignments):
        own = [each for each in assignments if each.leader_name == name]
        link_leader(assignments=own, tenure=holders[name], by=by, at=at)


def _open_account(player: Player, holders: Mapping[str, Tenure], *, by: Actor, at: datetime) -> Seat:
    """The seat of a demo account, behind a password that nobody learns; every start gives it a new one."""
    account = open_account(login=player.login, password=new_password(), is_demo=True, by=by, at=at)
    held = holders.get(player.name)
    post: Post | None = held.post if held else None
    person: Person = held.person if held else register_person(name=player.name, by=by, at=at)
    return give_seat(
        account=account,
        role=player.role,
        starts=at.date(),
        unit=post.unit if post else None,
        post=post,
        person=person,
        by=by,
        at=at,
    )


def _actor(seat: Seat) -> Actor:
    return Actor(
        account_id=seat.account_id,
        seat_id=seat.pk,
        role=seat.role,
        jurisdiction_id=seat.jurisdiction_id,
        unit_id=seat.unit_id,
    )


def _issue_previous_notice(*, by: Actor, moments: _Moments) -> None:
    content = PREVIOUS_NOTICE.read_bytes()
    read = read_notice(PREVIOUS_NOTICE.name, content)
    draft = upload_notice(
        name="对口联系通知（2024年）.txt",
        content=content,
        content_type=read.content_type,
        read=read,
        by=by,
        at=moments.uploaded,
    )
    _accept_everything(draft, by=by, at=moments.issued)
    head = draft.proposals.get(sort=ProposalSort.HEADER).data
    issue_scheme(draft=draft, starts=date.fromisoformat(head["effective_on"]), by=by, at=moments.issued)


def _accept_everything(draft: SchemeDraft, *, by: Actor, at: datetime) -> None:
    """Answer the questions, accept what is certain sort by sort, and what is doubtful one by one."""
    for question in draft.proposals.filter(sort=ProposalSort.QUESTION):
        edit_proposal(proposal=question, data={"answer": ANSWER}, by=by, at=at)
    for sort in (ProposalSort.HEADER, ProposalSort.LINK, ProposalSort.ASSIGNMENT, ProposalSort.DUTY):
        accept_section(draft=draft, sort=sort, by=by, at=at)
    for doubtful in draft.proposals.filter(decision=Decision.OPEN):
        decide_proposal(proposal=doubtful, decision=Decision.ACCEPTED, by=by, at=at)
