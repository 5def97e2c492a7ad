"""Does the product find in two real places what was made up by hand for the core, from opening to the page?

The schemes are facts; what was done, the merger and the people are made up (tests/core/duties).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.urls import reverse

from liaison.accounts.models import Seat
from liaison.activities.actions import confirm_activity, contest_activity, enter_activity, settle_activity
from liaison.core.access.actor import Actor, installation
from liaison.core.activities.entry import Said
from liaison.core.activities.standing import Word
from liaison.core.duties.values import Evidence, Proof
from liaison.core.submissions import SUBMISSION_KINDS
from liaison.duties.actions import note_succession, reckon
from liaison.duties.models import KeptFinding
from liaison.matters.models import AnsweredHow, Involvement
from liaison.reports.actions import Paper, enter_submission
from liaison.schemes.actions.known import open_known
from liaison.schemes.known import known_scheme
from liaison.tenancy.door import entered
from liaison.units.models import Category, Jurisdiction, Unit, UnitName
from tests import build, cast
from tests.core.duties import known_places, test_fenghua, test_shaoguan

LETTERS = {"on_the_way": "O", "due_soon": "S", "overdue": "X", "shown_only": "-", "met": "M"}


def noon(on: date) -> datetime:
    return datetime.combine(on, time(4), UTC)


@dataclass(frozen=True)
class Opened:
    """A place in the product beside the same place in the core."""

    place: Jurisdiction
    coordinator: Seat
    departments: tuple[Unit, ...]  # in the order of the notice
    units: Mapping[int, Unit]  # by the core's numbers

    @property
    def by(self) -> Actor:
        return build.actor(self.coordinator)

    def merge(self, old: int, new: int, on: date) -> None:
        with entered({self.place.pk}):
            units = {"old": self.units[old], "new": self.units[new]}
            note_succession(**units, on=on, reason="机构改革", by=self.by, at=noon(on))

    def do(self, everything: Iterable[Evidence]) -> None:
        """Every piece is entered by the office on its own day, as it is proven."""
        with entered({self.place.pk}):
            for one in sorted(everything, key=lambda one: one.day):
                self._hand_in(one) if one.kinds & SUBMISSION_KINDS.keys() else self._hold(one)

    def _hand_in(self, one: Evidence) -> None:
        (kind,), (unit,) = one.kinds, one.hosts
        paper = Paper(kind=kind, year=one.covers or one.day.year, received_on=one.day)
        enter_submission(
            unit=self.units[unit], paper=paper, scan=None, by=self.by, at=noon(one.day), on=one.day
        )

    def _hold(self, one: Evidence) -> None:
        (kind,) = one.kinds
        hosts, guests = ([self.units[number].pk for number in units] for units in (one.hosts, one.guests))
        said = Said(kind=kind, what="对口联系", on=one.day, hosts=frozenset(hosts), guests=frozenset(guests))
        who: dict[str, Any] = {"by": self.by, "at": noon(one.day), "on": one.day}
        activity = enter_activity(said=said, **who)
        word: dict[str, Any] = {
            "activity": activity,
            "revision": 1,
            "how": AnsweredHow.SHEET,
            "note": "签字表",
        }
        asked = Involvement.objects.filter(subject=activity.subject_id, word=Word.WAITING)
        confirming = {
            Proof.CONFIRMED: asked,
            Proof.SETTLED: asked.filter(unit__in=hosts),  # the one stands by it, the other contests
        }
        for unit in confirming.get(one.proof, asked.none()).values_list("unit_id", flat=True):
            confirm_activity(unit_id=unit, **word, **who)
        if one.proof in (Proof.CONTESTED, Proof.SETTLED):
            contest_activity(unit_id=guests[0], **word, **who)
        if one.proof is Proof.SETTLED:
            settle_activity(activity=activity, stands=True, reason="有签到表", **who)

    def found(self, today: date) -> list[KeptFinding]:
        with entered({self.place.pk}):
            reckon(place=self.place, on=today, at=noon(today))
            return list(KeptFinding.objects.filter(jurisdiction=self.place))

    def line(self, today: date, kind: str, due: str) -> str:
        """One letter for each department, as the core's tables have them."""
        rows = {
            row.department_id: row
            for row in self.found(today)
            if row.kind == kind and row.due == date.fromisoformat(due)
        }
        return "".join(_letter(rows.get(unit.pk)) for unit in self.departments)


def _letter(row: KeptFinding | None) -> str:
    if row is None:
        return "."
    if row.state != "met":
        return LETTERS[row.state]
    if row.late:
        return "m"
    return "u" if row.one_side_only else "M"


def opened(code: str, core: known_places.Place) -> Opened:
    """The place as an administrator opens it from the list, with its two offices."""
    known = known_scheme(code)
    assert known is not None
    above = build.place(name="澄岚市")
    opens = replace(installation(above.pk), account_id=build.account(place=above, login="yan.opens").pk)
    place = open_known(known=known, by=opens, at=noon(known.starts))
    office, front = (
        build.unit(place=place, name=f"{known.prefix}{name}", starts=None) for name in ("府办", "委统战部")
    )
    account = build.account(place=place, login=f"coordinator.{code}")
    seat = build.seat(account=account, place=place, role="united_front_coordinator", unit=front)
    with entered({place.pk}):
        named = dict(UnitName.objects.filter(jurisdiction=place).values_list("name", "unit"))
        units = Unit.objects.in_bulk(named.values())
        canonical = {
            unit.canonical: unit for unit in units.values() if unit.category == Category.ORGANISATION
        }
    departments = tuple(units[named[name]] for name in core.departments)
    numbers = dict(enumerate(departments, 1)) | {901: office, 902: front}
    numbers |= {
        101 + known_places.ORGANISATIONS.index(name): unit
        for name, unit in canonical.items()
        if name in known_places.ORGANISATIONS
    }
    return Opened(place, seat, departments, numbers)


@pytest.fixture
def fenghua(db: None) -> Opened:
    """Two years of it, with its merger, as entered up to February 2021."""
    here = opened("fenghua", test_fenghua.FENGHUA)
    here.do(test_fenghua.YEARS)
    here.merge(test_fenghua.SCIENCE, test_fenghua.INDUSTRY, test_fenghua.MERGER)
    return here


@pytest.fixture
def shaoguan(db: None) -> Opened:
    """The year 2021 of it, with its merger."""
    here = opened("shaoguan", test_shaoguan.SHAOGUAN)
    here.do(test_shaoguan.YEAR)
    here.merge(test_shaoguan.FINANCE, test_shaoguan.TREASURY, date(2021, 9, 1))
    return here


@pytest.mark.clause("FH-3.4")
@pytest.mark.clause("FH-4.1")
@pytest.mark.clause("FH-4.3")
@pytest.mark.clause("FH-A2")
@pytest.mark.clause("FH-A3")
def test_two_years_of_fenghua_are_found_as_made_by_hand(fenghua: Opened) -> None:
    today = date(2021, 2, 3)
    # Windows that ended before last year are not kept on the board; the others are those of the core.
    for (kind, due), by_hand in test_fenghua.BY_HAND.items():
        if date.fromisoformat(due) >= date(2020, 1, 1):
            assert fenghua.line(today, kind, due) == by_hand, (kind, due)
    early = date(2020, 2, 3)
    assert (
        fenghua.line(early, "contact_registration", "2019-06-05")
        == (test_fenghua.BY_HAND["contact_registration", "2019-06-05"])
    )
    conference = [row for row in fenghua.found(today) if row.kind == "work_conference"]
    assert [(row.due.year, row.state) for row in conference] == [(2020, "met"), (2021, "on_the_way")]


@pytest.mark.parametrize("today", ["2020-01-18", "2020-01-19", "2020-01-31", "2020-02-01"])
def test_late_january_is_counted_around_the_spring_festival(fenghua: Opened, today: str) -> None:
    letters = {"2020-01-18": "O", "2020-01-19": "S", "2020-01-31": "S", "2020-02-01": "X"}
    line = fenghua.line(date.fromisoformat(today), "annual_report", "2020-01-31")
    assert line[23] == letters[today]


@pytest.mark.clause("SG-3.4.1a")
@pytest.mark.clause("SG-3.4.3")
def test_the_year_2021_of_shaoguan_is_found_as_made_by_hand(shaoguan: Opened) -> None:
    tables = {
        ("2021-12-02", "activity", "2021-12-31"): "MMMMMOMOMMMOOMMOOOMOOMM",
        ("2021-12-03", "activity", "2021-12-31"): "MMMMMSMSMMMSSMMSSSMSSMM",
        ("2022-01-01", "activity", "2021-12-31"): "MMMMMXMXMMMXXMMXXXMXXMM",
        ("2022-01-01", "activity", "2022-12-31"): "OOOOOOOOOOOOOOOOOOOOOO.",
        ("2022-01-01", "annual_plan", "2021-12-31"): "MMMMMMXMMMMMMXMMMMMMXMM",
    }
    for (today, kind, due), by_hand in tables.items():
        assert shaoguan.line(date.fromisoformat(today), kind, due) == by_hand, (today, kind, due)
    numbers = {
        row.department_id: row.done
        for row in shaoguan.found(date(2022, 1, 4))
        if row.kind == "activity" and row.due == date(2021, 12, 31)
    }
    assert [numbers[unit.pk] for unit in shaoguan.departments] == test_shaoguan.NUMBERS


def test_what_was_found_is_read_on_the_page(fenghua: Opened) -> None:
    page = cast.client(fenghua.coordinator).get(
        reverse("duties:board", args=[fenghua.place.pk, fenghua.departments[23].pk]), {"on": "2020-02-01"}
    )
    assert page.status_code == 200
    assert "年度报告" in page.content.decode()
