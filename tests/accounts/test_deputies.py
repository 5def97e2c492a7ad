"""Who acts in whose stead: is it said wherever the holder is, until when, and who may say so?"""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from liaison.accounts.actions import name_deputy
from liaison.accounts.models import Account, Seat
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from liaison.units.actions import keep_contact
from liaison.units.models import Post
from liaison.units.queries import Sorting, directory
from tests import build, build_schemes
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY

LAST_DAY = TODAY + timedelta(days=6)


def _post(city: City, role: str) -> Post:
    post = city.seats[role].post
    assert post is not None
    return post


def _named(city: City, *, of: str, by: str) -> Seat:
    """A colleague of the department, who has an account, acts for the post."""
    by_whom, seat = city.actor(by), city.seats[of]
    account = build.account(place=city.place, login="colleague")
    with entered({city.place.pk}):
        return name_deputy(of=seat, account=account, starts=TODAY, ends=LAST_DAY, by=by_whom, at=build.NOW)


def test_a_deputy_is_named_beside_the_holder_wherever_contacts_are_listed(
    city: City, client_of: ClientOf
) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    person = build.person(place=city.place, name="纪南")
    by = city.actor("government_coordinator")
    build.deputy(of=city.seats["department_officer"], by=by, person=person)
    post = _post(city, "department_officer")
    with entered({city.place.pk}):
        keep_contact(post=post, room="305", telephone="000-00000000", mobile="", by=by, at=build.NOW)
    said = f"纪南代行至 {LAST_DAY}"
    pages = {
        "observer": [
            reverse("schemes:unit", args=[city.place.pk, post.unit_id]),
            reverse("units:directory", args=[city.place.pk]),
        ],
        "organisation_officer": [reverse("home:home")],
        "department_officer": [
            reverse("units:posts", args=[city.place.pk, post.unit_id]),
            reverse("units:post", args=[city.place.pk, post.pk]),
        ],
    }
    for role, addresses in pages.items():
        for address in addresses:
            assert said in client_of(role).get(address).content.decode(), (role, address)
    asked = client_of("observer").post(reverse("units:contact", args=[city.place.pk, post.pk]))
    assert said in asked.content.decode()


def test_a_deputy_is_gone_by_itself_on_the_day(city: City) -> None:
    by = city.actor("government_coordinator")
    build.deputy(of=city.seats["department_officer"], by=by, ends=LAST_DAY + timedelta(days=1))
    with entered({city.place.pk}):
        shown = {
            day: [
                deputy.name
                for line in directory(city.place.pk, on=day, sorting=Sorting.POST)
                for deputy in line.deputies
            ]
            for day in (TODAY - timedelta(days=1), TODAY, LAST_DAY, LAST_DAY + timedelta(days=1))
        }
    assert list(shown.values()) == [[], ["deputy"], ["deputy"], []]


def test_a_coordinator_names_a_deputy_from_another_unit_and_the_unit_is_said(
    city: City, client_of: ClientOf
) -> None:
    coordinator, post = client_of("government_coordinator"), _post(city, "department_officer")
    account = Account.objects.get(pk=city.seats["observer"].account_id)
    address = reverse("accounts:deputies_of_post", args=[city.place.pk, post.pk])
    sent = {
        "seat": city.seats["observer"].pk,
        "starts": TODAY.isoformat(),
        "ends": LAST_DAY.isoformat(),
    }
    assert f">{account.login}<" in coordinator.post(address, sent, follow=True).content.decode()
    page = coordinator.get(reverse("units:post", args=[city.place.pk, post.pk])).content.decode()
    assert f"苗书言（市政府办公室）代行至 {LAST_DAY}" in page
    assert "代行联络员职责" in page, "It stands in the history of the post."


def test_the_head_of_a_unit_names_deputies_for_its_posts_and_ends_them(
    city: City, client_of: ClientOf
) -> None:
    post, leader = _post(city, "department_officer"), client_of("department_leader")
    address = reverse("accounts:deputies_of_post", args=[city.place.pk, post.pk])
    choices = leader.get(address).context["form"].fields["seat"].choices
    assert [label for _pk, label in choices] == ["韩若川 · 部门分管领导"], "Colleagues alone."
    leader.post(address, {"seat": choices[0][0], "starts": TODAY.isoformat(), "ends": LAST_DAY.isoformat()})
    with entered({city.place.pk}):
        lent = Seat.objects.get(deputy_for=post)
    own = city.seats["department_leader"].pk  # the leader has two seats now
    leader.post(f"/as/{own}{reverse('accounts:end_deputy_of_post', args=[city.place.pk, lent.pk])}")
    with entered({city.place.pk}):
        lent.refresh_from_db()
        assert lent.ends == TODAY
        assert Entry.objects.filter(code="seat.ended", about_id=lent.pk).exists()


@pytest.mark.parametrize(
    ("of", "by"),
    [
        ("department_leader", "department_officer"),  # who names no deputies
        ("department_officer", "organisation_secretary"),  # of another unit
        ("city_leader", "department_leader"),
    ],
)
def test_nobody_names_a_deputy_for_a_post_that_is_not_theirs_to_lend(
    city: City, client_of: ClientOf, of: str, by: str
) -> None:
    with pytest.raises(PermissionDenied):
        _named(city, of=of, by=by)
    address = reverse("accounts:deputies_of_post", args=[city.place.pk, _post(city, of).pk])
    assert client_of(by).get(address).status_code == 404


def test_a_coordinator_may_lend_any_post(city: City) -> None:
    assert _named(city, of="city_leader", by="united_front_coordinator").role == "city_leader"


def test_a_deputy_passes_nothing_on(city: City) -> None:
    lent = build.deputy(of=city.seats["department_leader"])
    other = build.account(place=city.place, login="colleague")
    by = build.actor(lent)
    with entered({city.place.pk}), pytest.raises(PermissionDenied):
        name_deputy(of=lent, account=other, starts=TODAY, ends=LAST_DAY, by=by, at=build.NOW)


def test_a_post_from_which_nobody_acts_has_nothing_to_lend(city: City, client_of: ClientOf) -> None:
    change = build.holder_change(unit=city.units["教育局"])
    address = reverse("accounts:deputies_of_post", args=[city.place.pk, change.post_id])
    assert "还没有账号以这一职务办理业务" in client_of("department_leader").get(address).content.decode()
