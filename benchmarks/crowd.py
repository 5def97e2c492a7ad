"""How long do the people of an office wait for a page? Each looks, reads, and looks again."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

LONGEST_WAIT = 30.0  # seconds; then the page counts as failed


@dataclass(slots=True)
class Seen:
    """What everybody together met with: how long pages took, in milliseconds, and how many failed."""

    waits: list[float] = field(default_factory=list)
    errors: int = 0


def look(port: int, path: str, cookies: Sequence[str], *, seconds: float, reading: float) -> Seen:
    """One person for each cookie; between two looks each reads between half and one and a half `reading`."""
    seen = Seen()

    async def everybody() -> None:
        chance = random.Random(2026)  # noqa: S311 - the same minute in every run
        until = time.perf_counter() + seconds
        people = (
            _person(port, path, cookie, seen, random.Random(chance.random()), until, reading)  # noqa: S311
            for cookie in cookies
        )
        await asyncio.gather(*people)

    asyncio.run(everybody())
    return seen


async def _person(
    port: int, path: str, cookie: str, seen: Seen, chance: random.Random, until: float, reading: float
) -> None:
    await asyncio.sleep(chance.uniform(0, reading))  # nobody comes on the stroke of the hour
    while time.perf_counter() < until:
        started = time.perf_counter()
        try:
            is_right = await asyncio.wait_for(_page(port, path, cookie), LONGEST_WAIT)
        except (OSError, TimeoutError):
            is_right = False
        seen.waits.append((time.perf_counter() - started) * 1000)
        seen.errors += not is_right
        await asyncio.sleep(chance.uniform(reading / 2, reading * 3 / 2))


async def _page(port: int, path: str, cookie: str) -> bool:
    """Whether the whole page came, over a connection of its own."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode("ascii"))
        answer = await reader.read(-1)
    finally:
        writer.close()
    return answer.startswith(b"HTTP/1.1 200") and answer.rstrip().endswith(b"</html>")
