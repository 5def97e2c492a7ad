"""How long after a notice of 20 kB is sent do its proposals stand on the page? Through the test client."""

from collections.abc import Iterable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from benchmarks.measurement import Figure, Measurement, milliseconds, percentile, processor_milliseconds
from benchmarks.notice import notice_of
from tests import cast

SIZE = 20_000
ROUNDS = 5


def take() -> Iterable[Figure]:
    city = cast.city()
    client = cast.client(city.seats["government_coordinator"])
    client.defaults["SERVER_NAME"] = "127.0.0.1"
    address = reverse("schemes:upload", args=[city.place.pk])
    _upload(client, address, "热身 ")
    times = [milliseconds(lambda: _upload(client, address, "")) for _ in range(ROUNDS)]
    yield Figure("上传到审核页 upload to review page, slowest", percentile(times, 1.0), "ms", limit=1000)
    work = [processor_milliseconds(lambda: _upload(client, address, "")) for _ in range(ROUNDS)]
    yield Figure("其中处理器时间 of it on the processor, slowest", percentile(work, 1.0), "ms")


def _upload(client: Client, address: str, before: str) -> None:
    """Sent, read, kept, and its review page shown."""
    content = before.encode() + notice_of(SIZE)
    page = client.post(address, {"file": SimpleUploadedFile("通知.txt", content)}, follow=True)
    assert page.redirect_chain, page.content.decode()[:2000]


MEASUREMENT = Measurement("20 kB 通知的审核条目 proposals of a 20 kB notice", take)
