"""What does the table say that was sent with a form, and may it come in?"""

from collections.abc import Callable
from typing import TypeVar

from django.forms import Form

from liaison.core.access.actor import Actor
from liaison.core.notices.decode import Unreadable
from liaison.files.readers.scanner import scan
from liaison.files.views.guarded import reason_of_mark
from liaison.isolation import apart
from liaison.schemes.readers import workbook
from liaison.schemes.readers.workbook import Rows
from liaison.ui.unreadable import said

Read = TypeVar("Read")


def rows_sent(form: Form, *, by: Actor) -> Rows | None:
    """The rows of the first sheet; None with the reason on the form, and on record where a mark was met."""
    return table_sent(form, workbook.rows_of, _words, by=by)


def table_sent(
    form: Form, read: Callable[[bytes], Read], words: Callable[[Read], str], *, by: Actor
) -> Read | None:
    """The same for a table of a shape of its own; `words` are looked through for marks."""
    file = form.cleaned_data["file"]
    content = file.read()
    file.seek(0)
    try:
        scan(content)
        found = apart(read, content)
    except Unreadable as unreadable:
        form.add_error("file", said(unreadable))
        return None
    reason = reason_of_mark([words(found)], name=file.name, by=by)
    if reason:
        form.add_error("file", reason)
        return None
    return found


def _words(rows: Rows) -> str:
    return "\n".join("\t".join(row) for row in rows)
