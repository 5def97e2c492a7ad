"""What do schemes offer to the storeys below when they start?"""

from django.apps import AppConfig


class SchemesConfig(AppConfig):
    """The inbox is told what of the schemes can wait."""

    name = "liaison.schemes"

    def ready(self) -> None:
        from liaison.notifications.queries import offer
        from liaison.schemes.queries import waiting

        offer("schemes.1_drafts", waiting.open_drafts)
        offer("schemes.2_newcomers", waiting.newcomers)
        offer("schemes.3_leaders", waiting.leaders)
        offer("schemes.4_changes", waiting.changes)
