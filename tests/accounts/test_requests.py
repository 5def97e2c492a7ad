"""Who gets an account, asked for by whom and decided by another? And who acts in whose stead?"""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from liaison.accounts.actions import approve_account_request, ask_for_account, give_seat
from liaison.accounts.models import Account, AccountRequest, Seat
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests import build, cast
from tests.accounts.test_log_in import log_in
from tests.cast import City
from tests.conftest import ClientOf
from tests.frame import FRAME_QUERIES
from tests.settings import TODAY


def ask(client: Client, city: City, **changed: object) -> str:
    unit = city.units["教育局"].pk
    sent = {"person_name": "纪 南", "login": "jinan", "role": "department_officer", "unit": unit}
    address = reverse("accounts:ask", args=[city.place.pk])
    return client.post(address, {**sent, **changed}, follow=True).content.decode()


def decide(client: Client, city: City, **sent: str) -> str:
    with entered({city.place.pk}):
        pk = AccountRequest.objects.latest("pk").pk
    address = reverse("accounts:decide", args=[city.place.pk, pk])
    return client.post(address, sent, follow=True).content.decode()


def test_from_request_to_first_log_in(city: City, client: Client, client_of: ClientOf) -> None:
    assert "申请已提交" in ask(client_of("department_leader"), city)
    page = decide(client_of("security_administrator"), city, decision="approve")
    assert "账号开通单" in page
    assert "纪南" in page
    password = page.split("一次性密码</dt><dd><code>")[1].split("<")[0]
    assert "请先修改密码" in log_in(client, "jinan", password)


def test_a_refusal_says_why_and_reaches_whoever_asked(city: City, client_of: ClientOf) -> None:
    asker, keeper = client_of("government_coordinator"), client_of("security_administrator")
    ask(asker, city)
    assert "请写明理由" in decide(keeper, city, decision="refuse")
    decide(keeper, city, decision="refuse", answer="已有账号")
    assert "已有账号" in asker.get(reverse("accounts:ask", args=[city.place.pk])).content.decode()
    assert not Account.objects.filter(login="jinan").exists()
    assert "已经处理" in decide(keeper, city, decision="approve")


def test_a_head_asks_for_the_own_unit_alone(city: City, client_of: ClientOf) -> None:
    page = ask(client_of("department_leader"), city, unit=city.units["卫生健康委"].pk)
    assert "申请已提交" not in page
    page = ask(client_of("department_leader"), city, role="government_coordinator")
    assert "申请已提交" not in page


def test_the_same_login_is_asked_for_once(city: City, client_of: ClientOf) -> None:
    ask(client_of("government_coordinator"), city)
    assert "在等待批准" in ask(client_of("united_front_coordinator"), city)


def test_nobody_approves_their_own_request(city: City) -> None:
    system = city.actor("system_administrator")
    with entered({city.place.pk}):
        wanted = ask_for_account(
            login="second.keeper", person_name="陶然", role="security_administrator", by=system, at=build.NOW
        )
        with pytest.raises(PermissionDenied):
            approve_account_request(request=wanted, starts=TODAY, by=system, at=build.NOW)


def test_a_login_of_another_place_is_not_given_a_seat(
    city: City, stranger: City, client_of: ClientOf
) -> None:
    ask(client_of("government_coordinator"), city, login="shuyan.stranger")
    assert "账号已被占用" in decide(client_of("security_administrator"), city, decision="approve")


def test_an_account_here_gets_one_seat_more(city: City, client_of: ClientOf) -> None:
    ask(client_of("government_coordinator"), city, login="shuyan.city", person_name="苗书言")
    assert "原账号增加了一个身份" in decide(client_of("security_administrator"), city, decision="approve")


@pytest.mark.parametrize("role", ["system_administrator", "security_administrator"])
def test_nobody_is_auditor_and_one_of_the_other_two(city: City, role: str) -> None:
    account, by = city.seats["audit_administrator"].account, city.actor("security_administrator")
    with entered({city.place.pk}), pytest.raises(IntegrityError), transaction.atomic():
        give_seat(account=account, role=role, starts=TODAY, by=by, at=build.NOW)


def test_not_even_in_two_places_or_through_two_accounts(city: City, stranger: City) -> None:
    account = city.seats["audit_administrator"].account
    by = stranger.actor("security_administrator")
    with entered({stranger.place.pk}), pytest.raises(IntegrityError), transaction.atomic():
        give_seat(account=account, role="system_administrator", starts=TODAY, by=by, at=build.NOW)
    person = build.person(place=city.place, name="邵明理")
    two = [build.account(place=city.place, login=login) for login in ("first", "second")]
    at_home = city.actor("security_administrator")
    with entered({city.place.pk}):
        give_seat(
            account=two[0], role="audit_administrator", person=person, starts=TODAY, by=at_home, at=build.NOW
        )
        with pytest.raises(IntegrityError), transaction.atomic():
            give_seat(
                account=two[1],
                role="system_administrator",
                person=person,
                starts=TODAY,
                by=at_home,
                at=build.NOW,
            )


def test_a_deputy_acts_in_the_stead_of_the_post_and_the_record_says_so(
    city: City, client_of: ClientOf
) -> None:
    leader, officer = client_of("department_leader"), city.seats["department_officer"]
    sent = {"seat": officer.pk, "starts": TODAY.isoformat(), "ends": TODAY.isoformat()}
    page = leader.post(reverse("accounts:deputies"), sent, follow=True).content.decode()
    assert "已指定代行人" in page
    with entered({city.place.pk}):
        lent = Seat.objects.get(deputy_for__isnull=False)
    assert (lent.role, lent.ends) == ("department_leader", TODAY + timedelta(days=1))
    deputy = cast.client(officer)
    home = deputy.post(reverse("accounts:take_seat"), {"seat": lent.pk}, follow=True).content.decode()
    assert "代行副局长职责" in home
    with entered({city.place.pk}):
        entry = Entry.objects.filter(code="seat.taken")[0]
    assert entry.deputy_for == city.seats["department_leader"].post_id
    page = deputy.get(f"/as/{lent.pk}{reverse('accounts:deputies')}").content.decode()
    assert "不能再指定代行人" in page
    leader.post(reverse("accounts:end_deputy"), {"seat": lent.pk})
    assert deputy.get(f"/as/{lent.pk}/").status_code == 404


def test_a_post_is_lent_to_colleagues_alone_and_for_days_to_come(city: City, client_of: ClientOf) -> None:
    leader, address = client_of("department_leader"), reverse("accounts:deputies")
    for seat, starts in (
        (city.seats["observer"].pk, TODAY),
        (city.seats["department_officer"].pk, TODAY.replace(year=2025)),
    ):
        leader.post(address, {"seat": seat, "starts": starts.isoformat(), "ends": TODAY.isoformat()})
    with entered({city.place.pk}):
        assert not Seat.objects.filter(deputy_for__isnull=False).exists()


@pytest.mark.parametrize("deed", ["unlock", "close", "reopen", "slip", "end_sessions", "remove_factor"])
def test_the_security_administrator_keeps_accounts_and_it_is_recorded(
    city: City, client_of: ClientOf, deed: str
) -> None:
    account = city.seats["observer"].account_id
    address = reverse("accounts:change", args=[city.place.pk, account])
    assert client_of("security_administrator").post(address, {"deed": deed}, follow=True).status_code == 200
    with entered({city.place.pk}):
        assert Entry.objects.filter(
            about="accounts.account", about_id=account, seat_id__isnull=False
        ).exists()


def test_a_closed_account_is_out_at_once_and_has_no_seat(city: City, client_of: ClientOf) -> None:
    observer = client_of("observer")
    address = reverse("accounts:change", args=[city.place.pk, city.seats["observer"].account_id])
    client_of("security_administrator").post(address, {"deed": "close"})
    assert observer.get("/").status_code == 302
    with entered({city.place.pk}):
        assert Seat.objects.get(pk=city.seats["observer"].pk).ends == TODAY


def test_an_account_at_home_elsewhere_is_not_found(city: City, stranger: City, client_of: ClientOf) -> None:
    foreign = stranger.seats["observer"].account_id
    keeper = client_of("security_administrator")
    assert keeper.get(reverse("accounts:account", args=[city.place.pk, foreign])).status_code == 404
    assert keeper.post(reverse("accounts:change", args=[city.place.pk, foreign])).status_code == 404


def test_more_requests_cost_no_more_queries(
    city: City, client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    by = city.actor("government_coordinator")
    for number in range(20):
        build.account_request(by=by, unit=city.units["教育局"], login=f"newcomer-{number}")
    keeper, address = client_of("security_administrator"), reverse("accounts:requests", args=[city.place.pk])
    keeper.get(address)  # from here on the frame remembers how much waits
    with django_assert_max_num_queries(FRAME_QUERIES + 3):
        keeper.get(address)
