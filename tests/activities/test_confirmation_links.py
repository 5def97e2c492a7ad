"""Does an address show what it asks, act only by its button, and open nothing else?"""

import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from liaison.activities.models import ConfirmationLink
from liaison.core.activities.standing import Word
from liaison.matters.models import AnsweredHow
from liaison.record.models import Entry
from liaison.tenancy.door import entered as inside
from tests.activities.confirming import address, entered, word_of
from tests.cast import City
from tests.conftest import ClientOf


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
