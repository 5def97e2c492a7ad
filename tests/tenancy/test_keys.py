"""Does a reference stay inside its jurisdiction, and does only one thing hold at a time?"""

from datetime import date

import pytest
from django.db import IntegrityError

from liaison.accounts.models import Account
from liaison.schemes.models import SchemeVersion
from liaison.tenancy.door import entered
from liaison.units.models import Jurisdiction, Representation, Unit, UnitAlias
from tests import build
from tests.build import NOW
from tests.settings import TODAY
from tests.tenancy.two import Two


def test_a_reference_to_a_row_of_another_jurisdiction_is_refused(two: Two) -> None:
    with pytest.raises(IntegrityError, match="units_unitalias_unit_tenant"), entered({two.here.pk}):
        UnitAlias.objects.create(jurisdiction=two.here, unit=two.unit_there, name="市教委")


def test_a_reference_is_refused_even_to_who_may_enter_both(two: Two) -> None:
    both = {two.here.pk, two.there.pk}
    with pytest.raises(IntegrityError, match="units_unitalias_unit_tenant"), entered(both):
        UnitAlias.objects.create(jurisdiction=two.here, unit=two.unit_there, name="市教委")


def test_an_empty_reference_is_no_reference(two: Two) -> None:
    account = build.account(place=two.here, login="mingli")
    seat = build.seat(account=account, place=two.here, role="audit_administrator")
    assert seat.unit_id is None


def test_a_row_that_others_refer_to_stays(two: Two) -> None:
    with pytest.raises(IntegrityError, match="units_unitname_unit_tenant"), entered({two.here.pk}):
        Unit.objects.filter(pk=two.unit_here.pk)._raw_delete("default")


def version(
    *,
    place: Jurisdiction,
    by: Account,
    starts: date,
    ends: date | None = None,
    ended_how: str = "",
    subject: str = "departments",
) -> SchemeVersion:
    with entered({place.pk}):
        return SchemeVersion.objects.create(
            jurisdiction=place,
            subject=subject,
            title="澄岚市对口联系方案",
            starts=starts,
            ends=ends,
            ended_how=ended_how or ("superseded" if ends else ""),
            issued_at=NOW,
            issued_by=by,
        )


def test_one_version_is_in_force_per_jurisdiction_subject_and_day(two: Two) -> None:
    by = build.account(place=two.here)
    version(place=two.here, by=by, starts=date(2024, 1, 1), ends=date(2025, 1, 1))
    version(place=two.here, by=by, starts=date(2025, 1, 1))

    with pytest.raises(IntegrityError, match="version_one_in_force"):
        version(place=two.here, by=by, starts=date(2026, 1, 1))
    with pytest.raises(IntegrityError, match="version_one_in_force"):
        version(place=two.here, by=by, starts=date(2024, 12, 31), ends=date(2025, 1, 1))

    version(place=two.here, by=by, starts=date(2026, 1, 1), subject="leaders")
    version(place=two.there, by=by, starts=date(2026, 1, 1))


def test_a_revoked_version_leaves_its_days_to_another(two: Two) -> None:
    by = build.account(place=two.here)
    start = date(2025, 1, 1)
    version(place=two.here, by=by, starts=start, ends=date(2025, 6, 1), ended_how="revoked")
    version(place=two.here, by=by, starts=start)


def test_a_version_does_not_end_without_a_reason(two: Two) -> None:
    by = build.account(place=two.here)
    mine = version(place=two.here, by=by, starts=date(2025, 1, 1))
    with pytest.raises(IntegrityError, match="version_ended_with_a_reason"), entered({two.here.pk}):
        SchemeVersion.objects.filter(pk=mine.pk).update(ends=date(2026, 1, 1))


def test_a_unit_has_one_name_and_one_representative_a_day(two: Two) -> None:
    by_whom = build.unit(place=two.here, name="市知联会")
    build.representation(represented=two.unit_here, representative=by_whom)
    with pytest.raises(IntegrityError, match="representation_one_at_a_time"), entered({two.here.pk}):
        Representation.objects.create(
            jurisdiction=two.here, represented=two.unit_here, representative=by_whom, starts=build.LONG_AGO
        )
    with pytest.raises(IntegrityError, match="unit_name_one_at_a_time"), entered({two.here.pk}):
        two.unit_here.names.create(jurisdiction=two.here, name="市教育体育局")
    with entered({two.here.pk}):
        assert Representation.objects.count() == 1


def test_a_post_has_one_holder_a_day(two: Two) -> None:
    first = build.tenure(unit=two.unit_here, person=build.person(place=two.here))
    second = build.person(place=two.here, name="韩若川")
    with pytest.raises(IntegrityError, match="tenure_one_at_a_time"), entered({two.here.pk}):
        first.post.tenures.create(jurisdiction=two.here, person=second, starts=TODAY)
