"""What may be done with an activity?"""

from liaison.activities.actions.answering import (
    confirm_activity,
    contest_activity,
    settle_activity,
)
from liaison.activities.actions.attending import note_attendance, sign_in
from liaison.activities.actions.entering import change_activity, enter_activity
from liaison.activities.actions.filing import file_activities, file_sheet
from liaison.activities.actions.holding import cancel_activity, hold_activity, postpone_activity
from liaison.activities.actions.links import make_link, revoke_link
from liaison.activities.actions.lists import (
    mend_activity_list,
    take_activity_list,
    undo_activity_list,
    upload_activity_list,
)
from liaison.activities.actions.merging import merge_activity
from liaison.activities.actions.outcomes import (
    finish_follow_up,
    note_follow_up,
    note_observation,
    note_opinion,
    reply_to_observation,
    write_minutes,
)
from liaison.activities.actions.several import Answered, answer_each, file_month, file_word
from liaison.activities.actions.withdrawing import withdraw_noted

__all__ = [
    "Answered",
    "answer_each",
    "cancel_activity",
    "change_activity",
    "confirm_activity",
    "contest_activity",
    "enter_activity",
    "file_activities",
    "file_month",
    "file_sheet",
    "file_word",
    "finish_follow_up",
    "hold_activity",
    "make_link",
    "mend_activity_list",
    "merge_activity",
    "note_attendance",
    "note_follow_up",
    "note_observation",
    "note_opinion",
    "postpone_activity",
    "reply_to_observation",
    "revoke_link",
    "settle_activity",
    "sign_in",
    "take_activity_list",
    "undo_activity_list",
    "upload_activity_list",
    "withdraw_noted",
    "write_minutes",
]
