"""What is in a file that was just sent, and may it come in?"""

from datetime import datetime

from django import forms
from django.utils.translation import gettext as _

from liaison.core.access.actor import Actor
from liaison.core.dates import day_of
from liaison.core.notices.decode import Unreadable
from liaison.core.secrecy import ClassifiedContent
from liaison.files.forms import KeptFileField
from liaison.files.queries import same_before
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


def said_of_same(examined: Examined, *, by: Actor) -> str:
    """What a unit is told that sends the same bytes again; of other units' files nobody learns anything."""
    same = same_before(by.jurisdiction_id, by.unit_id, examined.sha256)
    if same is None:
        return ""
    told = {"name": examined.name, "earlier": same.name, "day": day_of(same.kept_at)}
    return _("“%(name)s”与本单位 %(day)s 上传的“%(earlier)s”内容相同，仍已保存；如属重复，可以移除。") % told
