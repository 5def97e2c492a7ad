"""What have others built on a version since it was issued?"""

from liaison.core.schemes.revoke import Issued, Resting
from liaison.schemes.models import AdHocLiaison, Correction, Joining, SchemeDraft, SchemeVersion, WorkingRules
from liaison.schemes.models.drafts import DraftState
from liaison.schemes.models.versions import EndedHow


def issued(version: SchemeVersion) -> Issued:
    """The version as the value that deciding about its revocation needs."""
    later = version.successors.exclude(ended_how=EndedHow.REVOKED)
    return Issued(
        title=version.title,
        ended=version.get_ended_how_display() if version.ended_how else "",
        successors=tuple(later.values_list("title", flat=True)),
        resting=_resting_on(version),
    )


def issued_together(version: SchemeVersion) -> list[SchemeVersion]:
    """The versions of the same act, of departments and of leaders, which are undone together."""
    together = SchemeVersion.objects.filter(
        jurisdiction_id=version.jurisdiction_id,
        issued_at=version.issued_at,
        issued_by_id=version.issued_by_id,
        notices__in=version.notices.all(),
    )
    return list(together.distinct().order_by("pk"))


def _resting_on(version: SchemeVersion) -> tuple[Resting, ...]:
    place, since = version.jurisdiction_id, version.issued_at
    begun = SchemeDraft.objects.filter(source_place_id=place, source_version=version.pk)
    return (
        Resting("新成立组织的确认", _count_decided(version)),
        Resting("录入错误的更正", Correction.objects.filter(version=version).count()),
        Resting("临时联系", AdHocLiaison.objects.filter(jurisdiction_id=place, opened_at__gt=since).count()),
        Resting(
            "部门联系工作规则",
            WorkingRules.objects.filter(jurisdiction_id=place, issued_at__gt=since).count(),
        ),
        Resting("由它起草的方案", begun.exclude(state=DraftState.DISCARDED).count()),
    )


def _count_decided(version: SchemeVersion) -> int:
    """Newcomers decided about since; those carried over from the version before are not built on this one."""
    return Joining.objects.filter(version=version, decided_at__gt=version.issued_at).count()
