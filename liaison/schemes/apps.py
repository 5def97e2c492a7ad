"""What do schemes offer to the storeys below when they start?"""

from django.apps import AppConfig


class SchemesConfig(AppConfig):
    """The inbox is told what of the schemes can wait; uploads are searched for marks by our readers."""

    name = "liaison.schemes"

    def ready(self) -> None:
        from liaison.files.queries import offer_kept_elsewhere
        from liaison.files.readers import offer_mark_finder
        from liaison.notifications.queries import offer
        from liaison.schemes.queries import waiting
        from liaison.schemes.queries.originals import bytes_of_originals
        from liaison.schemes.readers import mark_inside

        offer_mark_finder(mark_inside)
        offer_kept_elsewhere(bytes_of_originals)
        offer("schemes.1_drafts", waiting.open_drafts)
        offer("schemes.2_newcomers", waiting.newcomers)
        offer("schemes.3_leaders", waiting.leaders)
        offer("schemes.4_changes", waiting.changes)
        offer("schemes.5_unrepresented", waiting.unrepresented_bodies)
