"""What does a folder hold? Every module in it offers one thing under one agreed name."""

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def offered(folder: ModuleType, name: str, kind: type[T]) -> tuple[T, ...]:
    """What every module of the package offers as `name`, in the order of the modules' names.

    Raises TypeError for a module that offers nothing under that name, or something of another kind.
    """
    return tuple(_offer(f"{folder.__name__}.{module}", name, kind) for module in _modules(folder))


def _modules(folder: ModuleType) -> list[str]:
    return sorted(found.name for found in pkgutil.iter_modules(folder.__path__))


def _offer(module: str, name: str, kind: type[T]) -> T:
    thing = getattr(importlib.import_module(module), name, None)
    if not isinstance(thing, kind):
        raise TypeError(f"{module} offers no {kind.__name__} under the name {name}")
    return thing
