"""What becomes of a package of several files?"""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.limits import MOST_FILES
from liaison.core.secrecy import ClassifiedContent
from liaison.record.models import Entry
from liaison.schemes.models import NoticeOriginal, SchemeDraft
from liaison.schemes.readers import notices_in
from liaison.tenancy.door import entered
from tests import cast
from tests.cast import City
from tests.journeys import notices
from tests.notices.written import WRITERS

NOTICE = notices.SENTENCES


def packed(*files: tuple[str, bytes]) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files:
            package.writestr(name, content)
    return stored.getvalue()


@pytest.fixture
def browser(city: City) -> Client:
    return cast.client(city.seats["government_coordinator"])


def send(browser: Client, city: City, content: bytes, name: str = "通知.zip") -> Any:
    address = reverse("schemes:upload", args=[city.place.pk])
    return browser.post(address, {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_each_file_is_a_draft_of_its_own_and_kept_as_it_was(browser: Client, city: City) -> None:
    first, second = NOTICE.encode("gb18030"), WRITERS["docx"](NOTICE)
    page = send(browser, city, packed(("甲/通知.txt", first), ("乙.docx", second)))
    assert "读取了 2 份通知" in page.content.decode()
    with entered({city.place.pk}):
        names = set(SchemeDraft.objects.values_list("notice__name", flat=True))
        kept = {bytes(content) for content in NoticeOriginal.objects.values_list("content", flat=True)}
    assert names == {"通知.txt", "乙.docx"}
    assert kept == {first, second}


def test_what_cannot_be_read_is_named_and_holds_up_nothing_else(browser: Client, city: City) -> None:
    page = send(browser, city, packed(("好.txt", NOTICE.encode()), ("坏.pdf", b"%PDF-1.7")))
    with entered({city.place.pk}):
        assert SchemeDraft.objects.count() == 1
    assert "坏.pdf：PDF 文件已损坏" in page.content.decode()


def test_one_marked_file_keeps_all_out(browser: Client, city: City) -> None:
    page = send(
        browser, city, packed(("好.txt", NOTICE.encode()), ("坏.txt", f"机密★5年\n{NOTICE}".encode()))
    )
    assert page.status_code == 422
    with entered({city.place.pk}):
        assert not SchemeDraft.objects.exists()
        assert Entry.objects.filter(code="notice.blocked").count() == 1


def test_what_systems_leave_and_folders_are_passed_over() -> None:
    files = packed(("甲/", b""), ("__MACOSX/._通知.txt", b"x"), (".DS_Store", b"x"), ("Thumbs.db", b"x"))
    with pytest.raises(Unreadable) as refused:
        notices_in("通知.zip", files)
    assert refused.value.code == "empty"


def test_names_written_in_gb_come_out_right_and_lead_nowhere() -> None:
    name = "澄岚通知.txt".encode("gb18030")
    plain = packed(("x" * len(name), NOTICE.encode())).replace(b"x" * len(name), name)
    (member,) = notices_in("通知.zip", plain)
    assert member.name == "澄岚通知.txt"
    (member,) = notices_in("通知.zip", packed(("../../etc/passwd", b"x")))
    assert member.name == "passwd"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("通知.zip", packed(("内.zip", packed(("a.txt", b"x")))), "nested"),
        ("通知.zip", packed(("内.rar", b"Rar!\x1a\x07\x00")), "nested"),
        ("通知.zip", packed(*((f"{each}.txt", b"x") for each in range(MOST_FILES + 1))), "too_large"),
        ("通知.zip", packed(("a.txt", NOTICE.encode()))[:-30], "damaged"),
        ("通知.docx", packed(("a.txt", NOTICE.encode())), "unknown_format"),
        ("通知.zip", packed(("a.txt", b"0" * 9_000_000)), "too_large"),
    ],
)
def test_a_package_beyond_the_limits_is_refused(name: str, content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        notices_in(name, content)
    assert refused.value.code == code
    assert refused.value.message.endswith("。")


def test_a_mark_in_the_name_of_the_package_keeps_it_out() -> None:
    with pytest.raises(ClassifiedContent):
        notices_in("【秘密】通知.zip", packed(("a.txt", NOTICE.encode())))


def test_a_document_is_no_package_of_files() -> None:
    (member,) = notices_in("通知.docx", WRITERS["docx"](NOTICE))
    assert member.name == "通知.docx"
