"""What grows around a scheme: liaison as needed, and a department's own working rules?"""

from datetime import date

import pytest

from liaison.record.models import Entry
from liaison.schemes.actions import (
    ActionRefused,
    end_ad_hoc,
    issue_working_rules,
    open_ad_hoc,
)
from liaison.schemes.models import AdHocLiaison
from liaison.tenancy.door import entered
from tests import build, build_schemes
from tests.build import NOW
from tests.cast import City
from tests.schemes.reading import page, post
from tests.settings import TODAY


def opened(city: City, role: str, *, department: str, organisation: str) -> tuple[int, str]:
    sent = {"reason": "共同办好社区教育试点", "starts": TODAY.isoformat()}
    units = {"department": city.units[department].pk, "organisation": city.units[organisation].pk}
    return post(city, "open_ad_hoc", role=role, **sent, **units)


@pytest.mark.parametrize(
    ("role", "department", "organisation"),
    [
        ("department_officer", "教育局", "农工党"),
        ("department_leader", "教育局", "工商联"),
        ("organisation_officer", "卫生健康委", "民盟"),
        ("organisation_secretary", "卫生健康委", "民盟"),
        ("government_coordinator", "卫生健康委", "工商联"),
        ("united_front_coordinator", "卫生健康委", "知联会"),
    ],
)
def test_either_side_or_a_coordinator_opens_a_liaison_as_needed(
    city: City, role: str, department: str, organisation: str
) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    status, _ = opened(city, role, department=department, organisation=organisation)
    assert status == 302
    for unit in (department, organisation):
        assert "共同办好社区教育试点" in page(city, "unit", city.units[unit].pk)
    assert "共同办好社区教育试点" in page(city, "ad_hoc")
    assert "按需联系" in page(city, "matrix")


@pytest.mark.parametrize("role", ["department_officer", "organisation_officer"])
def test_nobody_opens_a_liaison_for_others(city: City, role: str) -> None:
    status, shown = opened(city, role, department="卫生健康委", organisation="工商联")
    assert status == 422
    assert "选" in shown
    with entered({city.place.pk}), pytest.raises(ActionRefused, match="只能为本单位"):
        open_ad_hoc(
            department=city.units["卫生健康委"],
            organisation=city.units["工商联"],
            reason="试点",
            starts=TODAY,
            by=city.actor(role),
            at=NOW,
        )


def test_what_the_scheme_lays_down_is_not_opened_again(city: City) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    status, shown = opened(city, "department_officer", department="教育局", organisation="民盟")
    assert status == 422
    assert "现行方案已经规定" in shown


def test_a_liaison_as_needed_is_not_opened_twice_and_needs_a_reason(city: City) -> None:
    build_schemes.ad_hoc(city=city)
    with pytest.raises(ActionRefused, match="不必重复建立"):
        build_schemes.ad_hoc(city=city)


def test_either_side_ends_it_and_it_stays_to_be_looked_at(city: City) -> None:
    ad_hoc = build_schemes.ad_hoc(city=city, starts=date(2026, 3, 1))
    status, _ = post(city, "end_ad_hoc", ad_hoc.pk, role="organisation_secretary", on="2026-06-01")
    assert status == 302
    assert "共同办好社区教育试点" not in page(city, "ad_hoc")
    assert "共同办好社区教育试点" in page(city, "ad_hoc", on="2026-05-31")
    assert "2026-06-01" in page(city, "unit", city.units["民盟"].pk)
    again, shown = post(city, "end_ad_hoc", ad_hoc.pk, role="government_coordinator", on="2026-06-02")
    assert again == 422
    assert "已经结束" in shown


def test_others_cannot_end_it(city: City) -> None:
    by = city.actor("government_coordinator")
    with entered({city.place.pk}):
        ad_hoc = open_ad_hoc(
            department=city.units["卫生健康委"],
            organisation=city.units["工商联"],
            reason="试点",
            starts=TODAY,
            by=by,
            at=NOW,
        )
    status, _ = post(city, "end_ad_hoc", ad_hoc.pk, role="department_officer", on=TODAY.isoformat())
    assert status == 404
    with entered({city.place.pk}), pytest.raises(ActionRefused):
        end_ad_hoc(ad_hoc=ad_hoc, on=TODAY, by=city.actor("department_officer"), at=NOW)


def test_a_representative_opens_a_liaison_for_whom_it_represents(city: City) -> None:
    seat = build.seat(
        account=build.account(place=city.place, login="zhilian"),
        place=city.place,
        role="organisation_officer",
        unit=city.units["知联会"],
    )
    with entered({city.place.pk}):
        open_ad_hoc(
            department=city.units["教育局"],
            organisation=city.units["无党派"],
            reason="专家咨询",
            starts=TODAY,
            by=build.actor(seat),
            at=NOW,
        )
        assert AdHocLiaison.objects.count() == 1


def test_working_rules_follow_each_other_and_all_stay(city: City) -> None:
    first = build_schemes.working_rules(city=city, title="工作规则（试行）", starts=date(2026, 1, 1))
    second = build_schemes.working_rules(city=city, starts=date(2026, 5, 1))
    with entered({city.place.pk}):
        first.refresh_from_db()
    assert first.ends == second.starts
    shown = page(city, "unit", city.units["教育局"].pk)
    assert "工作规则（试行）" in shown
    assert "教育规划和年度重点工作" in page(city, "working_rules", second.pk)
    with pytest.raises(ActionRefused, match="更晚的一天"):
        build_schemes.working_rules(city=city, starts=date(2026, 4, 1))


def test_working_rules_are_written_on_a_page_begun_from_those_in_force(city: City) -> None:
    build_schemes.working_rules(city=city, starts=date(2026, 1, 1))
    form = page(city, "write_working_rules", role="department_leader")
    assert "教育规划和年度重点工作" in form
    status, _ = post(
        city,
        "write_working_rules",
        role="department_leader",
        title="修订后的规则",
        matters="新的事项",
        starts=TODAY.isoformat(),
    )
    assert status == 302
    listed = page(city, "all_working_rules", role="united_front_coordinator")
    assert "修订后的规则" in listed
    assert "1 个已写明" in listed


def test_working_rules_are_the_own_departments(city: City) -> None:
    with entered({city.place.pk}), pytest.raises(ActionRefused, match="只能为本部门"):
        issue_working_rules(
            unit=city.units["卫生健康委"],
            title="规则",
            matters="事项",
            forms="",
            procedure="",
            requirements="",
            starts=TODAY,
            by=city.actor("department_officer"),
            at=NOW,
        )


def test_a_reason_with_a_mark_of_secrecy_is_kept_out_and_stays_on_the_page(city: City) -> None:
    status, shown = post(
        city,
        "open_ad_hoc",
        role="department_leader",
        department=city.units["教育局"].pk,
        organisation=city.units["民盟"].pk,
        reason="机密★3年 试点",
        starts=TODAY.isoformat(),
    )
    assert status == 422
    assert "密级标志" in shown
    assert "机密★3年 试点" in shown
    with entered({city.place.pk}):
        assert not AdHocLiaison.objects.exists()
        assert Entry.objects.filter(code="notice.blocked").count() == 1
