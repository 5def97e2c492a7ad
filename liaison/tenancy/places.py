"""Which jurisdictions are there? For what goes through all of them, below the app that keeps them."""

from django.apps import apps


def every_place() -> dict[int, str]:
    """The name of every jurisdiction by its number, the first founded first."""
    jurisdiction = apps.get_model("units.Jurisdiction")  # named as the tenants' key names it
    return dict(jurisdiction._default_manager.order_by("pk").values_list("pk", "name"))
