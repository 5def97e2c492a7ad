"""Is a month's signed sheet filed at once, and is a word filed by the other side shown to the unit?"""

import re
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from liaison.core.activities.standing import Standing, Word
from liaison.files.models import FileContent, StoredFile
from liaison.files.queries import bytes_left
from liaison.matters.models import AnsweredHow, Attachment
from liaison.record.models import Entry
from liaison.tenancy.door import entered as inside
from tests.activities.confirming import address, entered, sent, standing_of, word_of
from tests.activities.test_confirming import picture
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY

SIGNED = "秘书长 6 月 15 日签字"


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("签字表.jpg", picture())


def month(city: City, page: str) -> str:
    return f"{address(city, page)}?unit={city.units['民盟'].pk}&month={TODAY:%Y-%m}"


def test_a_signed_sheet_is_filed_for_the_whole_month_with_one_scan(city: City, client_of: ClientOf) -> None:
    first, second = entered(city, what="走访一"), entered(city, what="走访二", days_ago=1)
    stale = entered(city, what="走访三", days_ago=2)
    coordinator, unit = client_of("government_coordinator"), str(city.units["民盟"].pk)
    page = coordinator.get(month(city, "sheet")).content.decode()
    assert month(city, "file_sheet").replace("&", "&amp;") in page or month(city, "file_sheet") in page
    ticks = re.findall(r'name="ticked" value="([\d:]+)"', page)
    assert len(ticks) == 3
    ticks = [f"{stale.pk}:7" if tick.startswith(f"{stale.pk}:") else tick for tick in ticks]
    answer = coordinator.post(
        month(city, "file_sheet"),
        {"unit": unit, "ticked": ticks, "note": SIGNED, "scan": scan()},
        follow=True,
    )
    said = answer.content.decode()
    assert "已按签字表登记 2 项" in said
    assert "走访三：内容刚刚有修改" in said
    for each in (first, second):
        row = word_of(city, each, "民盟")
        assert (row.word, row.word_how, row.word_note) == (Word.CONFIRMED, AnsweredHow.SHEET, SIGNED)
        assert standing_of(city, each) == Standing.CONFIRMED
    assert word_of(city, stale, "民盟").word == Word.WAITING
    with inside({city.place.pk}):
        assert StoredFile.objects.count() == 1
        assert set(Attachment.objects.values_list("subject_id", "kind")) == {
            (first.subject_id, "signed_sheet"),
            (second.subject_id, "signed_sheet"),
        }
        assert Entry.objects.filter(code="attachment.added").count() == 2


def test_a_sheet_without_its_scan_files_nothing_and_keeps_what_was_typed(
    city: City, client_of: ClientOf
) -> None:
    one, other = entered(city, what="走访一"), entered(city, what="走访二")
    sheet = {"unit": str(city.units["民盟"].pk), "ticked": f"{one.pk}:1", "note": SIGNED}
    answer = client_of("government_coordinator").post(month(city, "file_sheet"), sheet)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert SIGNED in page
    assert re.search(rf'value="{one.pk}:1"[^>]* checked', page)
    assert not re.search(rf'value="{other.pk}:1"[^>]* checked', page)
    assert word_of(city, one, "民盟").word == Word.WAITING


def test_nobody_files_a_sheet_of_a_unit_for_which_they_do_not_speak(city: City, client_of: ClientOf) -> None:
    activity = entered(city)
    sheet = {
        "unit": str(city.units["民盟"].pk),
        "ticked": f"{activity.pk}:1",
        "note": SIGNED,
        "scan": scan(),
    }
    assert client_of("department_officer").post(month(city, "file_sheet"), sheet).status_code == 404
    assert word_of(city, activity, "民盟").word == Word.WAITING


def test_the_sheet_of_another_unit_than_the_address_names_is_refused(city: City, client_of: ClientOf) -> None:
    activity = entered(city)
    sheet = {
        "unit": str(city.units["农工党"].pk),
        "ticked": f"{activity.pk}:1",
        "note": SIGNED,
        "scan": scan(),
    }
    answer = client_of("government_coordinator").post(month(city, "file_sheet"), sheet)
    assert answer.status_code == 422
    assert word_of(city, activity, "民盟").word == Word.WAITING


def test_a_signature_is_filed_with_its_scan_or_not_at_all(city: City, client_of: ClientOf) -> None:
    activity = entered(city)
    told = sent(city, "民盟", how="sheet", contests="0", note=SIGNED)
    answer = client_of("department_officer").post(address(city, "file_word", activity.pk), told)
    assert answer.status_code == 422
    assert "请附上签字表" in answer.content.decode()
    assert word_of(city, activity, "民盟").word == Word.WAITING


NOTICED = "已由对方代为登记确认，如不符请提出异议"


def test_a_unit_learns_that_the_other_side_filed_its_word(city: City, client_of: ClientOf) -> None:
    activity = entered(city)
    told = sent(city, "民盟", how="telephone", contests="0", note="联络员来电确认")
    client_of("department_officer").post(address(city, "file_word", activity.pk), told)
    inbox = reverse("notifications:inbox")
    secretary = client_of("organisation_secretary")
    page = secretary.get(inbox).content.decode()
    assert NOTICED in page
    assert address(city, "activity", activity.pk) in page
    assert NOTICED not in client_of("department_officer").get(inbox).content.decode()
    confirm = address(city, "confirm", activity.pk)
    assert confirm in page
    secretary.post(confirm, sent(city, "民盟"))
    assert word_of(city, activity, "民盟").word_how == AnsweredHow.PAGE
    assert NOTICED not in secretary.get(inbox).content.decode()


def test_what_a_coordinator_filed_or_what_is_long_past_is_not_put_before_the_unit(
    city: City, client_of: ClientOf
) -> None:
    activity = entered(city)
    told = sent(city, "民盟", how="telephone", contests="0", note="联络员来电确认")
    client_of("government_coordinator").post(address(city, "file_word", activity.pk), told)
    inbox = reverse("notifications:inbox")
    assert NOTICED not in client_of("organisation_secretary").get(inbox).content.decode()
    other = entered(city, what="走访二")
    client_of("department_officer").post(address(city, "file_word", other.pk), told)
    assert NOTICED in client_of("organisation_secretary").get(inbox).content.decode()
    row = word_of(city, other, "民盟")
    with inside({city.place.pk}):
        assert row.word_at is not None
        row.word_at -= timedelta(days=15)
        row.save(update_fields=["word_at"])
    assert NOTICED not in client_of("organisation_secretary").get(inbox).content.decode()


def test_removing_a_file_frees_its_space_and_keeps_who_put_it_there(city: City, client_of: ClientOf) -> None:
    first, second = entered(city, what="走访一"), entered(city, what="走访二")
    coordinator, unit = client_of("government_coordinator"), city.units["民盟"]
    ticks = [f"{first.pk}:1", f"{second.pk}:1"]
    coordinator.post(
        month(city, "file_sheet"), {"unit": str(unit.pk), "ticked": ticks, "note": SIGNED, "scan": scan()}
    )
    with inside({city.place.pk}):
        one, other = Attachment.objects.order_by("pk")
        owner = one.unit_id
        left = bytes_left(city.place.pk, owner)
    remove = {"reason": "扫描错了"}
    coordinator.post(address(city, "remove_attachment", one.pk), remove)
    with inside({city.place.pk}):
        assert bytes_left(city.place.pk, owner) == left  # it lies with the other still
    assert coordinator.get(address(city, "attachment", other.pk)).content == picture()
    coordinator.post(address(city, "remove_attachment", other.pk), remove)
    with inside({city.place.pk}):
        assert bytes_left(city.place.pk, owner) == left + len(picture())
        assert not FileContent.objects.exists()
        file = StoredFile.objects.get()
        assert (file.name, file.removed_by_id) == (
            "签字表.jpg",
            city.seats["government_coordinator"].account_id,
        )
        assert Entry.objects.filter(code="file.removed").count() == 1
