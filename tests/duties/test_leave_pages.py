"""Can coordinators let somebody off, give more time, and see what that changes?"""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liaison.duties.models import Exemption, Extension
from liaison.duties.queries.addresses import address_of
from liaison.schemes.models import Duty
from liaison.schemes.queries.matrix import counterparts
from liaison.tenancy.door import entered
from tests.cast import City
from tests.conftest import ClientOf
from tests.duties.coordinating import at, plan_of, post
from tests.settings import TODAY

NEW_YEAR = date(TODAY.year, 1, 1)


def links_of(city: City, client_of: ClientOf, role: str) -> dict[str, dict[str, str]]:
    """What the explanation of the overdue plan offers, by page, with what is filled in."""
    page = unescape(client_of(role).get(address_of(plan_of(city))).content.decode())
    found = re.findall(r'href="([^"]*/leave/(exempt|extend)/[^"]*)"', page)
    return {kind: dict(parse_qsl(urlsplit(link).query)) for link, kind in found}


@pytest.mark.usefixtures("in_force")
def test_the_explanation_leads_to_an_exemption_that_is_filled_in(city: City, client_of: ClientOf) -> None:
    assert plan_of(city).state == "overdue"
    asked = links_of(city, client_of, "united_front_coordinator")["exempt"]
    page = client_of("united_front_coordinator").get(at(city, "exempt"), asked).content.decode()
    assert f'value="{TODAY.year}-03-31"' in page
    assert post(city, client_of, "exempt", **asked, reason="机构改革").status_code == 302
    assert (plan_of(city).state, plan_of(city).why) == ("shown_only", "exempt")
    assert plan_of(city, "发展改革委").state == "overdue"
    assert "机构改革" in client_of("department_officer").get(at(city, "leave")).content.decode()


@pytest.mark.usefixtures("in_force")
def test_an_extension_puts_off_the_one_window(city: City, client_of: ClientOf) -> None:
    asked = links_of(city, client_of, "government_coordinator")["extend"]
    sent = asked | {"until": f"{TODAY.year}-07-31", "reason": "集中换届"}
    assert post(city, client_of, "extend", **sent).status_code == 302
    assert plan_of(city).state != "overdue"
    assert plan_of(city, "发展改革委").state == "overdue"


@pytest.mark.usefixtures("in_force")
def test_what_is_withdrawn_holds_no_more_and_is_still_read(city: City, client_of: ClientOf) -> None:
    sent = {"starts": NEW_YEAR.isoformat(), "last": f"{TODAY.year}-12-31", "reason": "抗洪抢险"}
    post(city, client_of, "exempt", **sent)
    assert plan_of(city).state == "shown_only"
    with entered({city.place.pk}):
        given = Exemption.objects.get().pk
    browser = client_of("government_coordinator")
    assert browser.post(at(city, "take_back_exemption", given)).status_code == 302
    assert plan_of(city).state == "overdue"
    again = browser.post(at(city, "take_back_exemption", given), follow=True).content.decode()
    assert "已经撤回" in again
    assert "抗洪抢险" in again


def test_officers_are_offered_nothing_that_only_coordinators_give(
    city: City, in_force: None, client_of: ClientOf
) -> None:
    assert links_of(city, client_of, "department_officer") == {}
    assert client_of("department_officer").get(at(city, "exempt")).status_code == 404


@pytest.mark.usefixtures("in_force")
def test_another_units_leave_is_not_told(city: City, client_of: ClientOf) -> None:
    sent = {
        "department": city.units["发展改革委"].pk,
        "organisation": city.units["工商联"].pk,
        "starts": NEW_YEAR.isoformat(),
        "last": f"{TODAY.year}-12-31",
        "reason": "专班抽调",
    }
    assert post(city, client_of, "exempt", **sent).status_code == 302
    for role, told in (
        ("government_coordinator", True),
        ("department_officer", False),
        ("organisation_officer", False),
    ):
        assert ("专班抽调" in client_of(role).get(at(city, "leave")).content.decode()) is told, role


@pytest.mark.parametrize(
    ("page", "said", "told"),
    [
        ("exempt", {"last": "2025-12-31"}, "结束日期应晚于开始日期"),
        ("exempt", {"reason": " "}, "必填"),
        ("exempt", {"reason": "机密★3年"}, "密级标志"),
        ("exempt", {"department": "999999"}, "选择"),
        ("exempt", {"starts": "2026-02-30"}, "日期"),
        ("extend", {}, "职责"),
        ("extend", {"duty": "first", "until": "2026-03-31"}, "延期后的日期应晚于原定期限"),
    ],
)
@pytest.mark.usefixtures("in_force")
def test_bad_input_is_said_in_words_and_loses_nothing(
    city: City, client_of: ClientOf, page: str, said: dict[str, str], told: str
) -> None:
    sent = {"starts": NEW_YEAR.isoformat(), "last": "2026-12-31", "due": "2026-03-31", "until": "2026-07-01"}
    sent |= {"reason": "机构改革"} | said
    if sent.get("duty") == "first":
        with entered({city.place.pk}):
            sent["duty"] = str(Duty.objects.earliest("pk").pk)
    answer = post(city, client_of, page, **sent)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    with entered({city.place.pk}):
        assert not Exemption.objects.exists()
        assert not Extension.objects.exists()


@pytest.mark.usefixtures("in_force")
def test_the_list_takes_the_same_number_of_queries_for_many(city: City, client_of: ClientOf) -> None:
    browser = client_of("united_front_coordinator")

    def queries() -> int:
        browser.get(at(city, "leave"))  # what waits is looked for anew after every change
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(at(city, "leave")).status_code == 200
        return len(captured)

    def give(last: str) -> None:
        post(city, client_of, "exempt", starts="2026-01-01", last=last, reason="机构改革")

    give("2026-12-31")
    before = queries()
    give("2026-11-30")
    give("2026-10-31")
    assert queries() == before <= 15


@pytest.mark.usefixtures("in_force")
def test_a_departments_leave_is_told_to_the_organisations_it_meets(city: City, client_of: ClientOf) -> None:
    for unit, reason in (("教育局", "机构改革"), ("发展改革委", "人手不足")):
        sent = {"starts": "2026-01-01", "last": "2026-12-31", "reason": reason}
        post(city, client_of, "exempt", **sent, department=city.units[unit].pk)
    with entered({city.place.pk}):
        met = {other.pk for other, _rule in counterparts(city.units["民盟"], on=TODAY)}
    page = client_of("organisation_officer").get(at(city, "leave")).content.decode()
    assert city.units["教育局"].pk in met
    assert "机构改革" in page
    assert ("人手不足" in page) == (city.units["发展改革委"].pk in met)
