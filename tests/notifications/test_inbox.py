"""Does the inbox show what waits, to whom, and only as long as it waits?"""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from liaison.accounts.actions import name_deputy
from liaison.accounts.models import Account, Seat
from liaison.core.dates import day_of
from liaison.notifications.queries import Asked, Item, inbox, items_for, number_for, offer
from liaison.schemes.actions.holders import link_leader
from liaison.schemes.queries.holders import leaders_in_question
from liaison.tenancy.door import entered
from liaison.units.actions import change_holder, note_change
from liaison.units.models import PostKind
from tests import build, build_schemes
from tests.build import NOW
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY


def waiting(city: City, role: str) -> list[str]:
    """The titles of what waits for the role."""
    with entered({city.place.pk}):
        return [item.title for item in items_for(Asked(city.actor(role), TODAY))]


def test_an_item_goes_when_its_reason_does(city: City) -> None:
    assert waiting(city, "department_officer") == ["本单位还没有明确责任科室负责人"]
    person = build.person(place=city.place, name="纪南")
    build.tenure(unit=city.units["教育局"], person=person, kind=PostKind.SECTION_HEAD, title="办公室主任")
    assert waiting(city, "department_officer") == []


def test_the_coordinators_see_how_many_units_have_somebody_missing(city: City) -> None:
    assert any("个单位还没有明确" in title for title in waiting(city, "united_front_coordinator"))
    assert waiting(city, "observer") == []


def test_a_change_is_told_to_the_coordinators_and_to_the_counterparts(city: City) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    change = build.holder_change(unit=city.units["教育局"])
    told = "市教育局办公室主任有变动"
    for role in ("government_coordinator", "united_front_coordinator", "organisation_officer"):
        assert told in waiting(city, role)
    assert told not in waiting(city, "department_officer")  # who changed it knows
    by = city.actor("organisation_officer")
    with entered({city.place.pk}):
        note_change(change=change, unit=city.units["民盟"], by=by, at=NOW)
    assert told not in waiting(city, "organisation_officer")
    assert told in waiting(city, "united_front_coordinator")


def test_a_change_is_not_told_to_those_who_have_nothing_to_do_with_it(city: City) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    build.holder_change(unit=city.units["卫生健康委"])
    assert not any("有变动" in title for title in waiting(city, "organisation_officer"))


def test_a_leaders_name_is_a_question_until_it_is_linked_and_again_when_the_tenure_ends(city: City) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    by = city.actor("government_coordinator")
    question = "1 位联系领导还没有对应到职务"
    assert question in waiting(city, "government_coordinator")
    post = city.seats["city_leader"].post
    assert post is not None
    with entered({city.place.pk}):
        [written] = leaders_in_question(city.place.pk, on=TODAY)
        link_leader(assignments=written.assignments, tenure=post.tenures.get(), by=by, at=NOW)
    assert question not in waiting(city, "government_coordinator")
    successor = build.person(place=city.place, name="纪南")
    with entered({city.place.pk}):
        change_holder(post=post, person=successor, starts=TODAY, by=by, at=NOW)
    assert question in waiting(city, "government_coordinator")


def test_a_seat_whose_tenure_is_over_waits_for_the_security_administrator(city: City) -> None:
    post = city.seats["department_officer"].post
    assert post is not None
    with entered({city.place.pk}):
        change_holder(post=post, person=None, starts=TODAY, by=city.actor("department_officer"), at=NOW)
    assert "wenzhou.city 已不再担任联络员，身份还没有收回" in waiting(city, "security_administrator")


def test_requests_wait_for_another_than_who_made_them(city: City) -> None:
    build.account_request(by=city.actor("government_coordinator"), unit=city.units["教育局"])
    assert "1 份账号申请待批准" in waiting(city, "security_administrator")


def test_the_page_leads_to_what_settles_each_item(city: City, client_of: ClientOf) -> None:
    page = client_of("department_officer").get(reverse("notifications:inbox")).content.decode()
    assert reverse("units:posts", args=[city.place.pk, city.units["教育局"].pk]) in page
    assert "没有待办" in client_of("observer").get(reverse("notifications:inbox")).content.decode()


def test_the_number_in_the_frame_follows_what_is_done(city: City, client_of: ClientOf) -> None:
    asked = Asked(city.actor("department_officer"), TODAY)
    browser = client_of("department_officer")
    assert "links-number" in browser.get(reverse("manual:contents")).content.decode()
    person = build.person(place=city.place, name="纪南")
    build.tenure(unit=city.units["教育局"], person=person, kind=PostKind.SECTION_HEAD, title="办公室主任")
    with entered({city.place.pk}):
        assert number_for(asked) == 0
    assert "links-number" not in browser.get(reverse("manual:contents")).content.decode()


def test_the_soonest_stands_first_and_nothing_behind_a_closed_door(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = city.place.pk
    found = [
        Item("later", "", "schemes:matrix", place),
        Item("closed", "", "record:entries", place),
        Item("soon", "", "schemes:matrix", place, until=TODAY + timedelta(days=1)),
    ]
    monkeypatch.setattr(inbox, "_providers", {})
    offer("test", lambda _asked: found)
    assert [item.title for item in items_for(Asked(city.actor("observer"), TODAY))] == ["soon", "later"]


def test_the_nightly_check_opens_every_item(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    build_schemes.draft(by=city.actor("government_coordinator"))
    build.holder_change(unit=city.units["教育局"])
    build.account_request(by=city.actor("government_coordinator"), unit=city.units["教育局"])
    call_command("check_inbox")
    assert "each leads to a page that opens" in capsys.readouterr().out


def test_the_nightly_check_names_what_leads_nowhere(
    city: City, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(inbox, "_providers", {})
    offer("test", lambda asked: [Item("lost", "", "schemes:version", asked.actor.jurisdiction_id, 0)])
    with pytest.raises(CommandError):
        call_command("check_inbox")
    assert "lost" in capsys.readouterr().err


def found(city: City, role: str, title: str) -> Item:
    """The one item of the role with the title."""
    seat = city.seats[role]
    with entered({city.place.pk}):
        items = items_for(Asked(city.actor(role), TODAY, seat.post_id))
    [item] = [item for item in items if item.title == title]
    return item


def test_without_a_last_day_whatever_has_waited_longest_stands_first(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = city.place.pk
    rows = [
        Item("undated", "", "schemes:matrix", place),
        Item("new", "", "schemes:matrix", place, since=TODAY),
        Item("old", "", "schemes:matrix", place, since=TODAY - timedelta(days=9)),
    ]
    monkeypatch.setattr(inbox, "_providers", {})
    offer("test", lambda _asked: rows)
    titles = [item.title for item in items_for(Asked(city.actor("observer"), TODAY))]
    assert titles == ["old", "new", "undated"]


def test_a_request_says_since_when_the_first_of_them_waits(city: City) -> None:
    build.account_request(by=city.actor("government_coordinator"), unit=city.units["教育局"])
    item = found(city, "security_administrator", "1 份账号申请待批准")
    assert (item.since, item.until) == (day_of(NOW), None)


def test_a_vacant_post_says_since_when(city: City) -> None:
    post = city.seats["department_officer"].post
    assert post is not None
    since = TODAY - timedelta(days=3)
    with entered({city.place.pk}):
        change_holder(post=post, person=None, starts=since, by=city.actor("department_officer"), at=NOW)
        items = items_for(Asked(city.actor("department_officer"), TODAY))
    assert since in [item.since for item in items]


def test_a_password_says_until_when_it_lasts_and_only_when_that_is_near(city: City) -> None:
    account = city.seats["observer"].account
    for days, is_told in ((70, False), (80, True)):
        Account.objects.filter(pk=account.pk).update(
            is_demo=False, password_set_at=NOW - timedelta(days=days)
        )
        assert ("密码即将到期" in waiting(city, "observer")) is is_told
    assert found(city, "observer", "密码即将到期").until == TODAY + timedelta(days=9)


def test_a_deputy_says_until_when_they_act(city: City) -> None:
    leader = city.seats["department_leader"]
    with entered({city.place.pk}):
        name_deputy(
            of=leader,
            account=city.seats["department_officer"].account,
            starts=TODAY,
            ends=TODAY + timedelta(days=5),
            by=city.actor("department_leader"),
            at=NOW,
        )
    [item] = [item for item in _items(city, leader) if "代行即将结束" in item.title]
    assert item.until == TODAY + timedelta(days=4)


def _items(city: City, seat: Seat) -> list[Item]:
    with entered({city.place.pk}):
        return items_for(Asked(city.actor(seat.role), TODAY, seat.post_id))
