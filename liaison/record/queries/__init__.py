"""What happened, who did it, and is the record of it whole? One module for each question."""

from liaison.record.queries.acts import entries, history
from liaison.record.queries.remembered import remembered

__all__ = ["entries", "history", "remembered"]
