"""How long does it take to say how all duties of a city stand? 113 pairs, five duties, 1,000 activities."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from benchmarks.measurement import Figure, Measurement, percentile, processor_milliseconds
from liaison.core.duties.evaluate import findings
from liaison.core.duties.explanation import explained
from liaison.core.duties.finding import Finding
from liaison.core.duties.prepared import Prepared
from liaison.core.duties.touched import touched_by
from liaison.core.duties.values import (
    Attendance,
    Circumstances,
    Duty,
    Evidence,
    Pair,
    Proof,
    Rank,
    Scope,
    Stretch,
)
from liaison.core.periods import Span

DEPARTMENTS, ORGANISATIONS, PAIRS, ACTIVITIES = 25, 8, 113, 1_000
IN_FORCE = Span(date(2025, 1, 1), date.max)
TODAY = date(2026, 12, 28)
ROUNDS = 15


def take() -> Iterable[Figure]:
    circumstances, evidence = _city(), _year()
    found = list(findings(Prepared(circumstances, evidence), today=TODAY))
    yield Figure("结论 findings", len(found), "")

    def whole() -> object:
        return list(findings(Prepared(circumstances, evidence), today=TODAY))

    times = [processor_milliseconds(whole) for _ in range(ROUNDS)]
    yield Figure("全部计算 everything, p50", percentile(times, 0.5), "ms", limit=100)
    prepared = Prepared(circumstances, evidence)

    def two_years() -> list[Finding]:
        return list(findings(prepared, today=TODAY, since=IN_FORCE.starts))

    yield Figure("两年的结论 findings of two years", len(two_years()), "")
    times = [processor_milliseconds(two_years) for _ in range(ROUNDS)]
    yield Figure("两年 two years, p50", percentile(times, 0.5), "ms")
    list(findings(prepared, today=TODAY))
    only = touched_by(prepared, evidence[500])
    times = [
        processor_milliseconds(lambda: list(findings(prepared, today=TODAY, only=only)))
        for _ in range(ROUNDS)
    ]
    yield Figure("改动一项涉及的结论 findings touched by one change", len(only), "")
    yield Figure("改动一项 one change, p50", percentile(times, 0.5), "ms", limit=10)
    times = [processor_milliseconds(lambda: [explained(one) for one in found]) for _ in range(ROUNDS)]
    yield Figure("全部说明 all explanations, p50", percentile(times, 0.5), "ms")


def _pairs() -> list[Pair]:
    everybody = [
        Pair(department, 100 + organisation)
        for department in range(1, DEPARTMENTS + 1)
        for organisation in range(ORGANISATIONS)
    ]
    return sorted(Random(7).sample(everybody, PAIRS))  # noqa: S311 - figures, no secrets


def _city() -> Circumstances:
    return Circumstances(
        duties=(
            Duty(1, "visit", IN_FORCE, scope=Scope.PAIR, minimum=1, per="1y", in_person="principal"),
            Duty(2, "regular_meeting", IN_FORCE, scope=Scope.PAIR, minimum=1, per="6m"),
            Duty(3, "activity", IN_FORCE, scope=Scope.PAIR, minimum=2, per="1y"),
            Duty(4, "research", IN_FORCE, scope=Scope.PAIR, minimum=1, per="2y"),
            Duty(5, "briefing", IN_FORCE, scope=Scope.PAIR, minimum=1, per="3m"),
        ),
        stretches=(Stretch(IN_FORCE, frozenset(_pairs())),),
        tracked_since=IN_FORCE.starts,
    )


def _year() -> list[Evidence]:
    chance, pairs = Random(11), _pairs()  # noqa: S311 - figures, no secrets
    kinds = ("visit", "regular_meeting", "research", "briefing", "social_service", "symposium")
    return [_activity(number, chance, pairs, kinds) for number in range(ACTIVITIES)]


def _activity(number: int, chance: Random, pairs: list[Pair], kinds: tuple[str, ...]) -> Evidence:
    department = chance.choice(pairs).department
    counterparts = [pair.organisation for pair in pairs if pair.department == department]
    guests = frozenset(chance.sample(counterparts, min(len(counterparts), chance.choice((1, 1, 1, 2, 8)))))
    return Evidence(
        id=number,
        kinds=frozenset({chance.choice(kinds)}),
        day=date(2026, 1, 1) + timedelta(days=chance.randrange(365)),
        hosts=frozenset({department}),
        guests=guests,
        visitors=frozenset({department}),
        attendance=(Attendance(department, chance.choice(list(Rank))),),
        proof=chance.choice((Proof.CONFIRMED, Proof.CONFIRMED, Proof.ONE_SIDED, Proof.CONTESTED)),
    )


MEASUREMENT = Measurement("职责计算 the duty engine", take)
