"""What may be typed about places?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.core.names import LEVELS
from liaison.ui.forms import Day
from liaison.units.models import Jurisdiction, Level

PREFIXES = (*LEVELS, "镇", "乡", "街道")


class PlaceForm(forms.Form):
    """A new place: what it is called, where it belongs, since when it works with the system."""

    name = forms.CharField(label=_("名称"), max_length=60, help_text=_("全称，如：临溪区、青石镇。"))
    level = forms.ChoiceField(label=_("级别"), choices=Level.choices)
    parent = forms.TypedChoiceField(label=_("隶属"), required=False, coerce=int, empty_value=None)
    region_code = forms.RegexField(
        label=_("区划代码"),
        required=False,
        regex=r"^\d{6,12}$",
        help_text=_("六至十二位数字；开发区等没有代码的可不填。"),
        error_messages={"invalid": _("区划代码是六至十二位数字。")},
    )
    tracks_from = Day(label=_("启用日期"), required=False, help_text=_("这一天以前的事项不会计为逾期。"))

    def __init__(self, *args: Any, places: Iterable[tuple[int, Jurisdiction]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.places = {place.pk: place for _depth, place in places}
        field = self.fields["parent"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
        field.choices = [("", "—"), *((pk, place.name) for pk, place in self.places.items())]

    def clean_name(self) -> str:
        name = "".join(str(self.cleaned_data["name"]).split())
        if not name.endswith(PREFIXES):
            raise forms.ValidationError(_("请写全称，末尾是省、市、区、县、镇、乡等字。"))
        return name

    def clean_region_code(self) -> str | None:
        code = self.cleaned_data["region_code"] or None
        if code and any(place.region_code == code for place in self.places.values()):
            raise forms.ValidationError(_("已有地区使用这个区划代码。"))
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        above = self.places.get(cleaned.get("parent") or 0)
        same = (place for place in self.places.values() if place.parent == above)
        if cleaned.get("name") in {place.name for place in same}:
            self.add_error("name", _("这里已经有同名的地区。"))
        order = list(Level)
        if (
            above
            and cleaned.get("level")
            and order.index(Level(cleaned["level"])) <= order.index(Level(above.level))
        ):
            self.add_error("level", _("级别应低于所隶属的地区。"))
        return cleaned

    @property
    def prefix_word(self) -> str:
        """What the names of its departments begin with: the last word of its own name."""
        name: str = self.cleaned_data["name"]
        return "街" if name.endswith("街道") else name[-1]
