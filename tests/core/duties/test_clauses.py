"""What does the engine find for each clause of the source notices that can be counted? One table for each."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from liaison.core.duties.finding import State
from liaison.core.duties.values import Attendance, Duty, Evidence, Rank, Scope
from tests.core.duties.place import (
    EDUCATION,
    FEDERATION,
    GOVERNMENT_OFFICE,
    HEALTH,
    LEAGUE,
    SOCIETY,
    TRADE,
    done,
    duty,
    found,
    span,
)

CLAUSES = Path(__file__).resolve().parents[3] / ".." / "shared" / "clauses.yaml"
MET, OPEN, SOON, LATE = State.MET, State.ON_THE_WAY, State.DUE_SOON, State.OVERDUE
ALL = (LEAGUE, SOCIETY, FEDERATION)


@dataclass(frozen=True)
class Row:
    """What was done, as of which day, and how it stands with whoever has to act (None: the government)."""

    clause: str
    title: str
    today: str
    evidence: tuple[Evidence, ...] = ()
    stands: dict[int | None, State] = field(default_factory=dict)
    since: str = ""


JN_SYMPOSIUM = duty("symposium", scope=Scope.JURISDICTION, presided_by=("市长", "负责市政府常务工作的副市长"))
ZY_SYMPOSIUM = replace(JN_SYMPOSIUM, maximum=2, presided_by=("市长", "常务副市长"))
JN_VISIT = duty("visit", scope=Scope.PAIR, mutual=True, in_person="principal")
ZY_PRINCIPAL = duty("activity", in_person="principal")
PLAN, REPORT = duty("annual_plan"), duty("annual_report")
MEETING = duty("regular_meeting")
CONFERENCE = duty("work_conference", scope=Scope.JURISDICTION, owed_by=frozenset({GOVERNMENT_OFFICE}))
REGISTRATION = duty("contact_registration", per="", minimum=None, due="2019-06-05", span=span("2019-05-22"))
FH_REPORT = duty("annual_report", due="--01-31")
SG_ACTIVITY = duty("activity", minimum=2)
XQ_CONFERENCE = duty("work_conference", scope=Scope.JURISDICTION, per="2y", span=span("2020-01-01"))
XQ_VISIT = duty("visit", maximum=2, in_person="leader")

DUTIES: dict[str, tuple[Duty, ...]] = {
    "JN-1.1.1": (JN_SYMPOSIUM,),
    "JN-2.2.6": (JN_VISIT,),
    "ZY-2.1a": (ZY_SYMPOSIUM,),
    "ZY-3.1b": (ZY_PRINCIPAL,),
    "ZY-3.3b": (PLAN, REPORT),
    "FH-3.4": (MEETING,),
    "FH-4.1": (PLAN,),
    "FH-4.3": (CONFERENCE,),
    "FH-A2": (REGISTRATION,),
    "FH-A3": (FH_REPORT,),
    "SG-3.4.1a": (SG_ACTIVITY,),
    "SG-3.4.3": (PLAN,),
    "XQ-3.1a": (XQ_CONFERENCE,),
    "XQ-3.3": (MEETING,),
    "XQ-3.6": (XQ_VISIT,),
}


def symposium(on: str, presided_by: str) -> Evidence:
    return done("symposium", on, GOVERNMENT_OFFICE, *ALL, presided_by=presided_by)


def handed_in(kind: str, on: str, by: int, **values: Any) -> Evidence:
    return done(kind, on, by, **values)


def led(on: str, *units: int) -> Evidence:
    """A visit by a deputy head."""
    return done("visit", on, *units, attendance=(Attendance(units[0], Rank.LEADER),))


ROWS = (
    Row("JN-1.1.1", "nothing held by June", "2026-06-15", (), {None: OPEN}),
    Row("JN-1.1.1", "the mayor presides", "2026-06-15", (symposium("2026-03-02", "市长"),), {None: MET}),
    Row("JN-1.1.1", "the executive", "2026-06-15", (symposium("2026-03-02", "常务副市长"),), {None: MET}),
    Row(
        "JN-1.1.1",
        "another vice-mayor",
        "2027-01-04",
        (symposium("2026-03-02", "副市长"),),
        {None: LATE},
        "2026-12-31",
    ),
    Row("JN-1.1.1", "nobody noted who presides", "2026-12-30", (symposium("2026-03-02", ""),), {None: SOON}),
    Row(
        "JN-2.2.6",
        "one head has gone, the other has not",
        "2026-06-15",
        (done("visit", "2026-03-02", TRADE, FEDERATION, principals=(TRADE,)),),
        {TRADE: MET, FEDERATION: OPEN},
    ),
    Row(
        "JN-2.2.6",
        "both heads have gone",
        "2026-12-31",
        (
            done("visit", "2026-03-02", TRADE, FEDERATION, principals=(TRADE,)),
            done("visit", "2026-09-02", FEDERATION, TRADE, principals=(FEDERATION, TRADE)),
        ),
        {TRADE: MET, FEDERATION: MET},
    ),
    Row(
        "JN-2.2.6",
        "a deputy went, and the year is over",
        "2027-01-01",
        (led("2026-03-02", TRADE, FEDERATION),),
        {TRADE: LATE, FEDERATION: LATE},
        "2026-12-31",
    ),
    Row(
        "ZY-2.1a",
        "three in a year are no breach",
        "2026-12-31",
        tuple(symposium(f"2026-0{month}-02", "市长") for month in (3, 6, 9)),
        {None: MET},
    ),
    Row("ZY-2.1a", "none in a year", "2027-01-01", (), {None: LATE}, "2026-12-31"),
    Row(
        "ZY-3.1b",
        "the principal came to a symposium of the government",
        "2026-06-15",
        (done("symposium", "2026-04-01", GOVERNMENT_OFFICE, EDUCATION, LEAGUE, principals=(EDUCATION,)),),
        {EDUCATION: MET, HEALTH: OPEN, TRADE: OPEN},
    ),
    Row(
        "ZY-3.1b",
        "only the organisation's principal came",
        "2026-06-15",
        (done("research", "2026-04-01", EDUCATION, LEAGUE, principals=(LEAGUE,)),),
        {EDUCATION: OPEN},
    ),
    Row(
        "ZY-3.3b",
        "one has handed in its plan",
        "2027-01-05",
        (handed_in("annual_plan", "2026-02-10", EDUCATION, covers=2026),),
        {EDUCATION: MET, HEALTH: LATE, TRADE: LATE},
        "2026-12-31",
    ),
    Row(
        "FH-3.4",
        "a joint conference is a meeting of both sides too",
        "2026-12-31",
        (
            done("regular_meeting", "2026-05-06", EDUCATION, LEAGUE),
            done("joint_conference", "2026-11-06", HEALTH, SOCIETY, LEAGUE),
            done("visit", "2026-11-06", TRADE, FEDERATION),
        ),
        {EDUCATION: MET, HEALTH: MET, TRADE: SOON},
    ),
    Row(
        "FH-4.1",
        "next year's plan is not this year's",
        "2026-12-30",
        (handed_in("annual_plan", "2026-12-20", EDUCATION, covers=2027),),
        {EDUCATION: SOON},
    ),
    Row(
        "FH-4.3",
        "a department's own conference is not the district's",
        "2026-06-15",
        (done("work_conference", "2026-05-06", EDUCATION, LEAGUE),),
        {None: OPEN},
    ),
    Row(
        "FH-4.3",
        "the government office holds it",
        "2026-06-15",
        (done("work_conference", "2026-05-06", GOVERNMENT_OFFICE, EDUCATION, *ALL),),
        {None: MET},
    ),
    Row(
        "FH-A2",
        "in time, on the day, not at all",
        "2019-06-06",
        (
            handed_in("contact_registration", "2019-05-30", EDUCATION),
            handed_in("contact_registration", "2019-06-05", HEALTH),
        ),
        {EDUCATION: MET, HEALTH: MET, TRADE: LATE},
    ),
    Row(
        "FH-A2",
        "after the day it is made good",
        "2019-06-20",
        (handed_in("contact_registration", "2019-06-18", TRADE),),
        {TRADE: MET, HEALTH: LATE},
    ),
    Row(
        "FH-A3",
        "a report covers the year before, whenever it comes",
        "2026-02-02",
        (
            handed_in("annual_report", "2025-12-29", EDUCATION, covers=2025),
            handed_in("annual_report", "2026-01-20", HEALTH, covers=2024),
            handed_in("annual_report", "2026-01-31", TRADE),
        ),
        {EDUCATION: MET, HEALTH: LATE, TRADE: MET},
    ),
    Row("FH-A3", "late January has begun", "2026-01-26", (), {EDUCATION: SOON}),
    Row(
        "SG-3.4.1a",
        "two of any kind",
        "2026-12-31",
        (
            done("social_service", "2026-05-06", EDUCATION, LEAGUE),
            done("visit", "2026-06-06", LEAGUE, EDUCATION),
            done("training", "2026-06-07", HEALTH, SOCIETY),
        ),
        {EDUCATION: MET, HEALTH: SOON, TRADE: SOON},
    ),
    Row(
        "SG-3.4.3",
        "a plan without a year counts by its day",
        "2026-06-15",
        (handed_in("annual_plan", "2026-01-20", EDUCATION),),
        {EDUCATION: MET, HEALTH: OPEN},
    ),
    Row("XQ-3.1a", "the first of two years", "2020-12-31", (), {None: OPEN}),
    Row(
        "XQ-3.1a",
        "held in the first year, good for both",
        "2021-12-31",
        (done("work_conference", "2020-05-06", GOVERNMENT_OFFICE, *ALL),),
        {None: MET},
    ),
    Row("XQ-3.1a", "two years are over", "2022-01-01", (), {None: LATE}, "2021-12-31"),
    Row(
        "XQ-3.3",
        "one meeting with one counterpart is enough for the unit",
        "2026-06-15",
        (done("regular_meeting", "2026-05-06", LEAGUE, HEALTH),),
        {HEALTH: MET},
    ),
    Row(
        "XQ-3.6",
        "a deputy head may go; being called upon is not going",
        "2026-06-15",
        (
            led("2026-05-06", EDUCATION, LEAGUE),
            done("visit", "2026-05-06", FEDERATION, TRADE, principals=(TRADE,)),
            done("visit", "2026-05-06", HEALTH, LEAGUE, attendance=(Attendance(HEALTH),)),
        ),
        {EDUCATION: MET, TRADE: OPEN, HEALTH: OPEN},
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.clause} {row.title}")
def test_how_it_stands(row: Row) -> None:
    owed = DUTIES[row.clause][0]
    findings = found(owed, *row.evidence, today=row.today, since=row.since)
    windows = {one.window.starts for one in findings}
    first = [one for one in findings if one.window.starts == min(windows)]
    stands = {one.debtor.unit: one.state for one in first}
    assert {unit: stands[unit] for unit in row.stands} == row.stands


def test_a_summary_of_the_year_counts_in_the_year_in_which_it_comes() -> None:
    """ZY-3.3b names no day: one each year."""
    summary = handed_in("annual_report", "2026-01-12", EDUCATION, covers=2025)
    stands = {one.debtor.unit: one.state for one in found(REPORT, summary, today="2026-06-15")}
    assert stands == {EDUCATION: MET, HEALTH: OPEN, TRADE: OPEN}


def test_every_clause_with_a_rule_has_its_table() -> None:
    if not CLAUSES.exists():
        pytest.skip("the clauses are kept beside the project")
    ruled = {clause["id"] for clause in yaml.safe_load(CLAUSES.read_text("utf-8")) if "rule" in clause}
    assert ruled == set(DUTIES) == {row.clause for row in ROWS}


def test_the_tables_ask_what_the_clauses_lay_down() -> None:
    if not CLAUSES.exists():
        pytest.skip("the clauses are kept beside the project")
    for clause in yaml.safe_load(CLAUSES.read_text("utf-8")):
        if "rule" in clause:
            rule, owed = clause["rule"], DUTIES[clause["id"]][0]
            assert owed.scope == rule["scope"], clause["id"]
            assert (owed.minimum, owed.maximum) == (rule.get("min"), rule.get("max")), clause["id"]
            assert owed.per == rule.get("per", ""), clause["id"]
            assert owed.in_person == rule.get("in_person", ""), clause["id"]
            assert owed.mutual == rule.get("mutual", False), clause["id"]
            assert owed.is_on_the_previous_year == (rule.get("covers") == "previous"), clause["id"]
