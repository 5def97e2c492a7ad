"""Does a person see how far an upload is, what is too large, and why a file was not taken?"""

import random
import re
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import FilePayload, Page

from tests.browser.conftest import LogIn, Look
from tests.cast import City
from tests.journeys import notices
from tests.notices.written import WRITERS
from tests.schemes.test_upload_of_several import packed

DRAFT = re.compile(r"/drafts/\d+/$")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LARGE = random.Random(8).randbytes(3 * 1024 * 1024)  # noqa: S311 - cannot be packed smaller


@pytest.fixture
def upload_page(log_in: LogIn, city: City) -> Page:
    page = log_in("government_coordinator")
    seat = city.seats["government_coordinator"].pk
    page.goto(f"/as/{seat}{reverse('schemes:upload', args=[city.place.pk])}")
    return page


def choose(page: Page, name: str, content: bytes) -> None:
    file: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.set_input_files("input[name=file]", file)


def test_a_large_upload_shows_how_far_it_is_and_leads_on(upload_page: Page, look: Look) -> None:
    notice = packed(("通知.docx", WRITERS["docx"](notices.SENTENCES)), ("印章.bin", LARGE))
    choose(upload_page, "通知.zip", notice)
    percent: list[str] = []
    upload_page.expose_function("note", lambda said: percent.append(said))  # noqa: PLW0108 - it is looked into
    upload_page.evaluate(
        "new MutationObserver((changes) => note(changes[0].target.textContent))"
        ".observe(document.querySelector('[data-percent]'), { childList: true })"
    )
    upload_page.get_by_role("button", name="读取通知").click()
    upload_page.wait_for_url(DRAFT)
    assert percent[-1] == "100%"
    assert upload_page.get_by_text("印章.bin：").is_visible()


def test_a_large_file_that_cannot_be_read_says_why_where_one_looks(upload_page: Page, look: Look) -> None:
    choose(upload_page, "扫描件.pdf", b"%PDF-1.7" + LARGE)
    upload_page.get_by_role("button", name="读取通知").click()
    alert = upload_page.get_by_role("alert")
    alert.wait_for()
    assert "PDF 文件已损坏" in alert.inner_text()
    chosen = upload_page.locator("input[name=file]").evaluate("field => field.files[0].name")
    assert chosen == "扫描件.pdf"
    look(upload_page, "upload-refused")
    choose(upload_page, "通知.docx", WRITERS["docx"](notices.SENTENCES))
    upload_page.get_by_role("button", name="读取通知").click()
    upload_page.wait_for_url(DRAFT)


def test_what_is_too_large_is_said_before_it_is_sent(upload_page: Page, look: Look, tmp_path: Path) -> None:
    file = tmp_path / "很大.pdf"
    with file.open("wb") as written:
        written.truncate(25 * 1024 * 1024)
    upload_page.set_input_files("input[name=file]", file)
    field = upload_page.locator("input[name=file]")
    assert "文件超过 20 MB" in field.evaluate("field => field.validationMessage")
    upload_page.get_by_role("button", name="读取通知").click()
    assert upload_page.url.endswith("/upload/")


def test_a_request_that_is_too_large_gets_a_page_that_says_what_to_do(
    upload_page: Page, look: Look, tmp_path: Path
) -> None:
    file = tmp_path / "很大.pdf"
    with file.open("wb") as written:
        written.truncate(40 * 1024 * 1024)
    upload_page.set_input_files("input[name=file]", file)
    upload_page.evaluate("document.querySelector('form[data-upload]').submit()")  # as without any script
    upload_page.get_by_text("一次最多上传 20 MB").wait_for()
    look(upload_page, "upload-too-large")
