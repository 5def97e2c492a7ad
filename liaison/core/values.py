"""How are values made that nobody changes, where reading one page makes thousands of them?

To a type checker `value` is `dataclass`, and what says `frozen=True` cannot be assigned to. While the program
runs it guards nothing: the guard of a frozen data class makes each object three times as slowly.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["value"]

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen: bool, eq: bool = True, **options: Any) -> Callable[[type[T]], type[T]]:
        """A data class that is compared and hashed by its fields, as a frozen one is."""
        return dataclass(eq=eq, unsafe_hash=frozen and eq, **options)
