"""Do both sides name their people, and does everybody concerned learn of a change? Through the doors."""

import re

import pytest
from django.urls import reverse

from tests import build_schemes
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY

OWN_POST = re.compile(r"/posts/(\d+)/")


def _name(
    client_of: ClientOf, city: City, *, role: str, unit: str, kind: str, title: str, person: str
) -> str:
    """The address of the post that the unit's own people have founded and filled."""
    browser = client_of(role)
    posts = reverse("units:posts", args=[city.place.pk, city.units[unit].pk])
    founded = browser.post(posts, {"kind": kind, "title": title})
    found = OWN_POST.search(founded["Location"])
    assert found
    address = reverse("units:change_holder", args=[city.place.pk, int(found[1])])
    sent = {"person": "new", "name": person, "starts": TODAY.isoformat()}
    assert browser.post(address, sent).status_code == 302
    return founded["Location"]


def _inbox(client_of: ClientOf, role: str) -> str:
    return client_of(role).get(reverse("notifications:inbox")).content.decode()


@pytest.mark.clause("ZY-3.1a")
@pytest.mark.clause("XQ-3.1b")
def test_a_department_names_leader_section_and_officer(city: City, client_of: ClientOf) -> None:
    for kind, title, person in (
        ("leader_in_charge", "副局长", "单 雄"),
        ("section_head", "办公室主任", "曾秋"),
        ("liaison_officer", "联络员", "解冬"),
    ):
        _name(
            client_of,
            city,
            role="department_officer",
            unit="教育局",
            kind=kind,
            title=title,
            person=person,
        )
    page = client_of("organisation_officer").get(
        reverse("schemes:unit", args=[city.place.pk, city.units["教育局"].pk])
    )
    assert all(name in page.content.decode() for name in ("单雄", "曾秋", "解冬"))
    assert "本单位还没有明确" not in _inbox(client_of, "department_officer")


@pytest.mark.clause("JN-3.3")
@pytest.mark.clause("SG-3.2")
@pytest.mark.clause("FH-4.2")
def test_a_change_reaches_government_office_united_front_and_counterparts(
    city: City, client_of: ClientOf
) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    _name(
        client_of,
        city,
        role="department_leader",
        unit="教育局",
        kind="section_head",
        title="办公室主任",
        person="曾秋",
    )
    for role in ("government_coordinator", "united_front_coordinator", "organisation_officer"):
        assert "市教育局办公室主任有变动" in _inbox(client_of, role)
    assert "有变动" not in _inbox(client_of, "observer")


@pytest.mark.clause("FH-4.2")
def test_an_organisation_names_its_people_too_and_departments_learn_of_changes(
    city: City, client_of: ClientOf
) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    _name(
        client_of,
        city,
        role="organisation_secretary",
        unit="民盟",
        kind="principal",
        title="主委",
        person="仇远",
    )
    assert "民盟市委会主委有变动" in _inbox(client_of, "department_officer")
    assert "本单位还没有明确" not in _inbox(client_of, "organisation_officer")


@pytest.mark.clause("JN-3.2")
@pytest.mark.parametrize(
    ("role", "unit"), [("government_coordinator", "政府办公室"), ("united_front_coordinator", "委统战部")]
)
def test_the_coordinating_units_name_their_own_leader_and_section(
    city: City, client_of: ClientOf, role: str, unit: str
) -> None:
    _name(
        client_of,
        city,
        role=role,
        unit=unit,
        kind="leader_in_charge",
        title="副主任",
        person="区明",
    )
    page = client_of("organisation_officer").get(reverse("units:directory", args=[city.place.pk]))
    assert "区\u3000明" in page.content.decode()


@pytest.mark.clause("JN-3.1")
def test_a_leader_finds_the_organisations_once_the_name_is_linked(city: City, client_of: ClientOf) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    assert "您联系的党派团体" not in client_of("city_leader").get(reverse("home:home")).content.decode()
    coordinator = client_of("government_coordinator")
    address = reverse("schemes:link_leaders", args=[city.place.pk])
    rows = coordinator.get(address).context["rows"]
    [(written, form)] = rows
    [(tenure, _label)] = form.fields["tenure"].choices
    coordinator.post(address, {"leader": written.name, "tenure": tenure})
    home = client_of("city_leader").get(reverse("home:home")).content.decode()
    assert "您联系的党派团体" in home
    assert "民盟市委会" in home


@pytest.mark.clause("JN-3.1")
def test_a_leaders_post_stands_beside_the_written_name_and_does_not_pass_on(
    city: City, client_of: ClientOf
) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    coordinator, post = client_of("government_coordinator"), city.seats["city_leader"].post
    assert post is not None
    page = reverse("schemes:leaders", args=[city.place.pk])
    linking = reverse("schemes:link_leaders", args=[city.place.pk])
    assert "是哪个职务？" in coordinator.get(page).content.decode()
    assert "是哪个职务？" not in client_of("observer").get(page).content.decode()
    [(written, form)] = coordinator.get(linking).context["rows"]
    [(tenure, _label)] = form.fields["tenure"].choices
    coordinator.post(linking, {"leader": written.name, "tenure": tenure})
    shown = client_of("observer").get(page).content.decode()
    assert "<small>副市长</small>" in shown
    assert "梁修远 对应到职务 副市长" in shown, "It stands in the history."
    assert coordinator.get(linking, {"again": written.name}).context["rows"], "It can be said anew."
    successor = {"person": "new", "name": "纪南", "starts": TODAY.isoformat()}
    coordinator.post(reverse("units:change_holder", args=[city.place.pk, post.pk]), successor)
    asked = coordinator.get(page).content.decode()
    assert f"原副市长，{TODAY} 起离任" in asked
    assert "现在是哪个职务？" in asked
    assert "<small>副市长</small>" not in asked
    assert "需要重新确认：梁修远" in _inbox(client_of, "government_coordinator")
    assert f"其任期已于 {TODAY} 结束" in coordinator.get(linking).content.decode()
