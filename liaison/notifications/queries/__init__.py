"""What waits for whoever asks? A query on state, so that an item goes when its reason does."""

from liaison.notifications.queries.inbox import Asked, Item, Provider, items_for, number_for, offer

__all__ = ["Asked", "Item", "Provider", "items_for", "number_for", "offer"]
