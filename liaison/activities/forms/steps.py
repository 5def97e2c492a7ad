"""What is said when a plan comes about, or not?"""

from django.forms import CharField, Form, Textarea
from django.utils.translation import gettext_lazy as _

from liaison.ui.forms import Day


class HoldForm(Form):
    """The day on which it was held."""

    on = Day(label=_("实际开展日期"))


class CancelForm(Form):
    """Why it does not take place."""

    prefix = "cancel"
    reason = CharField(
        label=_("原因"), max_length=300, widget=Textarea(attrs={"rows": 2}), help_text=_("对方会看到。")
    )


class PostponeForm(CancelForm):
    """Why it takes place on another day, and on which."""

    prefix = "postpone"
    field_order = ("to", "reason")
    to = Day(label=_("改到哪天"), required=False, help_text=_("还没有定下来时留空。"))
