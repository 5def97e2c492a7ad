"""Does what was typed or sent bear a mark that must not enter the system?"""

from collections.abc import Iterable
from datetime import datetime

from django.forms import Form
from django.utils.translation import gettext as _

from liaison import clock
from liaison.core.access.actor import Actor
from liaison.core.secrecy import Mark, classification_mark, classification_mark_in_name
from liaison.files.actions import block_marked_content
from liaison.ui.requests import ActorRequest


def is_unmarked(request: ActorRequest, form: Form) -> bool:
    """Whether no text of the valid form bears a mark; one that does is put on the form and on record."""
    return is_unmarked_by(request.actor, form)


def is_unmarked_by(by: Actor, form: Form) -> bool:
    """The same for whoever types, with an account or without; what was typed stays on the page."""
    typed = (value for value in form.cleaned_data.values() if isinstance(value, str))
    reason = reason_of_mark(typed, by=by)
    if reason:
        form.add_error(None, reason)
    return not reason


def reason_of_mark(texts: Iterable[str], *, name: str = "", by: Actor) -> str:
    """Why a file of this name or one of the texts may not come in; empty where nothing bears a mark."""
    marks = (mark for text in texts if (mark := classification_mark(text)))
    mark = classification_mark_in_name(name) or next(marks, None)
    return blocked(mark, by=by, at=clock.now()) if mark else ""


def blocked(mark: Mark, *, by: Actor, at: datetime) -> str:
    """What is said of a mark that was met; of the text, nothing but the mark enters the record."""
    block_marked_content(mark=mark, by=by, at=at)
    reason = _(
        "内容带有密级标志“%(mark)s”，已拦截并记录。本系统为非涉密系统，请通过机要渠道传递；如属误判，请删去标志字样后再试。"
    )
    return reason % {"mark": mark.words}
