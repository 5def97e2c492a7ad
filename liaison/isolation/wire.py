"""How do values travel between the two processes? What comes back is built of known values, never run.

The child has read what others wrote and is not trusted: its answer can only name plain values, and data
classes, enumerations and exceptions of this product that are loaded already.
"""

import base64
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any

OURS = "liaison."
_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})


class Garbled(Exception):  # noqa: N818 - it is caught as a finding
    """The answer is none of ours."""


def packed(value: object) -> bytes:
    """The value as bytes. Raises TypeError for what cannot travel."""
    return json.dumps(_plain(value), separators=(",", ":")).encode()


def unpacked(content: bytes) -> Any:
    """The value again. Raises Garbled."""
    try:
        return _value(json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise Garbled(str(error)) from None


def _plain(value: object) -> object:
    if type(value) in _AS_THEY_ARE:  # most values, so they are asked about first
        return value
    for known, tag, plain in _WRITTEN:
        if isinstance(value, known):
            return {tag: plain(value)}
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        name, names = _shape(type(value))
        return {"class": [name, {each: _plain(getattr(value, each)) for each in names}]}
    raise TypeError(type(value).__name__)


@cache
def _shape(kind: type) -> tuple[str, tuple[str, ...]]:
    """The name of a data class and of its fields."""
    return _name(kind), tuple(field.name for field in fields(kind))


def _all_plain(values: Any) -> list[object]:
    return [_plain(each) for each in values]


def _pairs(value: Mapping[object, object]) -> list[list[object]]:
    return [[_plain(key), _plain(each)] for key, each in value.items()]


_WRITTEN: tuple[tuple[type | tuple[type, ...], str, Callable[[Any], object]], ...] = (
    (Enum, "member", lambda value: [_name(type(value)), value.name]),
    (tuple, "tuple", _all_plain),
    (frozenset, "frozenset", lambda value: _all_plain(sorted(value, key=repr))),
    (set, "set", lambda value: _all_plain(sorted(value, key=repr))),
    (dict, "dict", _pairs),
    (MappingProxyType, "mapping", _pairs),
    (bytes, "bytes", lambda value: base64.b85encode(value).decode()),
    (date, "date", lambda value: value.isoformat()),
    (Exception, "raised", lambda value: [_name(type(value)), _all_plain(value.args), _pairs(vars(value))]),
)


def _name(kind: type) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


def _value(plain: Any) -> Any:
    if isinstance(plain, list):
        return [_value(each) for each in plain]
    if not isinstance(plain, dict):
        return plain
    ((tag, content),) = plain.items()
    return _READ[tag](content)


def _values(plain: list[Any]) -> list[Any]:
    return [_value(each) for each in plain]


def _mapping(pairs: list[list[Any]]) -> dict[Any, Any]:
    return {_value(key): _value(each) for key, each in pairs}


def _class(name: str, kind: type) -> Any:
    module, _, path = name.partition(":")
    if not module.startswith(OURS):
        raise Garbled(name)
    found: Any = sys.modules[module]
    for part in path.split("."):
        found = getattr(found, part)
    is_data = kind is object and is_dataclass(found)
    if not isinstance(found, type) or not (is_data or (kind is not object and issubclass(found, kind))):
        raise Garbled(name)
    return found


def _data(content: list[Any]) -> Any:
    kind = _class(content[0], object)
    made = object.__new__(kind)
    for name in _shape(kind)[1]:
        object.__setattr__(made, name, _value(content[1][name]))
    return made


def _raised(content: list[Any]) -> Exception:
    kind = _class(content[0], Exception)
    made: Exception = kind.__new__(kind)
    made.args = tuple(_values(content[1]))
    made.__dict__.update(_mapping(content[2]))
    return made


_READ: dict[str, Callable[[Any], Any]] = {
    "member": lambda content: _class(content[0], Enum)[content[1]],
    "tuple": lambda content: tuple(_values(content)),
    "frozenset": lambda content: frozenset(_values(content)),
    "set": lambda content: set(_values(content)),
    "dict": _mapping,
    "mapping": lambda content: MappingProxyType(_mapping(content)),
    "bytes": base64.b85decode,
    "date": date.fromisoformat,
    "raised": _raised,
    "class": _data,
}
