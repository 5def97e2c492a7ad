"""What does `open_known` do? Opens a place whose scheme is known, as a system administrator would."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from liaison import clock
from liaison.accounts.models import Account, Seat
from liaison.accounts.queries import seats_of
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.schemes.actions import ActionRefused, open_known
from liaison.schemes.known import known_scheme, known_schemes
from liaison.tenancy.door import entered


class Command(BaseCommand):
    """Goes on record under the account that is named."""

    help = "建立一个方案已知的地区。Open a place whose scheme is known as facts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", choices=[known.code for known in known_schemes()])
        parser.add_argument("--login", required=True, help="系统管理员的登录名。Of a system administrator.")

    def handle(self, *_: Any, code: str, login: str, **__: Any) -> None:
        known = known_scheme(code)
        if known is None:
            raise CommandError(f"没有这份已知方案：{code}")
        by = self._administrator(login)
        with entered({by.jurisdiction_id}):
            try:
                place = open_known(known=known, by=by, at=clock.now())
            except ActionRefused as refused:
                raise CommandError(str(refused)) from None
        self.stdout.write(f"已建立{place.name}。  Opened.")

    def _administrator(self, login: str) -> Actor:
        """The account's seat that may found places. Raises CommandError."""
        account = Account.objects.filter(login=login).first()
        if account is not None:
            with entered((), account=account.pk):
                seats = [_actor(seat) for seat in seats_of(account, on=clock.today())]
            for actor in seats:
                if actor.may(Permission.FOUND_PLACES):
                    return actor
        raise CommandError(f"“{login}”不是系统管理员的登录名。No such system administrator.")


def _actor(seat: Seat) -> Actor:
    return Actor(seat.account_id, seat.pk, seat.role, seat.jurisdiction_id)
