"""How long does reading a notice of 20 kB take, without anything around it?"""

from collections.abc import Iterable

from benchmarks.measurement import Figure, Measurement, milliseconds, percentile
from benchmarks.notice import notice_of
from liaison.schemes.readers import read_notice

SIZE = 20_000
ROUNDS = 10


def take() -> Iterable[Figure]:
    content = notice_of(SIZE)
    read = read_notice("通知.txt", content)
    times = [milliseconds(lambda: read_notice("通知.txt", content)) for _ in range(ROUNDS)]
    yield Figure("读取 20 kB reading 20 kB, p50", percentile(times, 0.5), "ms")
    yield Figure("速度 speed", len(content) / percentile(times, 0.5), "kB/s")
    yield Figure("读出 facts read", len(read.facts), "")


MEASUREMENT = Measurement("阅读器 reader", take)
