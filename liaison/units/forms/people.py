"""What may be typed about posts, their holders and how they are reached?"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.core.names import person_key
from liaison.core.posts import Held, refusal_to_change_holder, refusal_to_date_post
from liaison.core.telephones import is_number
from liaison.ui.forms import Day
from liaison.units.models import Person, PostKind
from liaison.units.queries import Known

SOMEBODY_NEW, NOBODY = "new", "nobody"


class PostForm(forms.Form):
    """A new post of a unit."""

    kind = forms.ChoiceField(label=_("作用"), choices=PostKind.choices)
    title = forms.CharField(label=_("职务名称"), max_length=60, help_text=_("如：副局长、联络员。"))
    starts = Day(label=_("设立日期"), required=False, help_text=_("早已有的职务可以不填。"))

    def clean_title(self) -> str:
        return "".join(str(self.cleaned_data["title"]).split())


class PostDateForm(forms.Form):
    """From which day on there is the post."""

    starts = Day(label=_("设立日期"), required=False, help_text=_("不知道的可以不填，视为启用前已有。"))

    def __init__(self, *args: Any, tenures: Iterable[Held], ends: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tenures, self.ends = tuple(tenures), ends

    def clean_starts(self) -> date | None:
        starts: date | None = self.cleaned_data["starts"]
        refusal = refusal_to_date_post(self.tenures, starts=starts, ends=self.ends)
        if refusal:
            raise forms.ValidationError(refusal)
        return starts


class HolderForm(forms.Form):
    """Who holds the post from which day on."""

    person = forms.ChoiceField(label=_("由谁担任"))
    name = forms.CharField(
        label=_("新登记人员的姓名"), max_length=60, required=False, help_text=_("上面选“新登记人员”时填写。")
    )
    is_another = forms.BooleanField(label=_("已核对：与名单中的同名人员不是同一个人"), required=False)
    starts = Day(label=_("自哪天起"))

    def __init__(
        self,
        *args: Any,
        known: Iterable[Known],
        tenures: Iterable[Held],
        founded: date | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.founded = founded
        self.known = {str(each.person.pk): each for each in known}
        self.tenures = tuple(tenures)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            (SOMEBODY_NEW, _("新登记人员")),
            (NOBODY, _("空缺（暂无人担任）")),
            *((pk, str(each)) for pk, each in self.known.items()),
        ]

    def clean_name(self) -> str:
        return person_key(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("person") == SOMEBODY_NEW:
            self._check_new(cleaned)
        if cleaned.get("starts"):
            refusal = refusal_to_change_holder(self.tenures, starts=cleaned["starts"], founded=self.founded)
            if refusal:
                self.add_error("starts", refusal)
        return cleaned

    def _check_new(self, cleaned: dict[str, Any]) -> None:
        name = cleaned.get("name", "")
        if len(name) < 2:
            self.add_error("name", _("请填写姓名。"))
        same = [str(each) for each in self.known.values() if each.person.name == name]
        if same and not cleaned.get("is_another"):
            self.add_error(
                "is_another",
                _("名单中已有同名人员：%(people)s。是同一个人的，请在上面选择；不是的，请勾选。")
                % {"people": "；".join(same)},
            )

    @property
    def chosen(self) -> Person | None:
        """The person of the list; None for somebody new, and for a vacancy."""
        known = self.known.get(self.cleaned_data["person"])
        return known.person if known else None

    @property
    def is_new(self) -> bool:
        """Whether the person has to be registered first."""
        return bool(self.cleaned_data["person"] == SOMEBODY_NEW)


class ContactForm(forms.Form):
    """How a post is reached, for work alone."""

    room = forms.CharField(label=_("办公室"), max_length=60, required=False)
    telephone = forms.CharField(label=_("办公电话"), max_length=40, required=False)
    mobile = forms.CharField(
        label=_("工作手机"),
        max_length=40,
        required=False,
        help_text=_("只登记工作需要的号码；换人时自动清除。"),
    )

    def clean_telephone(self) -> str:
        return _number(self.cleaned_data["telephone"])

    def clean_mobile(self) -> str:
        return _number(self.cleaned_data["mobile"])


def _number(text: str) -> str:
    if text and not is_number(text):
        raise forms.ValidationError(_("请填写电话号码，只用数字和短横线，分机用“转”。"))
    return text
