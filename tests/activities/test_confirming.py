"""Does the other side confirm with one click, a month at once, or on paper?"""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from liaison.core.activities.standing import Standing, Word
from liaison.matters.models import AnsweredHow, Attachment
from liaison.record.models import Entry
from liaison.tenancy.door import entered as inside
from tests import build, build_activities, cast
from tests.activities.confirming import address, entered, sent, standing_of, word_of
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY


def picture() -> bytes:
    """A sheet as a phone takes it."""
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(drawn, "JPEG")
    return drawn.getvalue()


def test_one_click_in_the_inbox_confirms_and_the_item_is_gone(city: City, client_of: ClientOf) -> None:
    activity = entered(city)
    secretary = client_of("organisation_secretary")
    inbox = reverse("notifications:inbox")
    page = secretary.get(inbox).content.decode()
    assert "请确认：走访座谈" in page
    act = address(city, "confirm", activity.pk)
    assert act in page
    answer = secretary.post(act, sent(city, "民盟", next=inbox), follow=True)
    assert "已确认：走访座谈" in answer.content.decode()
    assert "请确认：走访座谈" not in answer.content.decode()
    assert standing_of(city, activity) == Standing.CONFIRMED


def test_a_coordinator_files_what_the_represented_said_by_telephone(city: City, client_of: ClientOf) -> None:
    """Without a seat of 知联会, the coordinator files the telephone call."""
    activity = entered(city, guest="无党派")
    coordinator = client_of("united_front_coordinator")
    told = sent(city, "无党派", how="telephone", contests="0", note="知联会秘书长 6 月 15 日来电确认")
    answer = coordinator.post(address(city, "file_word", activity.pk), told)
    assert answer.status_code == 302
    row = word_of(city, activity, "无党派")
    assert (row.word, row.word_how) == (Word.CONFIRMED, AnsweredHow.TELEPHONE)


def test_the_representative_confirms_for_the_represented(city: City, client_of: ClientOf) -> None:
    """知联会 answers for 无党派人士; counting stays with them."""
    activity = entered(city, guest="无党派")
    unit = city.units["知联会"]
    seat = build.seat(
        account=build.account(place=city.place, login="zhilian"),
        place=city.place,
        role="organisation_officer",
        unit=unit,
    )
    representative = cast.client(seat)
    inbox = representative.get(reverse("notifications:inbox")).content.decode()
    assert "请确认：走访座谈" in inbox
    assert address(city, "confirm", activity.pk) in inbox
    month = representative.get(address(city, "confirm_month")).content.decode()
    assert "无党派人士" in month
    representative.post(address(city, "confirm", activity.pk), sent(city, "无党派"))
    row = word_of(city, activity, "无党派")
    assert (row.word, row.word_by_id) == (Word.CONFIRMED, seat.account_id)


def test_a_deputy_confirms_in_the_stead_of_the_secretary(city: City) -> None:
    activity = entered(city)
    deputy = cast.client(build.deputy(of=city.seats["organisation_secretary"]))
    deputy.post(address(city, "confirm", activity.pk), sent(city, "民盟"))
    assert word_of(city, activity, "民盟").word == Word.CONFIRMED
    with inside({city.place.pk}):
        entry = Entry.objects.get(code="activity.confirmed", about_id=activity.pk)
    assert entry.detail["unit"] == "民盟市委会"


def test_one_side_cannot_file_away_what_the_other_has_contested(city: City, client_of: ClientOf) -> None:
    activity = entered(city)
    contest = sent(city, "民盟", note="当天没有来人")
    client_of("organisation_officer").post(address(city, "contest", activity.pk), contest)
    told = sent(city, "民盟", how="telephone", contests="0", note="对方来电说没有意见")
    filed = address(city, "file_word", activity.pk)
    answer = client_of("department_officer").post(filed, told)
    assert answer.status_code == 422
    assert "对方已经答复" in answer.content.decode()
    assert word_of(city, activity, "民盟").word == Word.CONTESTED
    assert client_of("government_coordinator").post(filed, told).status_code == 302
    assert word_of(city, activity, "民盟").word == Word.CONFIRMED


def test_a_signed_sheet_is_filed_with_its_scan(city: City, client_of: ClientOf) -> None:
    activity = entered(city)
    told = sent(city, "民盟", how="sheet", contests="0", note="6 月 15 日秘书长签字")
    filed = address(city, "file_word", activity.pk)
    officer = client_of("department_officer")
    wrong = SimpleUploadedFile("签字表.pdf", b"\x00\x01\x02" * 40)
    refused = officer.post(filed, {**told, "scan": wrong})
    assert refused.status_code == 422
    assert "6 月 15 日秘书长签字" in refused.content.decode()
    assert word_of(city, activity, "民盟").word == Word.WAITING
    answer = officer.post(filed, {**told, "scan": SimpleUploadedFile("签字表.jpg", picture())}, follow=True)
    assert "已登记对方的答复" in answer.content.decode()
    assert word_of(city, activity, "民盟").word_how == AnsweredHow.SHEET
    with inside({city.place.pk}):
        scan = Attachment.objects.get(subject_id=activity.subject_id)
    assert (scan.kind, scan.caption) == ("signed_sheet", "民盟市委会")
    page = client_of("organisation_officer").get(address(city, "activity", activity.pk)).content.decode()
    assert "签字确认表：民盟市委会" in page


def test_a_contest_without_a_reason_keeps_what_was_typed(city: City, client_of: ClientOf) -> None:
    activity = entered(city)
    answer = client_of("organisation_officer").post(
        address(city, "contest", activity.pk), sent(city, "民盟", note=" ")
    )
    assert answer.status_code == 422
    assert word_of(city, activity, "民盟").word == Word.WAITING


def test_a_contest_waits_with_both_sides_and_the_coordinators_until_it_is_settled(
    city: City, client_of: ClientOf
) -> None:
    activity = entered(city)
    contest = address(city, "contest", activity.pk)
    client_of("organisation_officer").post(contest, sent(city, "民盟", note="当天没有来人"))
    for role in ("department_officer", "organisation_secretary", "united_front_coordinator"):
        assert "有异议，待协商一致" in client_of(role).get(reverse("notifications:inbox")).content.decode(), (
            role
        )
    page = client_of("department_officer").get(address(city, "activity", activity.pk)).content.decode()
    assert "当天没有来人" in page
    settle = address(city, "settle", activity.pk)
    assert client_of("department_officer").post(settle, {"stands": "1", "reason": "x"}).status_code == 404
    client_of("government_coordinator").post(settle, {"stands": "0", "reason": "签到表上没有民盟"})
    page = client_of("department_officer").get(address(city, "activity", activity.pk)).content.decode()
    assert "签到表上没有民盟" in page
    assert standing_of(city, activity) == Standing.ONE_SIDED


def test_nobody_says_a_word_about_what_is_not_theirs(city: City, client_of: ClientOf) -> None:
    with inside({city.place.pk}):
        foreign = build_activities.activity(
            by=city.actor("government_coordinator"),
            hosts=[city.units["卫生健康委"]],
            guests=[city.units["农工党"]],
        )
    for page in ("confirm", "contest", "file_word"):
        answer = client_of("organisation_officer").post(
            address(city, page, foreign.pk), sent(city, "农工党", note="x")
        )
        assert answer.status_code == 404


def test_a_month_is_confirmed_at_once_and_what_changed_meanwhile_is_left_out(
    city: City, client_of: ClientOf
) -> None:
    first, second = entered(city, what="走访一", days_ago=1), entered(city, what="走访二", days_ago=2)
    secretary = client_of("organisation_secretary")
    where = address(city, "confirm_month")
    page = secretary.get(where).content.decode()
    assert "走访一" in page
    assert "走访二" in page
    ticks = re.findall(r'name="ticked" value="([\d:]+)"', page)
    assert len(ticks) == 2
    month = f"{where}?unit={city.units['民盟'].pk}&month=2026-06"
    unit = str(city.units["民盟"].pk)
    refused = secretary.post(
        month, {"unit": unit, "ticked": [f"{first.pk}:1", f"{second.pk}:7"]}, follow=True
    )
    assert "已确认 1 项" in refused.content.decode()
    assert "走访二：内容刚刚有修改" in refused.content.decode()
    assert (standing_of(city, first), standing_of(city, second)) == (Standing.CONFIRMED, Standing.ONE_SIDED)
    done = secretary.post(month, {"unit": unit, "ticked": ticks}, follow=True)
    assert "已确认 1 项" in done.content.decode()
    assert "1 项已不再等待答复" in done.content.decode()
    assert standing_of(city, second) == Standing.CONFIRMED


@pytest.mark.parametrize("ticked", [[], ["x"], ["1:"], ["9" * 30 + ":1"], ["0:1"]])
def test_ticks_that_are_none_confirm_nothing(city: City, client_of: ClientOf, ticked: list[str]) -> None:
    activity = entered(city)
    unit = city.units["民盟"].pk
    month = f"{address(city, 'confirm_month')}?unit={unit}&month=2026-06"
    answer = client_of("organisation_secretary").post(month, {"unit": unit, "ticked": ticked}, follow=True)
    assert answer.status_code == 200
    assert re.search("请勾选要答复的活动|不再等待答复", answer.content.decode())
    assert word_of(city, activity, "民盟").word == Word.WAITING


def test_a_month_costs_the_same_however_long_it_is(
    city: City, client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    secretary = client_of("organisation_secretary")
    month = f"{address(city, 'confirm_month')}?unit={city.units['民盟'].pk}&month=2026-06"
    for number in range(12):
        entered(city, what=f"走访{number}", days_ago=number)
    secretary.get(month)  # what is remembered of a session and of names is another matter
    with django_assert_max_num_queries(15):
        assert secretary.get(month).content.decode().count('name="ticked"') == 12


def test_the_month_of_another_unit_is_not_found(city: City, client_of: ClientOf) -> None:
    month = f"{address(city, 'confirm_month')}?unit={city.units['农工党'].pk}&month=2026-06"
    assert client_of("organisation_secretary").get(month).status_code == 404


def test_a_sheet_to_be_signed_lists_the_month(city: City, client_of: ClientOf) -> None:
    entered(city)
    sheet = f"{address(city, 'sheet')}?unit={city.units['民盟'].pk}&month=2026-06"
    assert "走访座谈" in client_of("organisation_secretary").get(sheet).content.decode()
    assert "走访座谈" in client_of("united_front_coordinator").get(sheet).content.decode()
    assert client_of("department_officer").get(sheet).status_code == 404


def test_what_changed_since_the_last_word_is_shown_before_the_next(city: City, client_of: ClientOf) -> None:
    activity = entered(city)
    secretary = client_of("organisation_secretary")
    secretary.post(address(city, "confirm", activity.pk), sent(city, "民盟"))
    with inside({city.place.pk}):
        from liaison.activities.actions import change_activity
        from tests.build import NOW

        said = build_activities.said(
            hosts=[city.units["教育局"]], guests=[city.units["民盟"]], what="走访座谈", place="市教育局会议室"
        )
        by = city.actor("department_officer")
        change_activity(activity=activity, said=said, revision=1, by=by, at=NOW, on=TODAY)
    page = secretary.get(address(city, "activity", activity.pk)).content.decode()
    assert "上次确认以后有修改" in page
    assert "市教育局会议室" in page
