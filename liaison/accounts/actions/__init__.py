"""What can be done to accounts, seats, and what stands between a password and the way in?"""

from liaison.accounts.actions.accounts import (
    acknowledge_information,
    close_account,
    note_explanation,
    open_account,
    reopen_account,
    unlock_account,
)
from liaison.accounts.actions.founding import Appointment, appoint_administrators, found_installation
from liaison.accounts.actions.log_in import (
    note_log_in,
    note_log_out,
    note_refused_log_in,
    note_time_out,
)
from liaison.accounts.actions.passwords import (
    ActivationSlip,
    change_password,
    issue_activation_slip,
    reset_password,
)
from liaison.accounts.actions.requests import (
    approve_account_request,
    ask_for_account,
    refuse_account_request,
)
from liaison.accounts.actions.seats import end_seat, give_seat, name_deputy, take_seat
from liaison.accounts.actions.second_factors import (
    begin_second_factor,
    confirm_second_factor,
    remove_second_factor,
    use_second_factor,
)
from liaison.accounts.actions.sessions import end_all_sessions, end_idle_session, end_session
from liaison.accounts.actions.sign_ons import link_sign_on, meet_sign_on, unlink_sign_on

__all__ = [
    "ActivationSlip",
    "Appointment",
    "acknowledge_information",
    "appoint_administrators",
    "approve_account_request",
    "ask_for_account",
    "begin_second_factor",
    "change_password",
    "close_account",
    "confirm_second_factor",
    "end_all_sessions",
    "end_idle_session",
    "end_seat",
    "end_session",
    "found_installation",
    "give_seat",
    "issue_activation_slip",
    "link_sign_on",
    "meet_sign_on",
    "name_deputy",
    "note_explanation",
    "note_log_in",
    "note_log_out",
    "note_refused_log_in",
    "note_time_out",
    "open_account",
    "refuse_account_request",
    "remove_second_factor",
    "reopen_account",
    "reset_password",
    "take_seat",
    "unlink_sign_on",
    "unlock_account",
    "use_second_factor",
]
