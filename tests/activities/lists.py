"""How does a list of activities come in during a test, and what came of it?"""

import csv
import io
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from liaison.core.activities.standing import State
from liaison.matters.models import Subject
from liaison.tenancy.door import entered
from tests.cast import City
from tests.settings import TODAY

HEAD = ("日期", "活动类型", "参加单位", "内容")
GOOD = (("2026.3.5", "走访", "民盟市委会", "看望老主委"), ("3月12日", "例会", "民盟市委会、农工党市委会", ""))


def page(city: City, name: str, *arguments: object) -> str:
    return reverse(f"activities:{name}", args=[city.place.pk, *arguments])


def as_csv(*rows: Sequence[str], head: Sequence[str] = HEAD, encoding: str = "gbk") -> SimpleUploadedFile:
    text = io.StringIO()
    csv.writer(text).writerows([head, *rows])
    return SimpleUploadedFile("清单.csv", text.getvalue().encode(encoding))


def upload(browser: Client, city: City, file: SimpleUploadedFile, **said: object) -> Any:
    sent = {"file": file, "how": "workbook", "year": TODAY.year} | said
    return browser.post(page(city, "lists"), sent)


def preview(browser: Client, city: City, file: SimpleUploadedFile, **said: object) -> Any:
    answer = upload(browser, city, file, **said)
    assert answer.status_code == 302, answer.content.decode()
    return browser.get(answer["Location"])


def take(browser: Client, city: City, shown: Any) -> Any:
    pk = shown.context["list"].pk
    return browser.post(page(city, "take_list", pk), {"shown": shown.context["shown"]}, follow=True)


def titles(city: City) -> list[str]:
    with entered({city.place.pk}):
        return list(
            Subject.objects.exclude(state=State.CANCELLED).order_by("on").values_list("title", flat=True)
        )
