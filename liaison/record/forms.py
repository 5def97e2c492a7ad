"""Which entries of the record are looked for?"""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liaison.core.record import RECORD_KINDS, THINGS, name_of_kind
from liaison.ui.forms import Day


def kinds() -> list[tuple[str, str]]:
    """Every kind of the table by the sentence it reads as, without its values."""
    return [("", gettext("全部")), *((code, name_of_kind(code, say=gettext)) for code in RECORD_KINDS)]


def things() -> list[tuple[str, str]]:
    """Every sort of thing that entries are about."""
    return [("", gettext("全部")), *((label, gettext(name)) for label, name in THINGS.items())]


class EntryFilter(forms.Form):
    """Days, both included, and who, what, about what, and from where."""

    first_day = Day(label=_("从"), required=False)
    last_day = Day(label=_("到"), required=False)
    person = forms.CharField(label=_("姓名或账号"), required=False, max_length=60)
    code = forms.ChoiceField(label=_("事项"), required=False, choices=kinds)
    about = forms.ChoiceField(label=_("对象"), required=False, choices=things)
    about_id = forms.IntegerField(label=_("对象编号"), required=False, min_value=1, max_value=2**63 - 1)
    text = forms.CharField(label=_("内容包含"), required=False, max_length=60)
    address = forms.GenericIPAddressField(label=_("来源地址"), required=False)


class ExportForm(EntryFilter):
    """The same search, and the form in which it is taken."""

    form = forms.ChoiceField(choices=[("xlsx", "xlsx"), ("csv", "csv")])
