"""Pages of the record, for the audit administrator; one module for each journey."""

from liaison.record.views.entries import entries
from liaison.record.views.export import export
from liaison.record.views.head import show_head

__all__ = ["entries", "export", "show_head"]
