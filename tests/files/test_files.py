"""What may be put with a record, who counts it, and how does it come back?"""

import hashlib
import io
import zipfile
from collections.abc import Iterator

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.utils.datastructures import MultiValueDict
from PIL import Image
from pytest_django import Settings

from liaison.core.files import DOCUMENTS, KINDS, PICTURES, kind_of, safe_name
from liaison.core.notices.decode import Unreadable
from liaison.core.refusals import ActionRefused
from liaison.files.actions import ChangedContent, keep_file, remove_file, take_file
from liaison.files.forms import KeptFileField
from liaison.files.models import FileContent, StoredFile
from liaison.files.queries import bytes_left, preview_content, same_before
from liaison.files.readers import examine
from liaison.files.views import download, examined_upload, preview
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests import build
from tests.cast import City

ALL = DOCUMENTS | PICTURES
MINUTES = "2026年6月15日，召开座谈会。".encode()


def photo(size: tuple[int, int] = (2000, 1000), kind: str = "JPEG") -> bytes:
    """A picture that says where and with what it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "CameraMaker"
    exif.get_ifd(0x8825)[1] = "N"
    stored = io.BytesIO()
    Image.new("RGB", size, "green").save(stored, kind, exif=exif)
    return stored.getvalue()


def package(*names: str) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as written:
        for name in names:
            written.writestr(name, "x")
    return stored.getvalue()


@pytest.fixture
def inside(city: City) -> Iterator[City]:
    with entered({city.place.pk}):
        yield city


def keep(city: City, content: bytes = MINUTES, name: str = "纪要.txt", unit: str = "教育局") -> StoredFile:
    examined = examine(name, content, accepts=ALL)
    return keep_file(
        examined=examined, unit=city.units[unit], by=city.actor("department_officer"), at=build.NOW
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (photo((4, 4)), "jpeg"),
        (photo((4, 4), "PNG"), "png"),
        (photo((4, 4), "WEBP"), "webp"),
        (b"%PDF-1.4\n", "pdf"),
        (package("word/document.xml"), "docx"),
        (package("xl/workbook.xml"), "xlsx"),
        (package("OFD.xml"), "ofd"),
        (MINUTES, "text"),
        ("纪要".encode("utf-16"), "text"),
    ],
)
def test_the_kind_is_found_by_the_content(content: bytes, code: str) -> None:
    assert kind_of(content) is KINDS[code]


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><p>x",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>",
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02",
        b"#!/bin/sh\n",
        b"\x00\x01\x02",
        b"  \n ",
        package("notes.txt"),
        package("word/document.xml", "word/vbaProject.bin"),
    ],
)
def test_what_could_run_or_hide_something_is_no_kind(content: bytes) -> None:
    assert kind_of(content) is None


@pytest.mark.parametrize(
    ("given", "kind", "safe"),
    [
        ("../../../etc/passwd", "text", "passwd.txt"),
        ("合影\u202egpj.exe", "jpeg", "合影gpj.exe.jpg"),
        ("a\x00b\r\nSet-Cookie: x.pdf", "pdf", "abSet-Cookie x.pdf"),
        ("CON.txt", "text", "文件CON.txt"),
        ("", "pdf", "文件.pdf"),
        ("会议" * 100 + ".pdf", "pdf", ("会议" * 100)[:116] + ".pdf"),
        ("\udcff照片.JPG", "jpeg", "?照片.JPG".replace("?", "")),
    ],
)
def test_a_name_is_safe_to_be_saved_under(given: str, kind: str, safe: str) -> None:
    assert safe_name(given, KINDS[kind]) == safe


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("空.pdf", b"", "empty"),
        ("照片.jpg", b"\xff\xd8\xff" + b"x" * 100, "damaged"),
        ("页.html", b"<html><script>alert(1)</script>", "unknown_format"),
        ("表.xlsm", package("xl/workbook.xml", "xl/vbaProject.bin"), "macros"),
    ],
)
def test_what_is_not_kept_says_what_to_do(name: str, content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        examine(name, content, accepts=ALL)
    assert refused.value.code == code
    assert refused.value.message.endswith("。")


def test_a_page_takes_only_the_kinds_that_it_asks_for() -> None:
    with pytest.raises(Unreadable, match="照片"):
        examine("纪要.txt", MINUTES, accepts=PICTURES)


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    stored = io.BytesIO()
    Image.new("1", (10_000, 7_000)).save(stored, "PNG")
    with pytest.raises(Unreadable, match="缩小"):
        examine("大图.png", stored.getvalue(), accepts=ALL)


def test_a_preview_says_neither_place_nor_camera() -> None:
    content = photo()
    examined = examine("合影.jpg", content, accepts=ALL)
    with Image.open(io.BytesIO(examined.preview)) as seen:
        assert (seen.format, seen.size) == ("JPEG", (1280, 640))
        assert dict(seen.getexif()) == {}
    assert b"CameraMaker" in content
    assert b"CameraMaker" not in examined.preview


def test_a_file_comes_back_byte_for_byte_and_as_a_download(inside: City) -> None:
    file = keep(inside, photo(), "合影 一.jpg")
    answer = download(file, by=inside.actor("department_officer"), at=build.NOW)
    assert answer.content == photo()
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%E5%90%88%E5%BD%B1%20%E4%B8%80.jpg"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert preview(file)["Content-Type"] == "image/jpeg"
    codes = list(
        Entry.objects.filter(about="files.storedfile", about_id=file.pk).values_list("code", flat=True)
    )
    assert set(codes) == {"file.kept", "export.taken"}


def test_the_same_bytes_are_kept_once_and_go_with_the_last_file(inside: City) -> None:
    by = inside.actor("department_officer")
    first, second = keep(inside), keep(inside, name="副本.txt")
    assert FileContent.objects.count() == 1
    remove_file(file=first, by=by, at=build.NOW)
    assert take_file(file=second, by=by, at=build.NOW) == MINUTES
    remove_file(file=second, by=by, at=build.NOW)
    assert FileContent.objects.count() == 0
    assert StoredFile.objects.filter(removed_by=by.account_id).count() == 2
    with pytest.raises(Http404):
        download(first, by=by, at=build.NOW)


def test_a_unit_is_told_of_its_own_same_file_and_never_of_anothers(inside: City) -> None:
    kept = keep(inside)
    digest = hashlib.sha256(MINUTES).hexdigest()
    assert same_before(inside.place.pk, inside.units["教育局"].pk, digest) == kept
    assert same_before(inside.place.pk, inside.units["民盟"].pk, digest) is None


def test_another_city_has_neither_the_file_nor_its_bytes(city: City, stranger: City) -> None:
    with entered({city.place.pk}):
        keep(city)
    with entered({stranger.place.pk}):
        assert StoredFile.objects.count() == FileContent.objects.count() == 0


def test_a_unit_fills_no_more_than_its_share(inside: City, settings: Settings) -> None:
    settings.LIAISON_UNIT_FILE_BYTES = len(MINUTES) + 1
    keep(inside)
    with pytest.raises(ActionRefused) as refused:
        keep(inside, name="再一份.txt")
    assert [refusal.code for refusal in refused.value.refusals] == ["quota"]
    assert bytes_left(inside.place.pk, inside.units["教育局"].pk) == 1
    keep(inside, unit="民盟")


def test_what_was_kept_cannot_become_another_file(inside: City) -> None:
    file = keep(inside)
    with pytest.raises(DatabaseError), transaction.atomic():
        StoredFile.objects.filter(pk=file.pk).update(sha256="0" * 64)
    FileContent.objects.update(content=b"something else")
    with pytest.raises(ChangedContent):
        take_file(file=file, by=inside.actor("department_officer"), at=build.NOW)
    assert connection.is_usable()


class FileForm(forms.Form):
    file = KeptFileField(label="附件", accepts=ALL, required=False)


def test_limit_and_kinds_are_said_before_anybody_chooses(settings: Settings) -> None:
    said = str(FileForm()["file"].help_text)
    assert "20 MB" in said
    assert "照片" in said
    assert "国家秘密" in said


@pytest.mark.parametrize("name", ["【机密】名单.txt", "名单.txt"])
def test_a_mark_in_name_or_text_is_blocked_and_on_record(inside: City, name: str) -> None:
    content = "机密★5年\n正文".encode()
    form = FileForm({}, MultiValueDict({"file": [SimpleUploadedFile(name, content)]}))
    assert form.is_valid()
    by = inside.actor("department_officer")
    assert examined_upload(form, "file", by=by, at=build.NOW) is None
    assert "密级标志" in str(form.errors["file"])
    assert Entry.objects.filter(code="notice.blocked").exists()


def test_a_preview_is_of_pictures_alone(inside: City) -> None:
    file = keep(inside)
    assert preview_content(file) == b""
    with pytest.raises(Http404):
        preview(file)
