"""Does every value come back as it was sent, and is nothing built that we do not know?"""

import json
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import pytest

from liaison import vocabulary
from liaison.core.notices.decode import Unreadable
from liaison.core.notices.reader import read
from liaison.isolation.wire import Garbled, packed, unpacked
from tests.journeys import notices

VALUES = [
    None,
    True,
    -1,
    0.5,
    "对口联系\udcff",
    b"\x00\xff",
    [1, ["a"]],
    (1, ("a",)),
    {"a": 1, 2: (3,)},
    frozenset({1, 2}),
    {1, 2},
    date(2026, 6, 15),
    MappingProxyType({"a": [1]}),
]


@pytest.mark.parametrize("value", VALUES)
def test_a_plain_value_comes_back(value: object) -> None:
    back = unpacked(packed(value))
    assert type(back) is type(value)
    assert (dict(back) if isinstance(back, Mapping) else back) == value


def test_a_draft_comes_back_whole() -> None:
    draft = read(notices.SENTENCES, vocabulary.load())
    assert unpacked(packed(draft)) == draft


def test_a_refusal_comes_back_with_its_code() -> None:
    back = unpacked(packed(Unreadable("empty", "文件是空的。")))
    assert isinstance(back, Unreadable)
    assert (back.code, back.message, str(back)) == ("empty", "文件是空的。", "文件是空的。")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"not json",
        b"{}",
        b'{"tuple":1,"list":2}',
        b'{"unknown":[]}',
        json.dumps({"class": ["subprocess:Popen", {}]}).encode(),
        json.dumps({"class": ["liaison.isolation.pool:Pool", {}]}).encode(),
        json.dumps({"class": ["liaison.isolation.pool:subprocess.Popen", {}]}).encode(),
        json.dumps({"member": ["builtins:dict", "a"]}).encode(),
        json.dumps({"raised": ["builtins:SystemExit", [], []]}).encode(),
        json.dumps({"raised": ["liaison.nowhere:Error", [], []]}).encode(),
        b"[" * 100_000,
    ],
)
def test_what_is_none_of_ours_is_not_built(answer: bytes) -> None:
    with pytest.raises(Garbled):
        unpacked(answer)


def test_what_cannot_travel_is_not_sent() -> None:
    with pytest.raises(TypeError):
        packed(object())
