"""How does an office come in, all at once; how is that undone; how do its people get their accounts?"""

from liaison.offices.actions.accounts import open_waiting_accounts
from liaison.offices.actions.lists import bring_in_office, undo_office, upload_office_list

__all__ = ["bring_in_office", "open_waiting_accounts", "undo_office", "upload_office_list"]
