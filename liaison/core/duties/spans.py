"""Do several spans of days, put together, cover another?"""

from collections.abc import Iterable

from liaison.core.periods import Span


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days as few spans, in order.

    >>> from datetime import date
    >>> january, february = Span(date(2026, 1, 1), date(2026, 2, 1)), Span(date(2026, 2, 1), date(2026, 3, 1))
    >>> [len(span) for span in joined([february, january])]
    [59]
    """
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.starts <= found[-1].ends:
            found[-1] = Span(found[-1].starts, max(found[-1].ends, span.ends))
        else:
            found.append(span)
    return tuple(found)


def are_all_in(span: Span, spans: Iterable[Span]) -> bool:
    """Whether every day of the span is in one of the joined spans."""
    return any(one.starts <= span.starts and span.ends <= one.ends for one in spans)


def meet(span: Span, spans: Iterable[Span]) -> bool:
    """Whether the span shares a day with one of them."""
    return any(span.meets(one) for one in spans)
