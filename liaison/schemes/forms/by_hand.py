"""What may be typed when a scheme is begun without a notice?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from liaison.core.schemes.facts import LONGEST_NAME
from liaison.schemes.forms import HeaderForm, Lines
from liaison.schemes.models.drafts import Origin

TITLE_ENDS = ("通知", "意见", "方案", "办法")
TOWN_ENDS = ("镇人民政府", "乡人民政府", "街道办事处")


class StartForm(HeaderForm):
    """From what the scheme is begun, the head of its notice, and the towns that take part."""

    origin = forms.ChoiceField(label=_("从哪里开始"), widget=forms.RadioSelect)
    towns = Lines(
        label=_("参加的乡镇政府、街道办事处"),
        required=False,
        help_text=_(
            "如：青石镇人民政府、望江街道办事处。将列为共同联系单位，并写入加强联系、通报情况的要求。"
        ),
    )
    field_order = ("origin", "title", "number", "issuer", "issued_on", "effective_on", "supersedes", "towns")

    def __init__(self, *args: Any, origins: Iterable[tuple[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["origin"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [*origins]

    def clean_origin(self) -> Origin:
        return Origin(self.cleaned_data["origin"])

    def clean_title(self) -> str:
        """Without the word for what it is, nobody would take the line for a title; the reader neither."""
        title = "".join(str(self.cleaned_data["title"]).split())
        if not title.endswith(TITLE_ENDS):
            raise ValidationError(_("标题请以“通知”“意见”“方案”或“办法”结尾。"))
        return title

    def clean_towns(self) -> list[str]:
        towns: list[str] = self.cleaned_data["towns"]
        odd = [town for town in towns if not town.endswith(TOWN_ENDS)]
        if odd:
            raise ValidationError(
                _("请写全称，以“镇人民政府”“乡人民政府”或“街道办事处”结尾：%(names)s"),
                params={"names": "、".join(odd)},
            )
        for town in towns:
            MaxLengthValidator(LONGEST_NAME)(town)
        return list(dict.fromkeys(towns))


class DepartmentForm(forms.Form):
    """The department that advice is asked for."""

    department = forms.CharField(
        label=_("部门"), max_length=120, required=False, help_text=_("如：教育局、区卫生健康局。")
    )
