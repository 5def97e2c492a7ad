"""What happens to a file that somebody uploads?"""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from liaison.record.models import Entry
from liaison.schemes.models import Notice, Proposal, SchemeDraft
from liaison.tenancy.door import entered
from tests import cast
from tests.cast import City
from tests.journeys import notices
from tests.notices.written import WRITERS

NOTICE = notices.SENTENCES


@pytest.fixture
def browser(city: City) -> Client:
    return cast.client(city.seats["government_coordinator"])


def send(browser: Client, city: City, content: bytes, name: str = "通知.txt") -> Any:
    address = reverse("schemes:upload", args=[city.place.pk])
    return browser.post(address, {"file": SimpleUploadedFile(name, content)})


def count(city: City, model: type[Model]) -> int:
    with entered({city.place.pk}):
        return model._default_manager.count()


def codes(city: City) -> list[str]:
    with entered({city.place.pk}):
        return list(Entry.objects.values_list("code", flat=True))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_notice_is_read_in_every_usual_encoding(browser: Client, city: City, encoding: str) -> None:
    assert send(browser, city, NOTICE.encode(encoding)).status_code == 302
    with entered({city.place.pk}):
        draft = SchemeDraft.objects.get()
        assert Proposal.objects.filter(draft=draft, sort="link").count() == 8
        assert draft.notice is not None
        assert "市教育局联系民盟市委会" in draft.notice.text


def test_pasted_text_is_read_as_a_file_is(browser: Client, city: City) -> None:
    answer = browser.post(reverse("schemes:upload", args=[city.place.pk]), {"text": NOTICE})
    assert answer.status_code == 302
    assert count(city, Proposal) > 8


def test_the_original_comes_back_byte_for_byte_under_its_own_name(browser: Client, city: City) -> None:
    content = NOTICE.encode("gb18030")
    draft = send(browser, city, content, name="澄岚 通知（一）.txt")["Location"]
    original = browser.get(f"{draft}original/")
    assert original.content == content
    assert original["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert original["X-Content-Type-Options"] == "nosniff"
    assert original["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "空"),
        (b"   \n\n ", "空"),
        (b"PK\x03\x04" + b"\x00" * 50, "无法识别"),
        (b"%PDF-1.7 ...", "已损坏"),
        (("\ufffd" * 500).encode(), "损坏"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(
    browser: Client, city: City, content: bytes, reason: str
) -> None:
    answer = send(browser, city, content)
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert count(city, Notice) == 0


def test_neither_and_both_are_refused(browser: Client, city: City) -> None:
    address = reverse("schemes:upload", args=[city.place.pk])
    assert browser.post(address, {}).status_code == 422
    both = {"text": NOTICE, "file": SimpleUploadedFile("通知.txt", NOTICE.encode())}
    answer = browser.post(address, both)
    assert answer.status_code == 422
    assert "二者选一" in answer.content.decode()


def test_a_file_over_the_limit_is_refused(browser: Client, city: City, settings: Settings) -> None:
    settings.LIAISON_FILE_BYTES = 1024 * 1024
    answer = send(browser, city, b"x" * (settings.LIAISON_FILE_BYTES + 1))
    assert answer.status_code == 422
    assert "文件超过 1 MB" in answer.content.decode()


def test_a_file_larger_than_pasted_text_may_be_is_read(browser: Client, city: City) -> None:
    picture = b"\x00" * 3_000_000  # as a letterhead fills a document
    content = WRITERS["docx"](NOTICE)
    with zipfile.ZipFile(stored := io.BytesIO(content), "a") as package:
        package.writestr("word/media/seal.bin", picture)
    assert len(stored.getvalue()) > 2 * 1024 * 1024
    assert send(browser, city, stored.getvalue(), name="通知.docx").status_code == 302


def test_pasted_text_has_a_limit_of_its_own(browser: Client, city: City, settings: Settings) -> None:
    settings.LIAISON_TEXT_BYTES = 1000
    answer = browser.post(reverse("schemes:upload", args=[city.place.pk]), {"text": NOTICE * 10})
    assert answer.status_code == 422
    assert "粘贴的正文超过 2 MB" in answer.content.decode()


@pytest.mark.parametrize(("scanner", "said"), [("false", "病毒检查发现"), ("/nowhere/clamscan", "没有应答")])
def test_what_the_scanner_does_not_pass_becomes_no_draft(
    browser: Client, city: City, settings: Settings, scanner: str, said: str
) -> None:
    settings.LIAISON_SCANNER = scanner
    answer = send(browser, city, NOTICE.encode())
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert count(city, Notice) == 0


def test_originals_fill_the_share_of_the_place(browser: Client, city: City, settings: Settings) -> None:
    send(browser, city, NOTICE.encode())
    settings.LIAISON_UNIT_FILE_BYTES = len(NOTICE.encode()) + 10
    answer = send(browser, city, f"{NOTICE}再来一份".encode())
    assert answer.status_code == 422
    assert "存放通知原件的空间只剩" in answer.content.decode()
    assert count(city, Notice) == 1


def test_a_reason_with_values_is_said_in_english_too(browser: Client, city: City) -> None:
    browser.cookies["django_language"] = "en"
    answer = send(browser, city, b"GIF89a" + b"\x00" * 50, name="notice.gif")
    said = answer.content.decode()
    assert "This is a picture; its text cannot be recognised." in said
    assert ".docx" in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("通知.txt", "机密★5年\n" + NOTICE),
        ("通知.txt", NOTICE + "\n密级：秘密\n"),
        ("【秘密】通知.txt", NOTICE),
    ],
)
def test_marked_content_is_kept_out_and_the_attempt_recorded(
    browser: Client, city: City, name: str, text: str
) -> None:
    answer = send(browser, city, text.encode(), name=name)
    assert answer.status_code == 422
    assert "非涉密系统" in answer.content.decode()
    assert count(city, Notice) == 0
    with entered({city.place.pk}):
        (entry,) = Entry.objects.filter(code="notice.blocked")
    assert set(entry.detail) == {"mark"}, "The mark alone is kept, nothing of the content."


def test_the_same_file_twice_is_said(browser: Client, city: City) -> None:
    send(browser, city, NOTICE.encode())
    second = send(browser, city, NOTICE.encode())
    assert "同一份文件已于" in browser.get(second["Location"]).content.decode()


def test_the_same_file_in_another_place_is_not_said(browser: Client, city: City, stranger: City) -> None:
    send(cast.client(stranger.seats["government_coordinator"]), stranger, NOTICE.encode())
    draft = send(browser, city, NOTICE.encode())
    assert "同一份文件" not in browser.get(draft["Location"]).content.decode()


def test_a_text_without_any_roster_becomes_a_draft_that_cannot_be_issued(browser: Client, city: City) -> None:
    draft = send(browser, city, "今天天气很好。".encode())["Location"]
    answer = browser.post(f"{draft}issue/", {"starts": "2026-03-02"})
    assert answer.status_code == 422
    assert "没有采纳任何对口联系" in answer.content.decode()


def test_an_upload_stands_in_the_record(browser: Client, city: City) -> None:
    send(browser, city, NOTICE.encode())
    assert "notice.uploaded" in codes(city)
