"""Does the other side confirm with one click, a month at once, by an address, or on paper?"""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from liaison.activities.models import Activity, ConfirmationLink
from liaison.core.activities.standing import Standing, Word
from liaison.matters.models import AnsweredHow, Attachment, Involvement
from liaison.record.models import Entry
from liaison.tenancy.door import entered as inside
from tests import build, build_activities, cast
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY


def entered(city: City, *, what: str = "走访座谈", guest: str = "民盟", days_ago: int = 0) -> Activity:
    with inside({city.place.pk}):
        return build_activities.activity(
            by=city.actor("department_officer"),
            hosts=[city.units["教育局"]],
            guests=[city.units[guest]],
            what=what,
            on=TODAY - timedelta(days=days_ago),
        )


def word_of(city: City, activity: Activity, unit: str) -> Involvement:
    with inside({city.place.pk}):
        return Involvement.objects.get(subject_id=activity.subject_id, unit=city.units[unit])


def standing_of(city: City, activity: Activity) -> str:
    with inside({city.place.pk}):
        return Activity.objects.select_related("subject").get(pk=activity.pk).subject.standing


def picture() -> bytes:
    """A sheet as a phone takes it."""
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(drawn, "JPEG")
    return drawn.getvalue()


def address(city: City, page: str, *arguments: object) -> str:
    return reverse(f"activities:{page}", args=[city.place.pk, *arguments])


def sent(city: City, unit: str, revision: int = 1, **more: str) -> dict[str, str]:
    return {"unit": str(city.units[unit].pk), "revision": str(revision), **more}


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


def link_to(city: City, client: Client, unit: str, **about: str) -> str:
    """The address that is shown once."""
    made = client.post(address(city, "make_link"), {"unit": str(city.units[unit].pk), **about})
    assert made.status_code == 200
    found = re.search(r'value="http://testserver(/c/[^"]+)"', made.content.decode())
    assert found
    return found[1]


def test_a_link_shows_and_only_its_button_acts(city: City, client_of: ClientOf) -> None:
    activity = entered(city)
    path = link_to(city, client_of("department_officer"), "民盟", activity=str(activity.pk))
    stranger = Client()
    page = stranger.get(path)
    assert page.status_code == 200
    assert "走访座谈" in page.content.decode()
    assert page["Referrer-Policy"] == "same-origin"
    assert page["X-Robots-Tag"] == "noindex"
    assert "no-store" in page["Cache-Control"]
    assert word_of(city, activity, "民盟").word == Word.WAITING
    told = {"answer": "confirm", "who": "某某 联络员", "ticked": f"{activity.pk}:1"}
    assert "已确认 1 项" in stranger.post(path, told).content.decode()
    row = word_of(city, activity, "民盟")
    assert (row.word, row.word_how, row.word_note) == (Word.CONFIRMED, AnsweredHow.LINK, "某某 联络员")
    with inside({city.place.pk}):
        entry = Entry.objects.get(code="activity.confirmed", about_id=activity.pk)
    assert (entry.role, entry.account_id) == ("link", 0)


def test_a_link_contests_with_what_is_wrong(city: City, client_of: ClientOf) -> None:
    activity = entered(city)
    path = link_to(city, client_of("department_officer"), "民盟", activity=str(activity.pk))
    told = {"answer": "contest", "who": "某某", "ticked": f"{activity.pk}:1", "wrong": ""}
    refused = Client().post(path, told)
    assert refused.status_code == 422
    assert "请写明哪里不符" in refused.content.decode()
    Client().post(path, told | {"wrong": "日期是前一天"})
    assert word_of(city, activity, "民盟").word_note == "日期是前一天（某某）"


def test_a_link_opens_nothing_but_what_it_is_about(city: City, client_of: ClientOf) -> None:
    activity, other = entered(city), entered(city, what="另一次走访", days_ago=3)
    path = link_to(city, client_of("department_officer"), "民盟", activity=str(activity.pk))
    assert "另一次走访" not in Client().get(path).content.decode()
    Client().post(path, {"answer": "confirm", "who": "某某", "ticked": f"{other.pk}:1"})
    assert word_of(city, other, "民盟").word == Word.WAITING


def test_what_was_unticked_stays_so_where_something_is_missing(city: City, client_of: ClientOf) -> None:
    first, second = entered(city, what="走访一"), entered(city, what="走访二", days_ago=1)
    path = link_to(city, client_of("united_front_coordinator"), "民盟", month="2026-06")
    told = {"answer": "contest", "who": "某某", "ticked": f"{first.pk}:1", "wrong": ""}
    page = Client().post(path, told).content.decode()
    assert re.search(rf'value="{first.pk}:1" id="t{first.pk}" checked', page)
    assert f'value="{second.pk}:1" id="t{second.pk}">' in page


def test_by_link_what_changed_meanwhile_is_said_and_left_out(city: City, client_of: ClientOf) -> None:
    activity = entered(city)
    path = link_to(city, client_of("department_officer"), "民盟", activity=str(activity.pk))
    told = {"answer": "confirm", "who": "某某", "ticked": f"{activity.pk}:9"}
    answer = Client().post(path, told)
    assert answer.status_code == 422
    assert "内容刚刚有修改" in answer.content.decode()
    gone = Client().post(path, told | {"ticked": f"{activity.pk + 1}:1"})
    assert "不再等待答复" in gone.content.decode()


def test_by_link_a_classification_mark_is_kept_out(city: City, client_of: ClientOf) -> None:
    activity = entered(city)
    path = link_to(city, client_of("department_officer"), "民盟", activity=str(activity.pk))
    told = {"answer": "contest", "who": "某某", "ticked": f"{activity.pk}:1", "wrong": "见机密★10年文件"}
    assert "非涉密系统" in Client().post(path, told).content.decode()
    assert word_of(city, activity, "民盟").word == Word.WAITING
    with inside({city.place.pk}):
        entry = Entry.objects.get(code="notice.blocked")
    assert (entry.role, "文件" in str(entry.detail)) == ("link", False)


@pytest.mark.parametrize("at", ["0", "9" * 30])
def test_a_place_that_there_is_not_has_no_links(db: None, at: str) -> None:
    assert Client().get(f"/c/{at}/{'x' * 43}/").status_code == 404


@pytest.mark.parametrize("end", ["revoked", "expired", "unknown", "elsewhere"])
def test_a_link_that_is_over_says_so(city: City, stranger: City, client_of: ClientOf, end: str) -> None:
    activity = entered(city)
    officer = client_of("department_officer")
    path = link_to(city, officer, "民盟", activity=str(activity.pk))
    with inside({city.place.pk}):
        link = ConfirmationLink.objects.get()
        if end == "expired":
            ConfirmationLink.objects.update(expires_at=link.made_at - timedelta(days=1))
    if end == "revoked":
        assert officer.post(address(city, "revoke_link", link.pk)).status_code == 302
    if end == "unknown":
        path = path[:-3] + "xx/"
    if end == "elsewhere":
        path = path.replace(f"/c/{city.place.pk}/", f"/c/{stranger.place.pk}/")
    answer = Client().get(path)
    assert answer.status_code == 404
    assert "地址已失效" in answer.content.decode()
    told = {"answer": "confirm", "who": "某某", "ticked": f"{activity.pk}:1"}
    assert Client().post(path, told).status_code == 404
    assert word_of(city, activity, "民盟").word == Word.WAITING


def test_a_month_by_link_is_for_the_coordinators_to_send(city: City, client_of: ClientOf) -> None:
    entered(city)
    about = {"unit": str(city.units["民盟"].pk), "month": "2026-06"}
    refused = client_of("department_officer").post(address(city, "make_link"), about, follow=True)
    assert "由统筹部门制作" in refused.content.decode()
    path = link_to(city, client_of("united_front_coordinator"), "民盟", month="2026-06")
    assert "走访座谈" in Client().get(path).content.decode()


def test_coordinators_choose_unit_and_month_of_a_link_and_of_a_sheet(city: City, client_of: ClientOf) -> None:
    coordinator, officer = client_of("government_coordinator"), client_of("department_officer")
    league = f'<option value="{city.units["民盟"].pk}"'
    for page in ("links", "sheet"):
        assert league in coordinator.get(address(city, page)).content.decode(), page
        assert league not in officer.get(address(city, page)).content.decode(), page
        assert address(city, page) in officer.get(address(city, "activities")).content.decode(), page
    empty = {"unit": "", "month": "2026-06"}
    assert "请选定单位" in coordinator.post(address(city, "make_link"), empty, follow=True).content.decode()
    bad = officer.get(address(city, "sheet"), {"month": "六月"})
    assert "月份写作" in bad.content.decode()


def test_links_cost_the_same_however_many_there_are(
    city: City, client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    officer = client_of("department_officer")
    paths = [
        link_to(city, officer, "民盟", activity=str(entered(city, what=f"走访{number}").pk))
        for number in range(6)
    ]
    officer.get(address(city, "links"))
    with django_assert_max_num_queries(15):
        assert officer.get(address(city, "links")).content.decode().count("/revoke/") == 6
    with django_assert_max_num_queries(15):
        assert Client().get(paths[0]).status_code == 200


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
