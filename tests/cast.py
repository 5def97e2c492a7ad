"""Who plays in the tests? A fixed cast in a place that does not exist, its district, and a stranger's place.

Everybody here is invented. A test takes a role, not a name: `city.seats["department_officer"]`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.test import Client

from liaison.accounts.models import Seat
from liaison.core.access.actor import Actor
from liaison.core.access.roles import ROLES
from liaison.units.models import Category, Jurisdiction, Level, OrganisationKind, PostKind, Unit
from tests import build


@dataclass(frozen=True)
class City:
    """A place with its units by name and one seat for each role."""

    place: Jurisdiction
    units: Mapping[str, Unit]
    seats: Mapping[str, Seat]

    def actor(self, role: str) -> Actor:
        """The person in this role, as actions take them."""
        return build.actor(self.seats[role])


@dataclass(frozen=True)
class Part:
    """One role in the cast: who plays it, with which login, and from which post of which unit."""

    name: str
    login: str
    unit: str = ""  # without the word for the place; empty for administrators
    post: PostKind = PostKind.LIAISON_OFFICER
    title: str = "联络员"


CAST = {
    "government_coordinator": Part("沈知远", "zhiyuan", "政府办公室", PostKind.SECTION_HEAD, "联络科科长"),
    "united_front_coordinator": Part("陆清和", "qinghe", "委统战部", PostKind.SECTION_HEAD, "党派科科长"),
    "department_officer": Part("何文舟", "wenzhou", "教育局"),
    "department_leader": Part("韩若川", "ruochuan", "教育局", PostKind.LEADER_IN_CHARGE, "副局长"),
    "organisation_officer": Part("叶映溪", "yingxi", "民盟"),
    "organisation_secretary": Part("许南乔", "nanqiao", "民盟", PostKind.SECRETARY, "秘书长"),
    "city_leader": Part("梁修远", "xiuyuan", "人民政府", PostKind.CITY_LEADER, "副市长"),
    "observer": Part("苗书言", "shuyan", "政府办公室"),
    "system_administrator": Part("程砚", "yan"),
    "security_administrator": Part("温予安", "yuan"),
    "audit_administrator": Part("邵明理", "mingli"),
}

# Name with {} for the word that stands for the place, category, kind, canonical, rank.
UNITS = {
    "人民政府": ("{}人民政府", Category.GOVERNMENT, "", "", ""),
    "政府办公室": ("{}政府办公室", Category.DEPARTMENT, "", "government_office", ""),
    "委统战部": ("{}委统战部", Category.DEPARTMENT, "", "united_front_work_department", ""),
    "发展改革委": ("{}发展改革委", Category.DEPARTMENT, "", "development_reform", ""),
    "教育局": ("{}教育局", Category.DEPARTMENT, "", "education", ""),
    "卫生健康委": ("{}卫生健康委", Category.DEPARTMENT, "", "health", ""),
    "民盟": ("民盟{}委会", Category.ORGANISATION, OrganisationKind.PARTY, "民盟", "city"),
    "农工党": ("农工党{}委会", Category.ORGANISATION, OrganisationKind.PARTY, "农工党", "city"),
    "工商联": ("{}工商联", Category.ORGANISATION, OrganisationKind.FEDERATION, "工商联", "city"),
    "无党派": ("无党派人士", Category.ORGANISATION, OrganisationKind.NON_PARTY, "无党派人士", ""),
    "知联会": ("{}知联会", Category.ORGANISATION, OrganisationKind.ASSOCIATION, "知联会", "city"),
}


def city() -> City:
    """澄岚市: the place where most tests play."""
    return _populated(build.place(name="澄岚市"), logins="city")


def district(above: Jurisdiction) -> City:
    """临溪区: a district of the city; the city's people have nothing to say there."""
    return _populated(
        build.place(name="临溪区", level=Level.COUNTY, prefix="区", below=above), logins="district"
    )


def stranger() -> City:
    """云汀市: another city, with the same units and roles; nothing of it may ever show in the first."""
    return _populated(build.place(name="云汀市"), logins="stranger")


def client(seat: Seat) -> Client:
    """A browser in which the seat's holder has logged in."""
    browser = Client()
    browser.force_login(seat.account)
    return browser


def _populated(place: Jurisdiction, *, logins: str) -> City:
    units = {
        word: build.unit(
            place=place,
            name=name.format(place.prefix),
            category=category,
            kind=kind,
            canonical=canonical,
            rank="county" if rank and place.level == Level.COUNTY else rank,
            order=order,
        )
        for order, (word, (name, category, kind, canonical, rank)) in enumerate(UNITS.items(), start=1)
    }
    build.representation(represented=units["无党派"], representative=units["知联会"])
    seats = {role: _seat(place, units, role, logins) for role in ROLES}
    return City(place=place, units=units, seats=seats)


def _seat(place: Jurisdiction, units: Mapping[str, Unit], role: str, logins: str) -> Seat:
    part = CAST[role]
    account = build.account(place=place, login=f"{part.login}.{logins}")
    if not part.unit:
        return build.seat(account=account, place=place, role=role)
    unit = units[part.unit]
    held = build.tenure(
        unit=unit, person=build.person(place=place, name=part.name), kind=part.post, title=part.title
    )
    return build.seat(account=account, place=place, role=role, unit=unit, held=held)
