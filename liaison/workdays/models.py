"""Which days does a place itself lay down as days of rest or of work?"""

from django.db import models
from django.db.models import Q

from liaison.accounts.models import Account
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key


class CalendarYear(TenantModel):
    """One row is one year whose arrangement the place has brought in, with the notice it rests on."""

    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=120)  # title or number of the notice
    laid_down_at = models.DateTimeField()
    laid_down_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["year"]
        constraints = [
            tenant_key(),
            models.UniqueConstraint(fields=["jurisdiction", "year"], name="calendar_year_once"),
        ]

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(TenantModel):
    """One row is one day that the place has laid down, alone or as a part of a year."""

    day = models.DateField()
    works = models.BooleanField(null=True)  # null: laid down alone once, now again as published
    why = models.CharField(max_length=60)
    year = models.ForeignKey(
        CalendarYear, models.PROTECT, db_constraint=False, null=True, related_name="days"
    )  # null: laid down alone, and then before what any year says

    class Meta:
        ordering = ["day"]
        constraints = [
            tenant_key(),
            SameTenant(field="year"),
            models.UniqueConstraint(
                fields=["jurisdiction", "day"], condition=Q(year__isnull=True), name="calendar_day_alone_once"
            ),
            models.UniqueConstraint(fields=["jurisdiction", "year", "day"], name="calendar_day_once_a_year"),
        ]

    def __str__(self) -> str:
        return str(self.day)
