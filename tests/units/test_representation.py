"""Does a body without staff or seal always have somebody who answers for it, and is it said who?"""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from liaison.notifications.queries import Asked, items_for
from liaison.record.models import Entry
from liaison.schemes.queries.practice import speaks_for
from liaison.tenancy.door import entered
from liaison.units.actions import end_representation, name_representative, replace_representative
from liaison.units.models import Representation
from tests import build, build_schemes
from tests.build import NOW
from tests.build_schemes import common, header
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY

TOMORROW = TODAY + timedelta(days=1)
WITH_NON_PARTY = (
    header(),
    common(scope="各党派团体", covers=("party", "无党派人士"), names=("民盟", "无党派人士")),
)


@pytest.fixture
def coordinator(client_of: ClientOf) -> Client:
    """The coordinator of the united front department."""
    return client_of("united_front_coordinator")


def present(city: City) -> Representation:
    with entered({city.place.pk}):
        return Representation.objects.get(jurisdiction=city.place, ends=None)


def waiting(city: City, role: str = "united_front_coordinator") -> list[str]:
    with entered({city.place.pk}):
        return [item.title for item in items_for(Asked(city.actor(role), TODAY))]


def test_both_unit_pages_say_who_answers_for_whom_and_since_when(city: City, client_of: ClientOf) -> None:
    pages = {
        word: client_of("observer")
        .get(reverse("schemes:unit", args=[city.place.pk, city.units[word].pk]))
        .content.decode()
        for word in ("无党派", "知联会")
    }
    assert "代表：接收、确认、答复和登记都由其办理。" in pages["无党派"]
    assert "市知联会" in pages["无党派"]
    assert "接收、确认、答复和登记。" in pages["知联会"]
    assert all(f"自 {build.LONG_AGO} 起" in page for page in pages.values())


def test_a_successor_takes_over_on_the_day_and_speaks_from_then_on(city: City, coordinator: Client) -> None:
    row, united_front = present(city), city.units["委统战部"]
    address = reverse("units:replace_representative", args=[city.place.pk, row.pk])
    sent = {"representative": united_front.pk, "starts": TOMORROW.isoformat()}
    page = coordinator.post(address, sent, follow=True).content.decode()
    assert "市委统战部代表无党派人士" in page
    assert f"登记 无党派人士 由 市委统战部 代表，自 {TOMORROW} 起" in page, "It stands in the history."
    with entered({city.place.pk}):
        row.refresh_from_db()
        by = city.actor("united_front_coordinator")
        assert row.ends == TOMORROW
        assert city.units["无党派"].pk not in speaks_for(by, on=TODAY)
        assert city.units["无党派"].pk in speaks_for(by, on=TOMORROW)
        assert Entry.objects.filter(code="unit.representation_ended", about_id=row.pk).exists()


def test_an_end_leaves_a_question_while_the_scheme_names_the_body(city: City, coordinator: Client) -> None:
    build_schemes.version(by=city.actor("government_coordinator"), facts=WITH_NON_PARTY)
    question = "无党派人士还没有单位代表"
    assert question not in waiting(city)
    address = reverse("units:end_representation", args=[city.place.pk, present(city).pk])
    page = coordinator.post(address, {"ends": TODAY.isoformat()}, follow=True).content.decode()
    assert f"，{TODAY} 结束" in page
    assert question in waiting(city)
    assert question not in waiting(city, "organisation_secretary")
    listed = reverse("units:representations", args=[city.place.pk])
    assert "无党派人士还没有单位代表，邀请和来文没有人接收" in coordinator.get(listed).content.decode()
    sent = {
        "represented": city.units["无党派"].pk,
        "representative": city.units["知联会"].pk,
        "starts": TODAY.isoformat(),
    }
    coordinator.post(listed, sent)
    assert question not in waiting(city)


def test_a_body_that_no_scheme_names_is_no_question(city: City) -> None:
    by = city.actor("united_front_coordinator")
    with entered({city.place.pk}):
        end_representation(representation=present(city), ends=TODAY, by=by, at=NOW)
    assert "无党派人士还没有单位代表" not in waiting(city)


@pytest.mark.parametrize(
    ("represented", "representative", "why"),
    [
        ("无党派", "工商联", "这一天或之后已经有单位代表"),
        ("知联会", "工商联", "该单位正在代表其他单位"),
        ("工商联", "无党派", "所选的代表单位自己也由别的单位代表"),
        ("工商联", "工商联", "不能由自己代表自己"),
    ],
)
def test_everything_has_one_addressee(
    city: City, coordinator: Client, represented: str, representative: str, why: str
) -> None:
    one, other = city.units[represented], city.units[representative]
    sent = {"represented": one.pk, "representative": other.pk, "starts": TODAY.isoformat()}
    answer = coordinator.post(reverse("units:representations", args=[city.place.pk]), sent)
    assert (answer.status_code, why in answer.content.decode()) == (422, True)
    by = city.actor("united_front_coordinator")
    with entered({city.place.pk}), pytest.raises(PermissionDenied):
        name_representative(represented=one, representative=other, starts=TODAY, by=by, at=NOW)


def test_what_was_is_not_overwritten(city: City, coordinator: Client) -> None:
    row, by = present(city), city.actor("united_front_coordinator")
    early = build.LONG_AGO - timedelta(days=1)
    for page, sent in (
        ("units:end_representation", {"ends": early.isoformat()}),
        (
            "units:replace_representative",
            {"representative": city.units["委统战部"].pk, "starts": early.isoformat()},
        ),
    ):
        answer = coordinator.post(reverse(page, args=[city.place.pk, row.pk]), sent)
        assert (answer.status_code, "结束日不能早于开始日" in answer.content.decode()) == (422, True)
    with entered({city.place.pk}), pytest.raises(PermissionDenied):
        replace_representative(
            representation=row, representative=city.units["委统战部"], starts=early, by=by, at=NOW
        )


def test_a_department_is_no_representative_but_for_the_united_front(city: City, coordinator: Client) -> None:
    page = coordinator.get(reverse("units:representations", args=[city.place.pk]))
    names = [label for _pk, label in page.context["form"].fields["representative"].choices]
    assert "市委统战部" in names
    assert "市教育局" not in names
