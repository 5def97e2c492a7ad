"""Are photos and papers kept with an activity, and seen by those alone who see it?"""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from PIL import Image

from liaison.activities.models import Activity
from liaison.core.access.actor import Actor
from liaison.files.models import FileContent
from liaison.matters.models import Attachment, AttachmentKind
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests import build_activities, cast
from tests.cast import City

MINUTES = "2026年6月15日，双方商定每季度会商一次。".encode()


def photo(colour: str = "green") -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "CameraMaker"
    stored = io.BytesIO()
    Image.new("RGB", (400, 300), colour).save(stored, "JPEG", exif=exif)
    return stored.getvalue()


@pytest.fixture
def activity(city: City) -> Activity:
    with entered({city.place.pk}):
        return build_activities.activity(
            by=city.actor("department_officer"), hosts=[city.units["教育局"]], guests=[city.units["民盟"]]
        )


@pytest.fixture
def inside(city: City, activity: Activity) -> Iterator[None]:
    with entered({city.place.pk}):
        yield


def upload(
    city: City, activity: Activity, *files: tuple[str, bytes], role: str = "department_officer", **sent: Any
) -> Any:
    data = {"file": [SimpleUploadedFile(name, content) for name, content in files]} | sent
    address = reverse("activities:add_files", args=[city.place.pk, activity.pk])
    return cast.client(city.seats[role]).post(address, data, follow=True)


def rows(city: City) -> list[Attachment]:
    with entered({city.place.pk}):
        return list(Attachment.objects.select_related("file").order_by("pk"))


def get(city: City, page: str, row: Attachment, role: str) -> Any:
    return cast.client(city.seats[role]).get(reverse(f"activities:{page}", args=[city.place.pk, row.pk]))


def test_several_files_come_in_at_once_and_are_told_apart_by_their_content(
    city: City, activity: Activity
) -> None:
    answer = upload(city, activity, ("现场.jpg", photo()), ("纪要.txt", MINUTES), caption="座谈会")
    assert "已上传 2 份材料" in answer.content.decode()
    assert [row.kind for row in rows(city)] == [AttachmentKind.PHOTO, AttachmentKind.OTHER]
    assert [row.caption for row in rows(city)] == ["座谈会", "座谈会"]
    with entered({city.place.pk}):
        assert Entry.objects.filter(code="attachment.added", about_id=activity.pk).count() == 2


def test_who_sends_the_same_again_is_told_and_the_other_side_learns_nothing_of_it(
    city: City, activity: Activity
) -> None:
    upload(city, activity, ("纪要.txt", MINUTES))
    told = "与本单位 2026-06-15 上传的“纪要.txt”内容相同"
    assert told in upload(city, activity, ("另一份.txt", MINUTES)).content.decode()
    other = upload(city, activity, ("纪要.txt", MINUTES), role="organisation_officer").content.decode()
    assert "内容相同" not in other
    assert len(rows(city)) == 3


def test_the_other_side_reads_it_and_nobody_else_learns_of_it(city: City, activity: Activity) -> None:
    upload(city, activity, ("现场.jpg", photo()))
    (row,) = rows(city)
    assert get(city, "attachment", row, "organisation_officer").content == photo()
    shown = get(city, "preview", row, "organisation_officer")
    assert shown["Content-Type"] == "image/jpeg"
    assert b"CameraMaker" not in shown.content
    for role in ("observer", "system_administrator", "audit_administrator"):
        assert get(city, "attachment", row, role).status_code == 404
    stranger = cast.stranger()
    answer = cast.client(stranger.seats["government_coordinator"]).get(
        reverse("activities:attachment", args=[stranger.place.pk, row.pk])
    )
    assert answer.status_code == 404


def test_a_unit_that_takes_no_part_reads_no_file(city: City) -> None:
    with entered({city.place.pk}):
        others = build_activities.activity(
            by=city.actor("government_coordinator"),
            hosts=[city.units["卫生健康委"]],
            guests=[city.units["农工党"]],
        )
    upload(city, others, ("现场.jpg", photo()), role="government_coordinator")
    (row,) = rows(city)
    assert get(city, "attachment", row, "department_officer").status_code == 404
    assert get(city, "preview", row, "organisation_officer").status_code == 404


def test_what_is_bad_is_refused_by_name_and_what_is_good_stays(city: City, activity: Activity) -> None:
    answer = upload(city, activity, ("程序.jpg", b"MZ\x90\x00\x03"), ("纪要.txt", MINUTES))
    page = answer.content.decode()
    assert "程序.jpg：这种文件不能上传" in page
    assert "已上传 1 份材料" in page
    assert [row.file.name for row in rows(city)] == ["纪要.txt"]


def test_a_file_with_a_secrecy_mark_is_blocked_and_on_record(city: City, activity: Activity) -> None:
    answer = upload(city, activity, ("机密★座谈纪要.txt", MINUTES))
    assert "密级标志" in answer.content.decode()
    assert rows(city) == []
    with entered({city.place.pk}):
        assert Entry.objects.filter(code="notice.blocked").count() == 1


def test_an_upload_without_a_file_says_what_to_do(city: City, activity: Activity) -> None:
    assert "请先选择文件" in upload(city, activity).content.decode()


def test_a_script_is_told_where_to_go(city: City, activity: Activity) -> None:
    address = reverse("activities:add_files", args=[city.place.pk, activity.pk])
    answer = cast.client(city.seats["department_officer"]).post(
        address,
        {"file": SimpleUploadedFile("现场.jpg", photo()), "from": "photos"},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert answer["X-Onwards"] == reverse("activities:photos", args=[city.place.pk, activity.pk])


def test_a_file_is_taken_away_by_its_unit_with_a_reason_and_its_row_is_kept(
    city: City, activity: Activity
) -> None:
    upload(city, activity, ("现场.jpg", photo()))
    (row,) = rows(city)
    address = reverse("activities:remove_attachment", args=[city.place.pk, row.pk])
    other = cast.client(city.seats["organisation_officer"]).post(address, {"reason": "不清楚"})
    assert "只能移除本单位上传的材料" in other.content.decode()
    own = cast.client(city.seats["department_officer"])
    assert own.post(address, {"reason": " "}).status_code == 422
    assert own.post(address, {"reason": "传错了活动"}).status_code == 302
    assert get(city, "attachment", row, "department_officer").status_code == 404
    (gone,) = rows(city)
    assert gone.reason == "传错了活动"
    with entered({city.place.pk}):
        assert not FileContent.objects.exists()  # the share is free again, the row says who and why
        assert Entry.objects.get(code="attachment.removed").detail["reason"] == "传错了活动"


def test_what_was_put_there_is_not_rewritten(city: City, activity: Activity, inside: None) -> None:
    upload(city, activity, ("现场.jpg", photo()))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE matters_attachment SET caption = 'x'")


def test_a_leader_reads_and_adds_nothing(city: City, activity: Activity) -> None:
    actor: Actor = city.actor("city_leader")
    assert not actor.unit_id or upload(
        city, activity, ("现场.jpg", photo()), role="city_leader"
    ).status_code in {403, 404}
    assert rows(city) == []
