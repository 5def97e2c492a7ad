"""Is indexing left for later? Whoever founds many things indexes them all at once afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_left: ContextVar[bool] = ContextVar("indexing_left_for_later", default=False)


@contextmanager
def left_for_later() -> Iterator[None]:
    """Nothing is indexed meanwhile."""
    token = _left.set(True)
    try:
        yield
    finally:
        _left.reset(token)


def is_left_for_later() -> bool:
    return _left.get()
