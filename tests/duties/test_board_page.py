"""What does a unit read of its duties, who may read them, and does every number lead to its records?"""

import re
from datetime import date, timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from liaison.activities.models import Activity
from liaison.duties.models import KeptFinding
from liaison.duties.queries.addresses import address_of
from liaison.tenancy.door import entered
from tests import build_activities, cast
from tests.cast import City
from tests.settings import TODAY

pytestmark = pytest.mark.usefixtures("in_force")


def browser(city: City, role: str = "department_officer") -> Client:
    return cast.client(city.seats[role])


def board_at(city: City, unit: str = "教育局") -> str:
    return reverse("duties:board", args=[city.place.pk, city.units[unit].pk])


def board(
    city: City, unit: str = "教育局", *, role: str = "department_officer", on: date | None = None
) -> str:
    answer = browser(city, role).get(board_at(city, unit), {"on": on.isoformat()} if on else {})
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def group(page: str, state: str) -> str:
    """The part of the board with what the unit itself has to do."""
    found = re.search(rf'id="own-{state}".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def explained(city: City, page: str, name: str, *, role: str = "department_officer") -> str:
    """The explanation behind the first line of that name."""
    link = re.search(rf'<a href="([^"]+)">{name}</a>', page)
    assert link, f"{name} is not on the board"
    answer = browser(city, role).get(link[1])
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def visit(city: City, on: date = TODAY, what: str = "走访座谈") -> Activity:
    with entered({city.place.pk}):
        return build_activities.activity(
            by=city.actor("department_officer"),
            hosts=[city.units["教育局"]],
            guests=[city.units["民盟"]],
            on=on,
            what=what,
        )


def test_duties_stand_under_what_is_to_be_done_next(city: City) -> None:
    page = board(city)
    assert "年度计划" in group(page, "overdue")
    assert "走访" in group(page, "on_the_way")
    assert "走访" not in group(page, "met")
    visit(city)
    page = board(city)
    assert "走访" in group(page, "met")
    assert "1/1" in group(page, "met")


def test_one_click_leads_to_the_entry_that_would_count(city: City) -> None:
    link = re.search(r'href="([^"]*activities/enter/[^"]+)"', group(board(city), "on_the_way"))
    assert link
    asked = urlencode({"kind": "visit", "with": city.units["民盟"].pk})
    assert link[1].endswith(f"?{asked}")
    assert "走访" in browser(city).get(link[1]).content.decode()


def test_an_organisation_sees_what_is_owed_to_it(city: City) -> None:
    page = board(city, "民盟", role="organisation_officer")
    owed = page[page.index('id="theirs"') :]
    assert "走访" in owed
    assert "教育局" in owed


def test_the_board_of_the_own_unit_is_behind_the_head(city: City) -> None:
    client = browser(city)
    home = client.get(reverse("home:home")).content.decode()
    own = reverse("duties:own", args=[city.place.pk])
    assert f'href="{own}"' in home
    assert "本单位职责" in client.get(own).content.decode()


def test_every_number_of_an_explanation_opens_its_records(city: City) -> None:
    activity = visit(city, what="走访民盟机关")
    page = explained(city, board(city), "走访")
    at = reverse("activities:activity", args=[city.place.pk, activity.pk])
    assert f'<a href="{at}">走访民盟机关</a>' in page
    assert "计入1次：2026年6月15日。" in page
    assert "只有一方登记" in page
    with entered({city.place.pk}):
        build_activities.confirmed(city, activity)
    assert "只有一方登记" not in explained(city, board(city), "走访")


def test_what_did_not_count_is_named_with_the_reason(city: City) -> None:
    visit(city, on=date(2025, 12, 20))
    page = explained(city, board(city), "走访")
    assert "没有计入的，以及原因" in page
    assert "不在计算期间内" in page


def test_an_explanation_shows_the_clause_and_where_it_stands(city: City) -> None:
    page = explained(city, board(city), "走访")
    assert 'id="clause"' in page
    assert reverse("schemes:duties", args=[city.place.pk]) in page
    assert reverse("workdays:calendar", args=[city.place.pk]) in explained(city, board(city), "年度计划")


def test_a_board_as_of_an_earlier_day_knows_nothing_of_later(city: City) -> None:
    visit(city)
    page = board(city, on=TODAY - timedelta(days=1))
    assert "走访" in group(page, "on_the_way")
    assert "截至 2026-06-14" in page
    assert "没有计入的记录" in explained(city, page, "走访")


@pytest.mark.parametrize(
    ("role", "unit", "status"),
    [
        ("department_officer", "卫生健康委", 404),
        ("organisation_officer", "教育局", 404),
        ("organisation_officer", "农工党", 404),
        ("government_coordinator", "卫生健康委", 200),
        ("united_front_coordinator", "民盟", 200),
        ("city_leader", "农工党", 404),
        ("city_leader", "人民政府", 200),
        ("department_officer", "人民政府", 404),
    ],
)
def test_who_sees_whose_duties(city: City, role: str, unit: str, status: int) -> None:
    assert browser(city, role).get(board_at(city, unit)).status_code == status


def test_an_explanation_is_for_its_two_sides_and_the_coordinators(city: City) -> None:
    board(city)
    with entered({city.place.pk}):
        finding = KeptFinding.objects.get(
            kind="visit", department=city.units["教育局"], organisation=city.units["民盟"]
        )
    expected = {
        "department_officer": 200,
        "organisation_officer": 200,
        "government_coordinator": 200,
        "observer": 404,
        "security_administrator": 404,
    }
    for role, status in expected.items():
        assert browser(city, role).get(address_of(finding)).status_code == status
    stranger = city.units["卫生健康委"].pk
    at = reverse("duties:finding", args=[city.place.pk, finding.chain])
    asked: dict[str, str | int] = {"scope": "actor", "side": "department", "starts": "2026-01-01"}
    assert browser(city).get(at, asked | {"department": stranger}).status_code == 404


@pytest.mark.parametrize(
    "said", ["", "scope=pair", "scope=pair&side=department&starts=gestern", "starts=2026-01-01"]
)
def test_an_address_that_names_nobody_leads_to_the_board(city: City, said: str) -> None:
    board(city)
    with entered({city.place.pk}):
        chain = KeptFinding.objects.earliest("pk").chain
    answer = browser(city).get(
        reverse("duties:finding", args=[city.place.pk, chain]) + f"?{said}", follow=True
    )
    assert "地址没有说明是谁的哪一项职责" in answer.content.decode()


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured.captured_queries)


def test_a_board_takes_no_more_queries_however_much_is_owed(city: City) -> None:
    client, address = browser(city), board_at(city)
    client.get(address)
    few = queries(client, address)
    for days in range(12):
        visit(city, on=TODAY - timedelta(days=days))
    client.get(address)
    client.get(address)
    assert queries(client, address) == few <= 15


def test_a_unit_without_duties_reads_what_to_do(city: City) -> None:
    page = board(city, "卫生健康委", role="government_coordinator")
    assert "没有需要办理的职责" in page


def test_the_first_page_names_what_comes_next(city: City) -> None:
    board(city)  # the day's first reckoning
    home = unescape(browser(city).get(reverse("home:home")).content.decode())
    part = home[home.index("接下来要办的") :]
    assert "年度计划" in part[: part.index("</section>")]
    visit(city)
    home = unescape(browser(city).get(reverse("home:home")).content.decode())
    part = home[home.index("接下来要办的") :]
    assert "走访" not in part[: part.index("</section>")]


@pytest.mark.parametrize("form", ["xlsx", "csv", "docx"])
def test_a_board_is_taken_along_by_those_who_see_it(city: City, form: str) -> None:
    at = reverse("exports:take", args=[city.place.pk])
    asked: dict[str, str | int] = {"export": "duty_board", "format": form, "unit": city.units["教育局"].pk}
    taken = browser(city).get(at, asked)
    assert taken.status_code == 200
    if form == "csv":
        assert "走访" in taken.content.decode()
    refused = browser(city, "organisation_officer").get(at, asked)
    assert refused.status_code == 302  # back to the menu, with nothing
    own = browser(city, "organisation_officer").get(at, {"export": "duty_board", "format": form})
    assert own.status_code == 200
