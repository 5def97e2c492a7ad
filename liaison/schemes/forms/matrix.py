"""From which side is a matrix looked at, and what of it?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.schemes.queries.grid import Kind, Side, Wanted

KINDS = {Kind.PAIRED: _("结对联系"), Kind.COMMON: _("共同联系"), Kind.AD_HOC: _("按需联系")}
SIDES = {Side.DEPARTMENT: _("部门"), Side.ORGANISATION: _("党派团体")}
VIEWS = {"": _("自动"), "grid": _("表格"), "list": _("清单")}


class MatrixForm(forms.Form):
    """What is wanted of the matrix; nothing said means all of it."""

    text = forms.CharField(label=_("名称"), required=False, max_length=60)
    kind = forms.ChoiceField(label=_("方式"), required=False, choices=[("", _("全部")), *KINDS.items()])
    by = forms.ChoiceField(label=_("每行一个"), required=False, choices=list(SIDES.items()))
    view = forms.ChoiceField(label=_("显示为"), required=False, choices=list(VIEWS.items()))
    own = forms.BooleanField(label=_("只看本单位"), required=False)

    def wanted(self, own_unit: int | None) -> Wanted:
        """What to show; nonsense counts as nothing said."""
        said = self._said
        return Wanted(
            by=Side(said.get("by") or Side.DEPARTMENT),
            text=str(said.get("text", "")).strip(),
            kind=Kind(said["kind"]) if said.get("kind") else None,
            unit=own_unit if said.get("own") else None,
        )

    @property
    def chosen_view(self) -> str:
        """Grid, list, or empty: a grid where there is room, a list where there is not."""
        return str(self._said.get("view", ""))

    @property
    def _said(self) -> dict[str, Any]:
        self.is_valid()
        return self.cleaned_data
