"""Does the other side confirm with one click, a month at once, by an address, or on paper?"""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from liaison.activities.models import Activity, ConfirmationLink
from liaison.core.activities.standing import Standing, Word
from liaison.matters.models import AnsweredHow, Involvement
from liaison.record.models import Entry
from liaison.tenancy.door import entered as inside
from tests import build_activities
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


def test_the_representative_confirms_for_the_represented(city: City, client_of: ClientOf) -> None:
    """知联会 answers for 无党派人士; without a seat of its own, the coordinator files the telephone call."""
    activity = entered(city, guest="无党派")
    coordinator = client_of("united_front_coordinator")
    told = sent(city, "无党派", how="telephone", contests="0", note="知联会秘书长 6 月 15 日来电确认")
    answer = coordinator.post(address(city, "file_word", activity.pk), told)
    assert answer.status_code == 302
    row = word_of(city, activity, "无党派")
    assert (row.word, row.word_how) == (Word.CONFIRMED, AnsweredHow.TELEPHONE)


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
        assert "有异议，待协商一致" in client_of(role).get(reverse("notifications:inbox")).content.decode(), role
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
    stale = f"{second.pk}:7"
    month = f"{where}?unit={city.units['民盟'].pk}&month=2026-06"
    unit = str(city.units["民盟"].pk)
    refused = secretary.post(month, {"unit": unit, "ticked": [f"{first.pk}:1", stale]}, follow=True)
    assert "刚刚有修改" in refused.content.decode()
    done = secretary.post(month, {"unit": unit, "ticked": ticks}, follow=True)
    assert "已确认 2 项" in done.content.decode()
    assert standing_of(city, first) == standing_of(city, second) == Standing.CONFIRMED


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
    assert page["Referrer-Policy"] == "no-referrer"
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
