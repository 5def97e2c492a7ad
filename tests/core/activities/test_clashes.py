"""Is somebody warned of what speaks against a day, and are free days found?"""

from datetime import date, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.core.activities.clashes import (
    Against,
    Body,
    Event,
    free_days,
    proposed_days,
    warnings,
)
from liaison.core.dates import WorkingDays
from liaison.core.periods import Span, month_span

DAYS = WorkingDays(rest={date(2026, 6, 19): "端午节"}, known=frozenset({2026}))
LEAGUE, FEDERATION, BUREAU = 1, 2, 3
BODIES = {
    LEAGUE: Body(LEAGUE, "民盟澄岚市委会", people=5),
    FEDERATION: Body(FEDERATION, "澄岚市工商联"),
    BUREAU: Body(BUREAU, "市教育局", people=60),
}
TUESDAY = date(2026, 6, 16)


def _event(
    number: int, on: date = TUESDAY, *, hours: tuple[int, int] | None = None, **other: object
) -> Event:
    stated: dict[str, object] = {"title": f"活动{number}", "units": frozenset({LEAGUE, BUREAU})} | other
    if hours:
        stated |= {"begins": time(hours[0]), "ends": time(hours[1])}
    return Event(number, on=on, **stated)  # type: ignore[arg-type]


def _sentences(event: Event, *others: Event) -> list[str]:
    return [one.sentence for one in warnings(event, others, BODIES, DAYS)]


def test_two_things_at_once_are_named_for_each_unit_that_would_be_at_both() -> None:
    found = warnings(_event(1, hours=(14, 16)), [_event(2, hours=(15, 17))], BODIES, DAYS)

    assert [one.sentence for one in found] == [
        "民盟澄岚市委会6月16日15:00至17:00还要参加“活动2”，时间重叠。",
        "市教育局6月16日15:00至17:00还要参加“活动2”，时间重叠。",
    ]
    assert {one.against for one in found} == {Against.OVERLAP}


def test_one_after_the_other_is_the_same_day_but_no_overlap() -> None:
    found = warnings(_event(1, hours=(9, 11)), [_event(2, hours=(11, 12))], BODIES, DAYS)

    assert {one.against for one in found} == {Against.SAME_DAY}


def test_what_whoever_asks_may_not_see_has_no_title() -> None:
    other = _event(2, title="", units=frozenset({LEAGUE, FEDERATION}))

    assert _sentences(_event(1), other) == ["民盟澄岚市委会6月16日还要参加另一项活动。"]


def test_what_whoever_asks_may_not_see_tells_no_hours() -> None:
    other = _event(2, title="", hours=(15, 17), units=frozenset({LEAGUE}))

    assert _sentences(_event(1, hours=(14, 16)), other) == [
        "民盟澄岚市委会6月16日还要参加另一项活动，时间重叠。"
    ]


def test_an_organisation_of_five_with_four_events_in_a_week_is_warned() -> None:
    others = [_event(n, date(2026, 6, 15) + timedelta(days=n - 2)) for n in (2, 4, 5)]
    found = [one for one in warnings(_event(1), others, BODIES, DAYS) if one.against == Against.LOAD]

    assert [one.sentence for one in found] == [
        "民盟澄岚市委会登记职务5个，6月15日至6月21日这一周已有3项活动，加上这项共4项。"
    ]
    assert found[0].events == (2, 4, 5)


def test_a_unit_of_unknown_size_is_warned_of_the_fourth() -> None:
    units = frozenset({FEDERATION})
    others = [_event(n, TUESDAY + timedelta(days=n - 3), units=units) for n in (2, 4, 5)]

    assert "澄岚市工商联6月15日至6月21日这一周已有3项活动，加上这项共4项。" in _sentences(
        _event(1, units=units), *others
    )


def test_an_event_of_several_days_loads_every_week_that_it_touches() -> None:
    long = _event(1, date(2026, 6, 18), until=date(2026, 6, 23), units=frozenset({LEAGUE}))
    others = [_event(n, date(2026, 6, 22) + timedelta(days=n - 2)) for n in (2, 3, 4)]
    loads = [one for one in warnings(long, others, BODIES, DAYS) if one.against == Against.LOAD]

    assert [one.sentence[:25] for one in loads] == ["民盟澄岚市委会登记职务5个，6月22日至6月28日"]


def test_a_day_of_rest_is_said_with_its_reason() -> None:
    assert _sentences(_event(1, date(2026, 6, 19))) == ["6月19日是休息日（端午节）。"]
    assert _sentences(_event(1, date(2026, 6, 20))) == ["6月20日是周末。"]


def test_an_event_does_not_clash_with_itself_as_it_was() -> None:
    assert _sentences(_event(1, hours=(9, 11)), _event(1, hours=(9, 12))) == []


def test_free_days_are_working_days_without_an_event_of_either_side() -> None:
    week = Span(date(2026, 6, 15), date(2026, 6, 22))
    events = [
        _event(1, units=frozenset({LEAGUE})),
        _event(2, TUESDAY + timedelta(days=1), units=frozenset({BUREAU})),
    ]

    assert free_days(week, {LEAGUE, BUREAU}, events, DAYS) == (date(2026, 6, 15), date(2026, 6, 18))


def test_days_are_proposed_in_the_calmest_weeks_one_from_each() -> None:
    busy = [_event(n, date(2026, 6, 8) + timedelta(days=n)) for n in (1, 2, 3)]
    proposed = proposed_days(month_span(2026, 6), {LEAGUE, BUREAU}, busy, DAYS)

    assert [day.isocalendar().week for day in proposed] == [23, 25, 26]
    assert not set(proposed) & {one.on for one in busy}


days = st.dates(date(2026, 6, 1), date(2026, 6, 30))
events = st.lists(
    st.builds(
        Event,
        id=st.integers(1, 50),
        title=st.just("活动"),
        on=days,
        units=st.frozensets(st.sampled_from([LEAGUE, FEDERATION, BUREAU]), min_size=1),
    ),
    max_size=12,
)


@settings(max_examples=15)
@given(events, st.integers(1, 5))
def test_on_a_proposed_day_nobody_is_warned_of_the_same_day(others: list[Event], count: int) -> None:
    units = frozenset({LEAGUE, BUREAU})
    for day in proposed_days(month_span(2026, 6), units, others, DAYS, count=count):
        found = warnings(Event(99, "新的活动", day, units=units), others, BODIES, DAYS)
        assert {one.against for one in found} <= {Against.LOAD}


@settings(max_examples=15)
@given(events)
def test_the_order_of_events_changes_no_warning(others: list[Event]) -> None:
    unique = list({one.id: one for one in others}.values())
    shuffled = sorted(unique, key=lambda one: -one.id)
    event = Event(99, "新的活动", TUESDAY, units=frozenset(BODIES))

    assert warnings(event, unique, BODIES, DAYS) == warnings(event, shuffled, BODIES, DAYS)
