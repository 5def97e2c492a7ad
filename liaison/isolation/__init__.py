"""Reading what others wrote happens in a process of its own; this starts it, asks it, and ends it."""

from liaison.isolation.pool import Pool, apart

__all__ = ["Pool", "apart"]
