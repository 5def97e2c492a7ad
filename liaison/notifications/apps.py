"""What does the inbox ask of the storeys below it?"""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Units and accounts lie below and cannot offer anything themselves; the apps above do."""

    name = "liaison.notifications"

    def ready(self) -> None:
        from liaison.notifications.queries import accounts, jobs, offer, people

        offer("people.unnamed", people.unnamed)
        offer("people.seats_left_over", people.seats_left_over)
        offer("accounts.requests", accounts.requests)
        offer("accounts.unused", accounts.unused)
        offer("accounts.ageing_password", accounts.ageing_password)
        offer("accounts.ending_deputies", accounts.ending_deputies)
        offer("jobs.failed", jobs.failed_works)
