"""Which seats does an account have, and who has an account here?"""

from datetime import date

from django.db import models

from liaison.accounts.models import Account, Seat
from liaison.tenancy.spans import covers


def seats_of(account: Account, *, on: date) -> list[Seat]:
    """The account's seats of the day in every jurisdiction, with the place; readable before a tenant is set."""
    return list(Seat.objects.filter(covers(on), account=account).select_related("jurisdiction"))


def seats_in(jurisdiction_id: int) -> models.QuerySet[Seat]:
    """Every seat of a jurisdiction with its account and person, for the security administrator."""
    return (
        Seat.objects.filter(jurisdiction_id=jurisdiction_id)
        .select_related("account", "person")
        .order_by("id")
    )
