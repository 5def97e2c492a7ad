"""How does a test get a scheme with duties that can be counted? Facts, and the real actions."""

from dataclasses import replace
from datetime import date

from liaison.core.schemes.facts import Fact
from liaison.duties.actions import exempt, extend, note_succession, track_from
from liaison.duties.models import Exemption, Extension, Succession
from liaison.schemes.models import SchemeVersion
from liaison.tenancy.door import entered
from tests import build_schemes
from tests.build import NOW
from tests.cast import City


def duty(**stated: object) -> Fact:
    """A yearly visit of each department to each of its organisations, unless something else is stated."""
    usual = build_schemes.duty()
    return replace(usual, data={**usual.data, **stated})


def scheme(city: City, *more: Fact) -> None:
    """In force since the new year: visits by pair, two activities by department, a yearly plan and report."""
    by = city.actor("government_coordinator")
    track_from(on=date(2025, 1, 1), by=by, at=NOW)
    duties = (
        duty(),
        duty(kind="activity", actor="各部门", minimum=2, scope="actor"),
        duty(kind="annual_plan", actor="各部门", scope="actor", due="--03-31"),
        duty(kind="symposium", actor="市政府", scope="jurisdiction", presided_by=["市长", "常务副市长"]),
    )
    build_schemes.version(by=by, facts=(*build_schemes.USUAL[:4], *duties, *more))


def leave(city: City, version: SchemeVersion) -> tuple[Exemption, Extension]:
    """The education bureau is let off everything this year, and has longer for one duty."""
    by, bureau = city.actor("united_front_coordinator"), city.units["教育局"]
    with entered({city.place.pk}):
        exemption = exempt(
            duty=None,
            department=bureau,
            organisation=None,
            starts=date(2026, 1, 1),
            ends=date(2027, 1, 1),
            reason="机构改革",
            by=by,
            at=NOW,
        )
        extension = extend(
            duty=version.duty_set.earliest("pk"),
            department=bureau,
            organisation=None,
            due=date(2026, 12, 31),
            until=date(2027, 1, 31),
            reason="年底集中换届",
            by=by,
            at=NOW,
        )
    return exemption, extension


def succession(city: City, old: str, new: str, *, on: date = date(2027, 1, 1)) -> Succession:
    """The functions of one unit go to another; next year, unless an earlier day is named."""
    by = city.actor("united_front_coordinator")
    with entered({city.place.pk}):
        return note_succession(
            old=city.units[old], new=city.units[new], on=on, reason="机构改革", by=by, at=NOW
        )
