"""What waits for whoever asks? A query on state, so that an item goes when its reason does."""

from liaison.notifications.queries.inbox import (
    Act,
    Asked,
    Item,
    Provider,
    items_for,
    items_remembered,
    number_for,
    offer,
)

__all__ = ["Act", "Asked", "Item", "Provider", "items_for", "items_remembered", "number_for", "offer"]
