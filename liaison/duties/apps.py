"""What do duties offer to the storeys below when they start?"""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """The inbox is told what is owed by now."""

    name = "liaison.duties"

    def ready(self) -> None:
        from liaison.duties.queries import waiting
        from liaison.notifications.queries import offer

        offer("duties.1_pressing", waiting.pressing)
