"""Who may log in, and as whom do they act?"""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from liaison.core.access.roles import ROLES
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.tenancy.spans import ends_after_start
from liaison.units.models import Jurisdiction, Person, Post, Unit

ADMINISTRATORS = [role.code for role in ROLES.values() if role.administers]


def role_choices() -> list[tuple[str, str]]:
    """The roles of the table, so that a new one needs no migration."""
    return [(role.code, role.name) for role in ROLES.values()]


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by login."""


class Account(AbstractBaseUser):
    """One row is one person's way in. Of the installation: it is needed before a jurisdiction is known."""

    login = models.CharField(max_length=60, unique=True)
    home = models.ForeignKey(
        Jurisdiction, models.PROTECT, related_name="+"
    )  # whose administrators answer for it
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)  # may log in only where the demo runs

    USERNAME_FIELD = "login"
    objects = AccountManager()

    def __str__(self) -> str:
        return self.login


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
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            tenant_key(),
            SameTenant(field="unit"),
            SameTenant(field="post"),
            SameTenant(field="person"),
            ends_after_start("seat_ends_after_start"),
            models.CheckConstraint(
                name="seat_unit_for_all_but_administrators",
                condition=Q(role__in=ADMINISTRATORS, unit__isnull=True)
                | (~Q(role__in=ADMINISTRATORS) & Q(unit__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} as {self.role}"
