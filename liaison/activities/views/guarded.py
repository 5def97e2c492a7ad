"""Does what was typed bear a mark that must not enter the system?"""

from collections.abc import Iterator

from django.forms import Form
from django.utils.translation import gettext as _

from liaison import clock
from liaison.core.access.actor import Actor
from liaison.core.secrecy import classification_mark
from liaison.schemes.actions import block_marked_content
from liaison.ui.requests import ActorRequest


def is_unmarked(request: ActorRequest, form: Form) -> bool:
    """Whether no text of the valid form bears a mark; one that does is put on the form and on record."""
    return is_unmarked_by(request.actor, form)


def is_unmarked_by(by: Actor, form: Form) -> bool:
    """The same for whoever types, with an account or without.

    What was typed stays on the page; of the text, nothing but the mark enters the record.
    """
    for text in _typed(form):
        mark = classification_mark(text)
        if mark is not None:
            block_marked_content(mark=mark, by=by, at=clock.now())
            reason = _(
                "内容带有密级标志“%(mark)s”，已拦截并记录。本系统为非涉密系统，请通过机要渠道传递；如属误判，请删去标志字样后再试。"
            )
            form.add_error(None, reason % {"mark": mark.words})
            return False
    return True


def _typed(form: Form) -> Iterator[str]:
    return (value for value in form.cleaned_data.values() if isinstance(value, str) and value)
