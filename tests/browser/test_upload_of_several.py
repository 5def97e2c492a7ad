"""Does a person see what became of each file of a package, on a desk and on a phone?"""

import pytest
from django.urls import reverse

from tests.browser.conftest import LogIn, Look
from tests.cast import City
from tests.journeys import notices
from tests.notices.written import WRITERS
from tests.schemes.test_upload_of_several import packed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_drafts_and_what_was_not_read_are_shown_together(log_in: LogIn, look: Look, city: City) -> None:
    page = log_in("government_coordinator")
    seat = city.seats["government_coordinator"].pk
    page.goto(f"/as/{seat}{reverse('schemes:upload', args=[city.place.pk])}")
    look(page, "upload-formats")
    files = packed(
        ("澄岚通知.docx", WRITERS["docx"](notices.SENTENCES)),
        ("澄岚通知（盖章版）.ofd", WRITERS["ofd"](notices.SENTENCES)),
        ("扫描件.pdf", b"%PDF-1.7"),
    )
    page.set_input_files(
        "input[name=file]", {"name": "通知.zip", "mimeType": "application/zip", "buffer": files}
    )
    page.get_by_role("button", name="读取通知").click()
    page.get_by_text("读取了 2 份通知").wait_for()
    assert page.get_by_text("扫描件.pdf：PDF 文件已损坏").is_visible()
    look(page, "upload-of-several")
