"""What is in a file that was just sent, and may it come in?"""

from datetime import datetime

from django import forms

from liaison.core.access.actor import Actor
from liaison.core.notices.decode import Unreadable
from liaison.core.secrecy import ClassifiedContent
from liaison.files.forms import KeptFileField
from liaison.files.readers import Examined, examine
from liaison.files.views.guarded import blocked
from liaison.ui.unreadable import said


def examined_upload(form: forms.Form, field: str, *, by: Actor, at: datetime) -> Examined | None:
    """The upload of a valid form; None where there is none, or with the reason on the form.

    A classification mark is put on record.
    """
    asked = form.fields[field]
    assert isinstance(asked, KeptFileField)  # noqa: S101 - only such fields say what they accept
    file = form.cleaned_data.get(field)
    if not file:
        return None
    try:
        return examine(str(file.name), file.read(), accepts=asked.accepts)
    except Unreadable as unreadable:
        form.add_error(field, said(unreadable))
    except ClassifiedContent as classified:
        form.add_error(field, blocked(classified.mark, by=by, at=at))
    return None
