"""What happened, who did it, and is the record of it whole? One module for each question."""

from liaison.record.queries.acts import entries, history

__all__ = ["entries", "history"]
