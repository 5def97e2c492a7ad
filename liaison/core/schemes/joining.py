"""Which organisations were founded after a scheme, and has somebody said since when they are counted?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from liaison.core.schemes.scheme import Organisation, Rule, covers


@dataclass(frozen=True, slots=True)
class Decided:
    """What a coordinator said about a newcomer: counted from a day, or not at all (None)."""

    counted_from: date | None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """An organisation that common liaison would reach, had it been there; nobody has decided yet."""

    organisation: Organisation
    founded_on: date
    departments: tuple[int, ...]  # those whose common liaison covers it


def waiting(
    founded: Mapping[int, date | None], decided: Mapping[int, Decided], *, since: date, on: date
) -> frozenset[int]:
    """The organisations founded after the scheme that common liaison does not count on the day.

    >>> waiting({1: None, 2: date(2026, 5, 1)}, {}, since=date(2026, 1, 1), on=date(2026, 6, 1))
    frozenset({2})
    """
    return frozenset(
        organisation
        for organisation, day in founded.items()
        if day is not None and day > since and not _counts(decided.get(organisation), on=on)
    )


def _counts(decided: Decided | None, *, on: date) -> bool:
    return decided is not None and decided.counted_from is not None and decided.counted_from <= on


def newcomers(
    rules: Iterable[Rule],
    organisations: Iterable[Organisation],
    founded: Mapping[int, date | None],
    decided: Mapping[int, Decided],
    *,
    since: date,
) -> tuple[Newcomer, ...]:
    """Who proposes itself: founded after the scheme, within the scope of a common rule, not decided about."""
    common = [rule for rule in rules if rule.organisation is None]
    found = []
    for organisation in organisations:
        day = founded.get(organisation.id)
        if day is None or day <= since or organisation.id in decided:
            continue
        reaching = tuple(rule.department for rule in common if covers(rule, organisation))
        if reaching:
            found.append(Newcomer(organisation, day, reaching))
    return tuple(found)
