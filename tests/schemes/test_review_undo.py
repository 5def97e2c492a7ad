"""How is an issue undone, or a typing error mended, and when not?"""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from liaison.record.models import Entry
from liaison.schemes.actions import ActionRefused, correct_version, revoke_scheme
from liaison.schemes.models import AdHocLiaison, Correction, LiaisonRule, SchemeVersion
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.corrections import corrected
from liaison.schemes.queries.scheme import version_in_force
from liaison.tenancy.door import entered
from tests import build_schemes, cast
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY

LATER = date(2026, 3, 1)


@pytest.fixture
def browser(city: City) -> Client:
    return cast.client(city.seats["government_coordinator"])


@pytest.fixture
def versions(city: City) -> tuple[SchemeVersion, ...]:
    return build_schemes.version(by=city.actor("government_coordinator"))


def address(page: str, version: SchemeVersion) -> str:
    return reverse(f"schemes:{page}", args=[version.jurisdiction_id, version.pk])


def test_an_issue_is_undone_as_a_whole_and_the_one_before_is_in_force_again(
    browser: Client, city: City, versions: tuple[SchemeVersion, ...]
) -> None:
    second = build_schemes.version(by=city.actor("government_coordinator"), starts=LATER)
    page = browser.get(address("revoke", second[0])).content.decode()
    assert "恢复施行" in page
    answer = browser.post(address("revoke", second[0]), {"reason": "上传错了文件"})
    assert answer.status_code == 302, answer.content.decode()
    with entered({city.place.pk}):
        for before, after in zip(versions, second, strict=True):
            before.refresh_from_db()
            after.refresh_from_db()
            assert (before.ends, before.ended_how) == (None, "")
            assert (after.ends, after.ended_how, after.end_reason) == (LATER, "revoked", "上传错了文件")
            assert version_in_force(city.place.pk, Subject(before.subject), on=LATER) == before
        codes = list(Entry.objects.values_list("code", flat=True))
        assert codes.count("scheme.revoked") == codes.count("scheme.restored") == 2


def test_the_first_issue_can_be_undone_and_issued_anew(
    browser: Client, city: City, versions: tuple[SchemeVersion, ...]
) -> None:
    browser.post(address("revoke", versions[0]), {"reason": "上传错了文件"})
    with entered({city.place.pk}):
        assert version_in_force(city.place.pk, Subject.DEPARTMENTS, on=TODAY) is None
    build_schemes.version(by=city.actor("government_coordinator"))


def test_an_undoing_needs_a_reason(browser: Client, versions: tuple[SchemeVersion, ...]) -> None:
    assert browser.post(address("revoke", versions[0]), {"reason": " "}).status_code == 422


def test_what_was_superseded_is_not_undone(
    browser: Client, city: City, versions: tuple[SchemeVersion, ...]
) -> None:
    build_schemes.version(by=city.actor("government_coordinator"), starts=LATER)
    assert "请先撤销后一份" in browser.get(address("revoke", versions[0])).content.decode()
    answer = browser.post(address("revoke", versions[0]), {"reason": "上传错了文件"})
    assert answer.status_code == 422
    with entered({city.place.pk}):
        assert not Entry.objects.filter(code="scheme.revoked").exists()


def test_what_others_have_built_on_is_not_undone(city: City, versions: tuple[SchemeVersion, ...]) -> None:
    by = city.actor("government_coordinator")
    with entered({city.place.pk}):
        AdHocLiaison.objects.create(
            jurisdiction=city.place,
            department=city.units["教育局"],
            organisation=city.units["农工党"],
            reason="联合调研",
            starts=LATER,
            opened_at=NOW + timedelta(hours=1),
            opened_by_id=by.account_id,
        )
        with pytest.raises(ActionRefused, match="临时联系 1 项"):
            revoke_scheme(version=versions[0], reason="上传错了文件", by=by, at=NOW)


def test_a_version_is_undone_once(city: City, versions: tuple[SchemeVersion, ...]) -> None:
    by = city.actor("government_coordinator")
    with entered({city.place.pk}):
        revoke_scheme(version=versions[0], reason="上传错了文件", by=by, at=NOW)
        with pytest.raises(ActionRefused, match="不能再撤销"):
            revoke_scheme(version=versions[0], reason="上传错了文件", by=by, at=NOW)


def rule_of(city: City) -> LiaisonRule:
    with entered({city.place.pk}):
        return LiaisonRule.objects.get(department_name="市教育局")


def test_a_typing_error_is_mended_and_what_was_issued_stays(
    browser: Client, city: City, versions: tuple[SchemeVersion, ...]
) -> None:
    rule = rule_of(city)
    which = f"schemes.liaisonrule:{rule.pk}.organisation_name"
    sent = {"which": which, "after": "民盟澄岚市委会", "reason": "与印发的文件不符"}
    assert which in browser.get(address("correct", versions[0])).content.decode()
    assert browser.post(address("correct", versions[0]), sent).status_code == 302
    with entered({city.place.pk}):
        rule.refresh_from_db()
        assert rule.organisation_name == "民盟市委会"
        (shown,) = corrected([rule])
        assert shown.organisation_name == "民盟澄岚市委会"
        assert Entry.objects.get(code="version.corrected").detail["before"] == "民盟市委会"
    page = browser.get(address("version", versions[0])).content.decode()
    assert "更正记录" in page
    shown_rule = reverse("schemes:rule", args=[city.place.pk, rule.pk])
    assert "民盟澄岚市委会" in browser.get(shown_rule).content.decode()


def test_a_correction_can_be_corrected(city: City, versions: tuple[SchemeVersion, ...]) -> None:
    by = city.actor("government_coordinator")
    with entered({city.place.pk}):
        for after in ("甲", "乙"):
            correct_version(
                version=versions[0],
                row=versions[0],
                field="title",
                after=after,
                reason="录入有误",
                by=by,
                at=NOW,
            )
        assert [row.before for row in Correction.objects.all()][1] == "甲"
        assert corrected([SchemeVersion.objects.get(pk=versions[0].pk)])[0].title == "乙"


@pytest.mark.parametrize(
    ("field", "after", "reason", "said"),
    [
        ("starts", "2026-01-02", "录入有误", "不能作为录入错误更正"),
        ("title", "  ", "录入有误", "请填写更正后的内容"),
        ("title", "新的标题", "", "请写明更正的原因"),
        ("title", "字" * 301, "录入有误", "太长"),
    ],
)
def test_a_wrong_correction_is_refused(
    city: City, versions: tuple[SchemeVersion, ...], field: str, after: str, reason: str, said: str
) -> None:
    with entered({city.place.pk}), pytest.raises(ActionRefused, match=said):
        correct_version(
            version=versions[0],
            row=versions[0],
            field=field,
            after=after,
            reason=reason,
            by=city.actor("government_coordinator"),
            at=NOW,
        )


@pytest.mark.parametrize("page", ["revoke", "correct"])
@pytest.mark.parametrize("role", ["department_officer", "organisation_officer", "observer"])
def test_only_those_who_issue_may_undo(
    city: City, versions: tuple[SchemeVersion, ...], page: str, role: str
) -> None:
    browser = cast.client(city.seats[role])
    assert browser.get(address(page, versions[0])).status_code == 404
    assert address(page, versions[0]) not in browser.get(address("version", versions[0])).content.decode()
