"""What stands behind every door? Two cities and a district in which each page has something to show."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from liaison.accounts.models import AccountRequest, Seat
from liaison.activities.models import (
    Activity,
    ActivityList,
    CalendarFeed,
    ConfirmationLink,
    FollowUp,
    Observation,
    Opinion,
)
from liaison.duties.models import Exemption, Extension, Succession
from liaison.matters.models import Attachment
from liaison.offices.models import OfficeList
from liaison.reports.models import Submission
from liaison.schemes.models import AdHocLiaison, SchemeDraft, SchemeVersion, WorkingRules
from liaison.tenancy.door import entered
from liaison.units.models import HolderChange, Representation
from tests import build, build_duties, build_offices, build_schemes, cast
from tests.build_house import activity_lists_of, activity_of, deputies_of, feeds_of, link_of, sessions_of
from tests.cast import City

LISTS = ("activities:list", "activities:mend_list", "activities:take_list", "activities:undo_list")
SUBMISSIONS = tuple(
    f"reports:{act}" for act in ("submission", "confirm", "give_back", "withdraw", "add_scan")
)
OF_LEAGUE = frozenset({"organisation_officer", "organisation_secretary", "city_leader"})


@dataclass(frozen=True)
class House:
    """Two cities and a district, one city with something behind every door."""

    city: City
    stranger: City
    district: City
    draft: SchemeDraft
    version: SchemeVersion
    request: AccountRequest
    change: HolderChange
    deputies: Mapping[str, Seat]  # of those who may name one, by role
    office_list: OfficeList
    activity_lists: Mapping[str, ActivityList]  # each its own, by role
    activity: Activity  # of the education bureau with the league, held today
    link: tuple[ConfirmationLink, str]  # by which the league confirms it, with its token
    feeds: Mapping[str, tuple[CalendarFeed, str]]  # calendars read outside, with their tokens, by role
    sessions: Mapping[str, str]  # of the city's people, by role
    strangers: Mapping[str, str]  # of the other city's


def _representation(house: House) -> int:
    return Representation.objects.get(jurisdiction=house.city.place).pk


def _activity(house: House) -> int:
    return house.activity.pk


def _attachment(house: House) -> int:
    return Attachment.objects.get(subject=house.activity.subject_id).pk


def _observation(house: House) -> int:
    return Observation.objects.get(jurisdiction=house.city.place).pk


def _submission(house: House, role: str = "") -> int:
    """The education bureau's, or the league's to those who see that alone."""
    unit = house.city.units["民盟" if role in OF_LEAGUE else "教育局"]
    return Submission.objects.get(jurisdiction=house.city.place, unit=unit).pk


def _scan(house: House, role: str = "") -> int:
    return Attachment.objects.get(subject__submission=_submission(house, role)).pk


# Pages about one row: which one. A new page of this kind gets its line here.
ROWS: dict[str, Callable[[House], int]] = {
    "activities:activity": _activity,
    "activities:edit": _activity,
    "activities:revoke_link": lambda house: house.link[0].pk,
    "activities:revoke_feed": lambda house: house.feeds["department_officer"][0].pk,
    "activities:held": _activity,
    "activities:postpone": _activity,
    "activities:cancel": _activity,
    "activities:confirm": _activity,
    "activities:contest": _activity,
    "activities:file_word": _activity,
    "activities:settle": _activity,
    "activities:attendance": _activity,
    "activities:add_seat": _activity,
    "activities:sign_in": _activity,
    "activities:sign_in_sheet": _activity,
    "activities:sign_in_file": _activity,
    "activities:add_files": _activity,
    "activities:photos": _activity,
    "activities:attachment": _attachment,
    "activities:preview": _attachment,
    "activities:remove_attachment": _attachment,
    "activities:minutes": _activity,
    "activities:add_follow_up": _activity,
    "activities:add_opinion": _activity,
    "activities:add_observation": _activity,
    "activities:merge": _activity,
    "activities:finish_follow_up": lambda house: FollowUp.objects.get(activity=house.activity).pk,
    "activities:reply_to_observation": _observation,
    "activities:withdraw_follow_up": lambda house: FollowUp.objects.get(activity=house.activity).pk,
    "activities:withdraw_opinion": lambda house: Opinion.objects.get(jurisdiction=house.city.place).pk,
    "activities:withdraw_observation": _observation,
    **dict.fromkeys(SUBMISSIONS, _submission),
    "reports:scan": _scan,
    "duties:board": lambda house: house.city.units["教育局"].pk,
    "duties:rehearsal": lambda house: house.draft.pk,
    "duties:take_back_exemption": lambda house: Exemption.objects.get(jurisdiction=house.city.place).pk,
    "duties:take_back_extension": lambda house: Extension.objects.get(jurisdiction=house.city.place).pk,
    "duties:withdraw_succession": lambda house: Succession.objects.get(jurisdiction=house.city.place).pk,
    "duties:finding": lambda house: house.version.duty_set.earliest("pk").pk,
    **dict.fromkeys(LISTS, lambda house: house.activity_lists["department_officer"].pk),
    "accounts:account": lambda house: house.city.seats["observer"].account_id,
    "accounts:change": lambda house: house.city.seats["observer"].account_id,
    "accounts:deputies_of_post": lambda house: house.change.post_id,
    "accounts:end_deputy_of_post": lambda house: house.deputies["department_leader"].pk,
    "accounts:decide": lambda house: house.request.pk,
    "manual:chapter": lambda _house: 1,
    "schemes:rule": lambda house: house.version.liaisonrule_set.earliest("pk").pk,
    "schemes:end_ad_hoc": lambda house: AdHocLiaison.objects.get(jurisdiction=house.city.place).pk,
    "schemes:working_rules": lambda house: WorkingRules.objects.get(jurisdiction=house.city.place).pk,
    "schemes:decide_newcomer": lambda house: house.city.units["民盟"].pk,
    "schemes:repeal": lambda house: house.version.pk,
    "schemes:choose_mode": lambda house: house.draft.pk,
    "schemes:choose_change": lambda house: house.draft.proposals.earliest("pk").pk,
    "schemes:unit": lambda house: house.city.units["教育局"].pk,
    "units:posts": lambda house: house.city.units["教育局"].pk,
    "offices:preview": lambda house: house.office_list.pk,
    "offices:undo": lambda house: house.office_list.pk,
    "units:post": lambda house: house.change.post_id,
    "units:change_holder": lambda house: house.change.post_id,
    "units:contact": lambda house: house.change.post_id,
    "units:keep_contact": lambda house: house.change.post_id,
    "units:representation": _representation,
    "units:replace_representative": _representation,
    "units:end_representation": _representation,
    "units:date_post": lambda house: house.change.post_id,
    "units:end_post": lambda house: house.change.post_id,
    "units:change": lambda house: house.change.pk,
    "schemes:version": lambda house: house.version.pk,
    "schemes:review": lambda house: house.draft.pk,
    "schemes:compare_draft": lambda house: house.draft.pk,
    "schemes:written": lambda house: house.draft.pk,
    "schemes:written_file": lambda house: house.draft.pk,
    "schemes:version_file": lambda house: house.version.pk,
    "schemes:move_unit": lambda house: house.city.units["教育局"].pk,
    "schemes:original": lambda house: house.draft.pk,
    "schemes:discard": lambda house: house.draft.pk,
    "schemes:accept_section": lambda house: house.draft.pk,
    "schemes:issue": lambda house: house.draft.pk,
    "schemes:add_proposal": lambda house: house.draft.pk,
    "schemes:preview": lambda house: house.draft.pk,
    "schemes:revoke": lambda house: house.version.pk,
    "schemes:correct": lambda house: house.version.pk,
    "schemes:edit_proposal": lambda house: house.draft.proposals.earliest("pk").pk,
    "schemes:decide_proposal": lambda house: house.draft.proposals.earliest("pk").pk,
    "schemes:match_body": lambda house: house.draft.bodies.earliest("pk").pk,
}


def _activity_list(house: House, role: str) -> int | None:
    found = house.activity_lists.get(role)
    return found.pk if found else None


# Pages that open for the own unit: the row of the role.
OWN: dict[str, Callable[[House, str], int | None]] = {
    **dict.fromkeys(SUBMISSIONS, _submission),
    "reports:scan": _scan,
    "accounts:deputies_of_post": lambda house, role: house.city.seats[role].post_id,
    "accounts:end_deputy_of_post": lambda house, role: (
        house.deputies[role].pk if role in house.deputies else None
    ),
    **dict.fromkeys(LISTS, _activity_list),
    "duties:board": lambda house, role: house.city.seats[role].unit_id,
    "activities:revoke_feed": lambda house, role: house.feeds[role][0].pk if role in house.feeds else None,
    "units:posts": lambda house, role: house.city.seats[role].unit_id,
    "units:post": lambda house, role: house.city.seats[role].post_id,
    "units:change_holder": lambda house, role: house.city.seats[role].post_id,
    "units:keep_contact": lambda house, role: house.city.seats[role].post_id,
    "units:date_post": lambda house, role: house.city.seats[role].post_id,
    "units:end_post": lambda house, role: house.city.seats[role].post_id,
}
# Pages whose address names more than a place and one row: what it is filled with.
FILLED: dict[str, Callable[[House], dict[str, int | str]]] = {
    "duties:between": lambda house: {
        "department": house.city.units["教育局"].pk,
        "organisation": house.city.units["民盟"].pk,
    },
    "activities:pair": lambda house: {
        "department": house.city.units["教育局"].pk,
        "organisation": house.city.units["民盟"].pk,
    },
    "activities:by_link": lambda house: {"at": house.city.place.pk, "token": house.link[1]},
    "activities:feed": lambda house: {
        "at": house.city.place.pk,
        "token": house.feeds["department_officer"][1],
    },
}
# Pages that take a form whose empty form would be a 404: what a browser would send.
SENT: dict[str, Callable[[House, str], dict[str, object]]] = {
    "accounts:take_seat": lambda house, role: {"seat": house.city.seats[role].pk},
    "record:export": lambda _house, _role: {"form": "csv"},
    "schemes:accept_section": lambda _house, _role: {"sort": "link"},
    "schemes:decide_proposal": lambda _house, _role: {"decision": "accepted"},
    "jobs:run_again": lambda _house, _role: {"work": "record.verify"},
}


def _patterns(
    patterns: list[URLPattern | URLResolver], namespace: str = ""
) -> Iterator[tuple[str, set[str]]]:
    """Every page with the names of what its address is filled with."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(
                pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else namespace
            )
        else:
            yield f"{namespace}{pattern.name}", set(pattern.pattern.converters)


PAGES = dict(_patterns(get_resolver().url_patterns))


@contextlib.contextmanager
def standing() -> Iterator[House]:
    """The house, inside one transaction that is rolled back at the end."""
    with transaction.atomic():
        city, stranger = cast.city(), cast.stranger()
        district = cast.district(city.place)
        coordinator = city.actor("government_coordinator")
        build_schemes.ad_hoc(city=city)  # before the scheme, which pairs the two
        build_schemes.working_rules(city=city)
        version = build_schemes.version(by=coordinator)[0]
        build_schemes.linked_leader(city=city)
        build_duties.leave(city, version)
        build_duties.succession(city, "卫生健康委", "发展改革委")
        activity = activity_of(city)
        yield House(
            city=city,
            stranger=stranger,
            district=district,
            version=version,
            draft=build_schemes.draft(by=coordinator),
            request=build.account_request(by=coordinator, unit=city.units["教育局"]),
            office_list=build_offices.office_list(by=coordinator),
            activity=activity,
            link=link_of(activity, city),
            feeds=feeds_of(city),
            activity_lists=activity_lists_of(city),
            change=build.holder_change(unit=city.units["教育局"]),
            deputies=deputies_of(city),
            sessions=sessions_of(city),
            strangers=sessions_of(stranger),
        )
        transaction.set_rollback(True)


@contextlib.contextmanager
def visited(house: House) -> Iterator[House]:
    """The house, put back afterwards as it was."""
    with transaction.atomic():
        yield house
        transaction.set_rollback(True)


def address(page: str, house: House, *, place: int | None = None, role: str = "") -> str:
    filled = FILLED[page](house) if page in FILLED else {}
    if "place" in PAGES[page]:
        filled["place"] = place or house.city.place.pk
    if "pk" in PAGES[page]:
        with entered({house.city.place.pk}):
            own = OWN[page](house, role) if role and page in OWN else None
            filled["pk"] = own or ROWS[page](house)
    return reverse(page, kwargs=filled)


def browser(session: str) -> Client:
    """A browser that has logged in before; each test has its own, since one may log out."""
    fresh = Client()
    fresh.cookies[settings.SESSION_COOKIE_NAME] = session
    return fresh
