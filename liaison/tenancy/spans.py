"""How do two dates make a span that must not overlap another? `starts` included, `ends` not."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db.models import CheckConstraint, F, Func, Q


def dates() -> Func:
    """The span from `starts` to `ends`; a null end is open."""
    return Func(F("starts"), F("ends"), function="daterange", output_field=DateRangeField())


def one_at_a_time(*fields: str, name: str, condition: Q | None = None) -> ExclusionConstraint:
    """No two rows with the same `fields` cover the same day."""
    same = [(field, RangeOperators.EQUAL) for field in fields]
    return ExclusionConstraint(
        name=name, expressions=[*same, (dates(), RangeOperators.OVERLAPS)], condition=condition
    )


def ends_after_start(name: str) -> CheckConstraint:
    """A span ends after it starts, or on the day itself where it was void from the start."""
    return CheckConstraint(
        name=name, condition=Q(ends__isnull=True) | Q(starts__isnull=True) | Q(ends__gte=F("starts"))
    )


def covers(day: date, prefix: str = "") -> Q:
    """Rows whose span holds the day; `prefix` such as "names__" follows a relation."""
    started = Q(**{f"{prefix}starts__isnull": True}) | Q(**{f"{prefix}starts__lte": day})
    running = Q(**{f"{prefix}ends__isnull": True}) | Q(**{f"{prefix}ends__gt": day})
    return started & running
