"""Do posts pass from one to the next without anything being lost, and are numbers shown to who asks?"""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from liaison.record.models import Entry
from liaison.tenancy.door import entered
from liaison.units.actions import begin_tenure, change_holder, date_post, end_post, found_post, keep_contact
from liaison.units.models import HolderChange, Person, Post, PostKind, Tenure
from liaison.units.queries import Sorting, directory, missing_holders, people_known, posts_on
from tests import build
from tests.build import NOW
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def browser(client_of: ClientOf) -> Client:
    """The officer of the department."""
    return client_of("department_officer")


def test_a_post_passes_to_somebody_else_and_the_earlier_tenure_stays(city: City) -> None:
    post, by = city.seats["department_officer"].post, city.actor("department_officer")
    assert post is not None
    successor = build.person(place=city.place, name="纪 南")
    with entered({city.place.pk}):
        change = change_holder(post=post, person=successor, starts=TOMORROW, by=by, at=NOW)
        assert change is not None
        tenures = list(post.tenures.order_by("pk").values_list("person__name", "starts", "ends"))
        assert tenures == [("何文舟", build.LONG_AGO, TOMORROW), ("纪南", TOMORROW, None)]
        assert (
            change_holder(post=post, person=successor, starts=TOMORROW + timedelta(1), by=by, at=NOW) is None
        )


def test_a_vacancy_is_a_state_that_pages_show(browser: Client, city: City) -> None:
    post = city.seats["department_officer"].post
    assert post is not None
    address = reverse("units:change_holder", args=[city.place.pk, post.pk])
    browser.post(address, {"person": "nobody", "starts": TODAY.isoformat()})
    page = browser.get(reverse("schemes:unit", args=[city.place.pk, post.unit_id])).content.decode()
    assert "空缺" in page
    with entered({city.place.pk}):
        assert (
            str(Entry.objects.filter(code="holder.changed").latest("pk")) == f"联络员 任职变动，自 {TODAY} 起"
        )


def test_what_was_is_not_overwritten(city: City) -> None:
    post, by = city.seats["department_officer"].post, city.actor("department_officer")
    assert post is not None
    with entered({city.place.pk}), pytest.raises(PermissionDenied):
        change_holder(post=post, person=None, starts=build.LONG_AGO, by=by, at=NOW)


def test_a_post_that_somebody_holds_is_not_ended(city: City) -> None:
    post, by = city.seats["department_officer"].post, city.actor("department_officer")
    assert post is not None
    with entered({city.place.pk}):
        with pytest.raises(PermissionDenied):
            end_post(post=post, ends=TODAY, by=by, at=NOW)
        change_holder(post=post, person=None, starts=TODAY, by=by, at=NOW)
        end_post(post=post, ends=TODAY, by=by, at=NOW)
        assert post not in posts_on(post.unit_id, on=TODAY)
        assert post in posts_on(post.unit_id, on=TODAY - timedelta(days=1))


def test_a_post_is_there_from_the_day_on_which_it_was_founded(browser: Client, city: City) -> None:
    own = city.units["教育局"]
    sent = {"kind": "section_head", "title": "合作科科长", "starts": TOMORROW.isoformat()}
    kept = reverse("units:posts", args=[city.place.pk, own.pk])
    assert f"自 {TOMORROW} 起设立" in browser.post(kept, sent, follow=True).content.decode()
    assert "合作科科长" in browser.get(kept).content.decode()
    page = reverse("schemes:unit", args=[city.place.pk, own.pk])
    assert "合作科科长" not in browser.get(page).content.decode()
    assert "合作科科长" in browser.get(page, {"on": TOMORROW.isoformat()}).content.decode()


def test_nobody_holds_a_post_before_it_was_founded(browser: Client, city: City) -> None:
    by, person = city.actor("department_officer"), build.person(place=city.place, name="纪南")
    with entered({city.place.pk}):
        post = found_post(
            unit=city.units["教育局"], kind=PostKind.PRINCIPAL, title="局长", starts=TOMORROW, by=by, at=NOW
        )
        with pytest.raises(PermissionDenied):
            begin_tenure(post=post, person=person, starts=TODAY, by=by, at=NOW)
    address = reverse("units:change_holder", args=[city.place.pk, post.pk])
    sent = {"person": person.pk, "starts": TODAY.isoformat()}
    refused = browser.post(address, sent)
    assert (refused.status_code, "职务设立以前不能登记任职" in refused.content.decode()) == (422, True)
    assert browser.post(address, {**sent, "starts": TOMORROW.isoformat()}).status_code == 302


def test_a_post_is_no_younger_than_its_first_holder(browser: Client, city: City) -> None:
    post = city.seats["department_officer"].post
    assert post is not None
    address = reverse("units:date_post", args=[city.place.pk, post.pk])
    refused = browser.post(address, {"starts": TODAY.isoformat()})
    assert (refused.status_code, "不能晚于最早的任职" in refused.content.decode()) == (422, True)
    page = browser.post(address, {"starts": build.LONG_AGO.isoformat()}, follow=True).content.decode()
    assert "设立日期：— → 2020-01-01" in page
    with entered({city.place.pk}), pytest.raises(PermissionDenied):
        date_post(post=post, starts=TODAY, by=city.actor("department_officer"), at=NOW)


def test_a_post_that_is_still_to_come_can_be_ended(browser: Client, city: City) -> None:
    with entered({city.place.pk}):
        by = city.actor("department_officer")
        post = found_post(
            unit=city.units["教育局"], kind=PostKind.PRINCIPAL, title="局长", starts=TOMORROW, by=by, at=NOW
        )
    browser.post(reverse("units:end_post", args=[city.place.pk, post.pk]))
    with entered({city.place.pk}):
        post.refresh_from_db()
        assert post.ends == TOMORROW


def test_spaces_do_not_make_another_name(browser: Client, city: City) -> None:
    post = city.seats["department_officer"].post
    assert post is not None
    address = reverse("units:change_holder", args=[city.place.pk, post.pk])
    for written, day in (("李  东", TODAY), ("李　东", TOMORROW)):
        sent = {"person": "new", "name": written, "starts": day.isoformat(), "is_another": "on"}
        assert browser.post(address, sent).status_code == 302
    with entered({city.place.pk}):
        assert list(Person.objects.filter(name="李东").values_list("name", flat=True)) == ["李东", "李东"]


def test_namesakes_are_told_apart_and_never_merged(browser: Client, city: City) -> None:
    other = build.person(place=city.place, name="李东")
    build.tenure(unit=city.units["卫生健康委"], person=other, title="办公室主任")
    post = city.seats["department_officer"].post
    assert post is not None
    address = reverse("units:change_holder", args=[city.place.pk, post.pk])
    sent = {"person": "new", "name": "李 东", "starts": TODAY.isoformat()}
    refused = browser.post(address, sent)
    assert refused.status_code == 422
    assert "李东（市卫生健康委办公室主任）" in refused.content.decode()
    assert browser.post(address, {**sent, "is_another": "on"}).status_code == 302
    with entered({city.place.pk}):
        assert len(people_known(city.place.pk, on=TODAY, name="李东")) == 2


def test_one_person_holds_several_posts(city: City) -> None:
    person = build.person(place=city.place, name="单雄")
    build.tenure(unit=city.units["教育局"], person=person, title="副局长")
    build.tenure(unit=city.units["工商联"], person=person, title="兼职副主席", kind=PostKind.PRINCIPAL)
    with entered({city.place.pk}):
        [known] = people_known(city.place.pk, on=TODAY, name="单雄")
        assert str(known) == "单雄（市教育局副局长、市工商联兼职副主席）"


def test_officers_keep_the_posts_of_their_own_unit_alone(browser: Client, city: City) -> None:
    own, other = city.units["教育局"], city.units["卫生健康委"]
    assert browser.get(reverse("units:posts", args=[city.place.pk, own.pk])).status_code == 200
    assert browser.get(reverse("units:posts", args=[city.place.pk, other.pk])).status_code == 404


def test_a_number_is_masked_until_asked_for_and_the_asking_is_on_record(
    city: City, client_of: ClientOf
) -> None:
    post = city.seats["department_officer"].post
    assert post is not None
    with entered({city.place.pk}):
        by = city.actor("department_officer")
        numbers = {"telephone": "0511-81234678", "mobile": "13800001234"}
        keep_contact(post=post, room="三楼 305", **numbers, by=by, at=NOW)
    theirs, own = client_of("organisation_officer"), client_of("department_officer")
    page = theirs.get(reverse("schemes:unit", args=[city.place.pk, post.unit_id])).content.decode()
    assert "0511-****678" in page
    assert "81234678" not in page
    address = reverse("units:contact", args=[city.place.pk, post.pk])
    shown = theirs.post(address).content.decode()
    assert "0511-81234678" in shown
    assert "13800001234" not in shown
    assert "13800001234" in own.post(address).content.decode()
    with entered({city.place.pk}):
        assert Entry.objects.filter(code="contact.shown", about_id=post.pk).count() == 2
        assert not Entry.objects.filter(detail__icontains="81234678").exists()


def test_a_mobile_number_goes_with_its_holder(city: City) -> None:
    post, by = city.seats["department_officer"].post, city.actor("department_officer")
    assert post is not None
    with entered({city.place.pk}):
        keep_contact(post=post, room="", telephone="0511-81234678", mobile="13800001234", by=by, at=NOW)
        change_holder(post=post, person=None, starts=TODAY, by=by, at=NOW)
        post.refresh_from_db()
        assert (post.contact.telephone, post.contact.mobile) == ("0511-81234678", "")


def test_the_directory_stands_by_post_by_reading_and_by_strokes(city: City) -> None:
    for name in ("曾一", "单二", "丁三"):
        build.tenure(
            unit=city.units["卫生健康委"], person=build.person(place=city.place, name=name), title=name
        )
    with entered({city.place.pk}):
        orders = {
            sorting: [
                line.name
                for line in directory(city.place.pk, on=TODAY, sorting=sorting)
                if line.unit.pk == city.units["卫生健康委"].pk
            ]
            for sorting in Sorting
        }
    assert orders == {
        Sorting.POST: ["曾一", "单二", "丁三"],
        Sorting.READING: ["丁三", "单二", "曾一"],
        Sorting.STROKES: ["丁三", "单二", "曾一"],
    }


@pytest.mark.parametrize("posts", [2, 40])
def test_the_directory_asks_the_same_however_many_posts(
    city: City, posts: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with entered({city.place.pk}):
        by = city.actor("department_officer")
        Post.objects.bulk_create(
            Post(
                jurisdiction=city.place,
                unit=city.units["教育局"],
                kind=PostKind.SECTION_HEAD,
                title=str(each),
            )
            for each in range(posts)
        )
        found_post(unit=city.units["教育局"], kind=PostKind.PRINCIPAL, title="局长", by=by, at=NOW)
        with django_assert_num_queries(3):
            directory(city.place.pk, on=TODAY, sorting=Sorting.READING)


def test_who_has_still_to_be_named_is_known(city: City) -> None:
    with entered({city.place.pk}):
        missing = {row.unit.name: row.words for row in missing_holders(city.place.pk, on=TODAY)}
    assert missing["市教育局"] == "责任科室负责人"
    assert missing["市卫生健康委"] == "分管领导、责任科室负责人、联络员"
    assert "无党派人士" not in missing  # another body answers for them


def test_a_change_is_noted_once_by_each_unit(city: City, client_of: ClientOf) -> None:
    change: HolderChange = build.holder_change(unit=city.units["教育局"])
    address = reverse("units:change", args=[city.place.pk, change.pk])
    theirs = client_of("organisation_officer")
    assert "本单位已知悉" in theirs.get(address).content.decode()
    theirs.post(address)
    theirs.post(address)
    page = theirs.get(address).content.decode()
    assert "本单位已知悉" not in page
    assert "民盟市委会" in page
    with entered({city.place.pk}):
        assert Entry.objects.filter(code="change.noted").count() == 1


def test_a_tenure_before_the_records_begin_can_end(city: City) -> None:
    by = city.actor("department_officer")
    person = build.person(place=city.place, name="解放")
    with entered({city.place.pk}):
        post = found_post(unit=city.units["教育局"], kind=PostKind.PRINCIPAL, title="局长", by=by, at=NOW)
        begin_tenure(post=post, person=person, starts=None, by=by, at=NOW)
        change_holder(post=post, person=None, starts=TODAY, by=by, at=NOW)
        assert Tenure.objects.get(post=post).ends == TODAY
        assert date(2020, 1, 1) < TODAY
