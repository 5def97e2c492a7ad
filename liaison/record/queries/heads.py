"""What is noted of the chains' heads, to be kept outside and compared later? A list with our signature."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from django.core.signing import BadSignature, Signer

_SIGNER = Signer(salt="liaison.record.heads")


@dataclass(frozen=True, slots=True)
class NotedHead:
    """Where the chain of one place ended when it was noted."""

    place: int
    name: str
    number: int
    digest: str
    algorithm: str
    at: str


class NoHeadsError(ValueError):
    """The file holds no list of heads."""


def written_heads(heads: Iterable[NotedHead], *, at: datetime) -> str:
    """The list as a file: readable, one head a block, and signed as a whole."""
    rows = [asdict(head) for head in heads]
    return json.dumps(
        {"noted_at": at.isoformat(), "heads": rows, "signature": _SIGNER.signature(_signed(rows))},
        ensure_ascii=False,
        indent=2,
    )


def read_heads(text: str) -> tuple[Mapping[int, Mapping[int, str]], bool]:
    """Each place's digest by number, and whether the signature is ours; NoHeadsError for another file."""
    try:
        file = json.loads(text)
        rows, signature = file["heads"], str(file["signature"])
        noted = {int(row["place"]): {int(row["number"]): str(row["digest"])} for row in rows}
    except (ValueError, KeyError, TypeError) as error:
        raise NoHeadsError(text[:80]) from error
    return {place: heads for place, heads in noted.items() if 0 not in heads}, _is_ours(rows, signature)


def _is_ours(rows: list[dict[str, object]], signature: str) -> bool:
    try:
        _SIGNER.unsign(f"{_signed(rows)}:{signature}")
    except BadSignature:
        return False
    return True


def _signed(rows: list[dict[str, object]]) -> str:
    return json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
