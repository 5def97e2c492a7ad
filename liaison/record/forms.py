"""Which entries of the record are looked for?"""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liaison.core.record import RECORD_KINDS, sentence


def kinds() -> list[tuple[str, str]]:
    """Every kind of the table by the sentence it reads as, its values left open."""
    return [("", gettext("全部")), *((code, sentence(code, {}, say=gettext)) for code in RECORD_KINDS)]


class EntryFilter(forms.Form):
    """Days, both included, and the kind."""

    first_day = forms.DateField(label=_("从"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last_day = forms.DateField(label=_("到"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    code = forms.ChoiceField(label=_("事项"), required=False, choices=kinds)
