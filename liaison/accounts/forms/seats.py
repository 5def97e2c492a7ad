"""What is asked of the security administrator who gives an account one more seat?"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.accounts.models import Account, Seat
from liaison.core.access.actor import Actor
from liaison.core.access.giving import refusal_to_give_seat
from liaison.core.access.roles import ROLES
from liaison.ui.forms import Day
from liaison.units.models import Person, Post, Tenure, Unit


class SeatForm(forms.Form):
    """In which role, for which unit, from which post and from which day on."""

    role = forms.ChoiceField(label=_("角色"))
    unit = forms.ChoiceField(label=_("单位"), required=False)
    post = forms.ChoiceField(label=_("职务"), required=False, help_text=_("只列出本人现任的职务。"))
    starts = Day(label=_("自哪天起"))

    def __init__(
        self,
        *args: Any,
        actor: Actor,
        account: Account,
        seats: Collection[Seat],
        held: Collection[str],
        units: Iterable[Any],
        tenures: Iterable[Tenure],
        today: date,
        **kwargs: Any,
    ) -> None:
        """`seats` are those of the account here, `tenures` the posts that its person holds today."""
        super().__init__(*args, **kwargs)
        self.actor, self.account, self.seats, self.held, self.today = actor, account, seats, held, today
        self.units: Mapping[str, Any] = {str(unit.pk): unit for unit in units}
        self.tenures = {str(tenure.post_id): tenure for tenure in tenures}
        self._offer("role", [(role.code, _(role.name)) for role in ROLES.values()])
        self._offer(
            "unit", [("", _("（管理员不选）")), *((pk, unit.name) for pk, unit in self.units.items())]
        )
        self._offer(
            "post", [("", _("（不从职务办理）")), *(self._post(each) for each in self.tenures.values())]
        )

    def clean_starts(self) -> date:
        starts: date = self.cleaned_data["starts"]
        if starts < self.today:
            raise forms.ValidationError(_("身份从今天或今后起，不能补到过去。"))
        return starts

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        unit, post = self.chosen_unit, self.chosen_post
        if post is not None and (unit is None or post.unit_id != unit.pk):
            raise forms.ValidationError(_("所选职务不属于所选单位。"))
        refusal = refusal_to_give_seat(
            self.actor,
            account_id=self.account.pk,
            role=cleaned["role"],
            unit_id=unit.pk if unit else None,
            held=self.held,
        )
        if refusal:
            raise forms.ValidationError(refusal)
        if any(self._is_same(seat) for seat in self.seats):
            raise forms.ValidationError(_("该账号已有同样的身份。"))
        return cleaned

    @property
    def chosen_unit(self) -> Unit | None:
        """The unit chosen; None for an administrator."""
        return self.units.get(self.cleaned_data["unit"])

    @property
    def chosen_post(self) -> Post | None:
        """The post chosen; None where the seat acts from none."""
        tenure = self.tenures.get(self.cleaned_data["post"])
        return tenure.post if tenure else None

    @property
    def person(self) -> Person | None:
        """Who sits there: the holder of the post, or who has the account's other seats."""
        tenure = self.tenures.get(self.cleaned_data["post"])
        return tenure.person if tenure else next((seat.person for seat in self.seats if seat.person), None)

    def _is_same(self, seat: Seat) -> bool:
        """Whether the account acts from such a seat on the first day or later."""
        wanted = (self.cleaned_data["role"], self.chosen_unit, self.chosen_post)
        runs = seat.ends is None or seat.ends > self.cleaned_data["starts"]
        return runs and seat.deputy_for_id is None and (seat.role, seat.unit, seat.post) == wanted

    def _post(self, tenure: Tenure) -> tuple[str, str]:
        unit = self.units.get(str(tenure.post.unit_id))
        return str(tenure.post_id), f"{unit.name if unit else ''}{tenure.post.title}（{tenure.person.name}）"

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices
