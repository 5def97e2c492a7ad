"""As whom does an account act?"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Case, Q, Value, When

from liaison.accounts.models.accounts import Account
from liaison.core.access.roles import ROLES
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.tenancy.spans import dates, ends_after_start
from liaison.units.models import Person, Post, Unit

ADMINISTRATORS = [role.code for role in ROLES.values() if role.administers]


def role_choices() -> list[tuple[str, str]]:
    """The roles of the table, so that a new one needs no migration."""
    return [(role.code, role.name) for role in ROLES.values()]


# The audit administrator watches the other two; the database keeps them apart.
_WATCHES = Case(
    When(role="audit_administrator", then=Value(1)), default=Value(0), output_field=models.IntegerField()
)


def _watched_by_another(field: str) -> ExclusionConstraint:
    """Nobody is the audit administrator and one of the other two on the same day, anywhere."""
    return ExclusionConstraint(
        name=f"accounts_seat_auditor_apart_by_{field}",
        expressions=[
            (field, RangeOperators.EQUAL),
            (_WATCHES, RangeOperators.NOT_EQUAL),
            (dates(), RangeOperators.OVERLAPS),
        ],
        condition=Q(role__in=ADMINISTRATORS),
    )


class Seat(TenantModel):
    """One row is one role in which an account acts for a unit, from one day to another."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="seats")
    role = models.CharField(max_length=40, choices=role_choices)
    unit = models.ForeignKey(
        Unit, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="seats"
    )
    post = models.ForeignKey(
        Post, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="seats"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="seats"
    )
    deputy_for = models.ForeignKey(
        Post, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="deputies"
    )  # the post in whose stead this seat acts, for a time
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            tenant_key(),
            SameTenant(field="unit"),
            SameTenant(field="post"),
            SameTenant(field="person"),
            SameTenant(field="deputy_for"),
            ends_after_start("seat_ends_after_start"),
            _watched_by_another("account"),
            _watched_by_another("person"),
            models.CheckConstraint(
                name="accounts_seat_of_deputy_ends",
                condition=Q(deputy_for__isnull=True) | Q(ends__isnull=False),
            ),
            models.CheckConstraint(
                name="seat_unit_for_all_but_administrators",
                condition=Q(role__in=ADMINISTRATORS, unit__isnull=True)
                | (~Q(role__in=ADMINISTRATORS) & Q(unit__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} as {self.role}"
