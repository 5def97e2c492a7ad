"""What do accounts offer to the storeys below when they start?"""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The record is told whom to ask for the people behind seats, and units for those who act as deputies."""

    name = "liaison.accounts"

    def ready(self) -> None:
        from liaison.accounts.queries import accounts_called, deputies_for_posts, names_of_seats
        from liaison.record.queries.people import Directory, offer
        from liaison.units.queries import deputies

        offer(Directory(names_of_seats=names_of_seats, accounts_called=accounts_called))
        deputies.offer(deputies_for_posts)
