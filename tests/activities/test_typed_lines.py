"""Are lines that are typed on the page entered at once, or shown again with what has to be mended?"""

import pytest
from django.test import Client
from django.urls import reverse

from liaison.activities.models import Activity, EnteredHow
from liaison.core.activities.standing import State
from liaison.matters.models import Subject
from liaison.tenancy.door import entered
from tests.cast import City
from tests.conftest import ClientOf


@pytest.fixture
def browser(client_of: ClientOf) -> Client:
    """The education bureau's officer."""
    return client_of("department_officer")


def page(city: City, name: str) -> str:
    return reverse(f"activities:{name}", args=[city.place.pk])


def test_lines_typed_on_the_page_are_entered_at_once(browser: Client, city: City) -> None:
    assert browser.get(page(city, "enter_rows")).content.decode().count("<select") == 10
    sent = {"cell-1-on": "6月1日", "cell-1-kind": "走访", "cell-1-guests": "民盟市委会"}
    sent |= {"cell-3-on": "6月20日", "cell-3-kind": "培训", "cell-3-guests": "农工党市委会"}
    answer = browser.post(page(city, "enter_rows"), sent, follow=True)
    assert "已登记 2 项活动" in answer.content.decode()
    with entered({city.place.pk}):
        states = list(Subject.objects.order_by("on").values_list("state", flat=True))
        assert states == [State.HELD, State.PLANNED]
        assert set(Activity.objects.values_list("entered_how", flat=True)) == {EnteredHow.PAGE}


def test_typed_lines_with_a_fault_are_mended_before_any_is_entered(browser: Client, city: City) -> None:
    sent = {"cell-1-on": "6月1日", "cell-1-kind": "走访", "cell-1-guests": "民盟市委会"}
    sent |= {"cell-2-on": "六月", "cell-2-kind": "走访", "cell-2-guests": "民盟市委会"}
    text = browser.post(page(city, "enter_rows"), sent, follow=True).content.decode()
    assert "看不懂“六月”是哪一天" in text
    assert "确认登记 1 项" in text
    with entered({city.place.pk}):
        assert not Activity.objects.exists()
    assert "请至少填写一行" in browser.post(page(city, "enter_rows"), {}).content.decode()


def test_a_character_that_cannot_be_kept_is_left_out_and_the_rest_of_the_line_stays(
    browser: Client, city: City
) -> None:
    sent = {
        "cell-1-on": "6月1日",
        "cell-1-kind": "走访",
        "cell-1-guests": "民盟市委会",
        "cell-1-what": "座\x00谈",
    }
    assert "已登记 1 项活动" in browser.post(page(city, "enter_rows"), sent, follow=True).content.decode()
    with entered({city.place.pk}):
        assert Subject.objects.get().title == "座谈"
