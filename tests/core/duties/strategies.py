"""Places, duties and years of activities as Hypothesis makes them."""

from datetime import date, timedelta

from hypothesis import strategies as st

from liaison.core.duties.values import (
    Attendance,
    Circumstances,
    Duty,
    Event,
    Evidence,
    Exemption,
    Extension,
    Force,
    Proof,
    Rank,
    Scope,
    Stretch,
    Succession,
)
from liaison.core.periods import Span
from tests.core.duties.place import CALENDAR, EDUCATION, FEDERATION, HEALTH, LEAGUE, PAIRS, SOCIETY, TRADE

DEPARTMENTS, ORGANISATIONS = (EDUCATION, HEALTH, TRADE), (LEAGUE, SOCIETY, FEDERATION)
FIRST, TURN = date(2025, 1, 1), date(2026, 4, 1)  # of the schemes; of the later one
days = st.dates(date(2025, 6, 1), date(2027, 3, 31))

kinds = st.sampled_from(
    ["visit", "regular_meeting", "activity", "symposium", "annual_plan", "annual_report", "opinion_handling"]
)
TWICE_A_YEAR = tuple(
    Duty(number, "visit", Span(FIRST, date.max), minimum=count, due=due)
    for number, count, due in ((8, 2, "--06-30"), (9, 1, "--12-31"))
)
spans = st.sampled_from([Span(FIRST, date.max), Span(FIRST, TURN), Span(TURN, date.max)])


@st.composite
def duties(draw: st.DrawFn, number: int = 1) -> Duty:
    """Any duty that the tables allow."""
    kind = draw(kinds)
    due = draw(st.sampled_from(["", "", "--01-31", "--06-30", "--11-late", "2026-03-31"]))
    if kind == "opinion_handling":
        due = draw(st.sampled_from(["+15wd", "+10d", "+3m"]))
    return Duty(
        id=number,
        kind=kind,
        span=draw(spans),
        force=draw(st.sampled_from([Force.MUST, Force.MUST, Force.MUST, Force.SHOULD, Force.MAY])),
        scope=draw(st.sampled_from(Scope)),
        minimum=draw(st.sampled_from([None, 1, 1, 2, 3])),
        maximum=draw(st.sampled_from([None, None, 3])),
        per="" if due else draw(st.sampled_from(["", "2y", "1y", "1y", "6m", "3m", "1m"])),
        due=due,
        mutual=draw(st.booleans()),
        in_person=draw(st.sampled_from(["", "", "principal", "leader"])),
        presided_by=draw(st.sampled_from([(), (), ("市长", "常务副市长")])),
    )


@st.composite
def pieces(draw: st.DrawFn, number: int) -> Evidence:
    """Anything done by some units with others."""
    units = draw(st.sets(st.sampled_from(DEPARTMENTS + ORGANISATIONS), min_size=1, max_size=4))
    hosts = draw(st.sets(st.sampled_from(sorted(units)), min_size=1, max_size=2))
    seats = draw(st.lists(st.tuples(st.sampled_from(sorted(units)), st.sampled_from(Rank)), max_size=2))
    return Evidence(
        id=number,
        kinds=frozenset({draw(kinds)}),
        day=draw(days),
        hosts=frozenset(hosts),
        guests=frozenset(units - hosts),
        attendance=tuple(Attendance(unit, rank) for unit, rank in seats),
        visitors=frozenset(draw(st.sampled_from([set(), hosts]))),
        presided_by=draw(st.sampled_from(["", "市长", "副市长"])),
        proof=draw(st.sampled_from(Proof)),
        proofs=tuple(
            draw(st.dictionaries(st.sampled_from(sorted(units)), st.sampled_from(Proof), max_size=2)).items()
        ),
        covers=draw(st.sampled_from([None, None, 2025, 2026])),
        answers=draw(st.sampled_from([None, 901, 902])),
    )


years = st.integers(0, 7).flatmap(
    lambda count: st.tuples(*(pieces(number) for number in range(1, count + 1)))
)


@st.composite
def places(draw: st.DrawFn) -> Circumstances:
    """A place with up to three duties, a change of its scheme, and perhaps a merger."""
    some = frozenset(draw(st.sets(st.sampled_from(sorted(PAIRS)), min_size=1)))
    merged = draw(st.booleans())
    return Circumstances(
        duties=tuple(draw(duties(number)) for number in range(1, draw(st.integers(1, 3)) + 1))
        + draw(st.sampled_from([(), TWICE_A_YEAR])),
        stretches=(Stretch(Span(FIRST, TURN), PAIRS), Stretch(Span(TURN, date.max), some)),
        tracked_since=draw(st.sampled_from([FIRST, date(2026, 1, 1), date(2026, 2, 1)])),
        calendar=CALENDAR,
        events=(
            Event(901, "opinion_handling", draw(days), EDUCATION, LEAGUE),
            Event(902, "opinion_handling", draw(days), HEALTH, SOCIETY),
        ),
        exemptions=draw(
            st.sampled_from([(), (), (Exemption("机构改革", "市政府办公室", department=HEALTH),)])
        ),
        extensions=draw(
            st.sampled_from([(), _extended(date(2025, 12, 31), 40), _extended(date(2026, 6, 30), 20)])
        ),
        successions=(Succession(TRADE, EDUCATION, TURN),) if merged else (),
    )


def _extended(due: date, days_more: int) -> tuple[Extension, ...]:
    return (Extension("疫情", "统战部", due=due, until=due + timedelta(days=days_more)),)
