"""What may be typed around a scheme in force: liaison as needed, working rules, newcomers, repeal, mode?"""

from collections.abc import Iterable
from typing import Any

from django.forms import CharField, ChoiceField, Form, RadioSelect, Textarea, TypedChoiceField
from django.utils.translation import gettext_lazy as _

from liaison.schemes.models.drafts import Change, Mode
from liaison.ui.forms import Day
from liaison.units.queries import NamedUnit


class AdHocForm(Form):
    """A department and an organisation that keep liaison because the work needs it."""

    department = TypedChoiceField(label=_("部门"), coerce=int)
    organisation = TypedChoiceField(label=_("党派团体"), coerce=int)
    reason = CharField(
        label=_("工作需要"),
        max_length=300,
        widget=Textarea(attrs={"rows": 3}),
        help_text=_("因什么工作需要联系，双方都会看到。"),
    )
    starts = Day(label=_("开始日期"))

    def __init__(
        self,
        *args: Any,
        departments: Iterable[NamedUnit],
        organisations: Iterable[NamedUnit],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        for name, units in (("department", departments), ("organisation", organisations)):
            field = self.fields[name]
            assert isinstance(field, TypedChoiceField)  # noqa: S101 - declared above
            choices: list[tuple[int | str, str]] = [(unit.pk, unit.name) for unit in units]
            field.choices = choices if len(choices) == 1 else [("", "—"), *choices]


class EndForm(Form):
    """From which day a liaison is over."""

    on = Day(label=_("结束日期"))


class WorkingRulesForm(Form):
    """A department's own rules for its liaison."""

    title = CharField(label=_("标题"), max_length=200)
    matters = CharField(
        label=_("主要事项"), widget=Textarea(attrs={"rows": 5}), help_text=_("联系哪些事项。")
    )
    forms = CharField(
        label=_("形式"),
        required=False,
        widget=Textarea(attrs={"rows": 4}),
        help_text=_("座谈、走访、书面征求意见等。"),
    )
    procedure = CharField(label=_("程序"), required=False, widget=Textarea(attrs={"rows": 4}))
    requirements = CharField(label=_("要求"), required=False, widget=Textarea(attrs={"rows": 4}))
    starts = Day(label=_("施行日期"), help_text=_("施行之日，原来的工作规则同时失效。"))


class JoiningForm(Form):
    """Whether a newcomer is taken into common liaison, and since when."""

    joins = TypedChoiceField(
        label=_("决定"),
        choices=[("1", _("纳入共同联系")), ("0", _("不纳入"))],
        coerce=lambda value: value == "1",
        widget=RadioSelect,
    )
    starts = Day(label=_("自哪天起纳入"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("joins") and not cleaned.get("starts") and not self.errors:
            self.add_error("starts", _("请填写自哪天起纳入。"))
        return cleaned


class RepealForm(Form):
    """From which day a scheme is in force no longer, and why."""

    on = Day(label=_("废止日期"), help_text=_("自这一天起不再施行。"))
    number = CharField(
        label=_("废止文件的文号"), max_length=60, required=False, help_text=_("没有专门文件时留空。")
    )
    reason = CharField(label=_("理由"), max_length=200, widget=Textarea(attrs={"rows": 3}))


class ModeForm(Form):
    """Whether a notice lays everything down anew or changes what is in force."""

    mode = ChoiceField(label=_("这份通知是"), choices=Mode.choices, widget=RadioSelect)


class ChangeForm(Form):
    """What a fact of an amendment does to the scheme in force."""

    change = ChoiceField(label=_("对现行方案"), choices=Change.choices)
