"""What is asked of those who ask for accounts, keep them, lend a post, or want to know why?"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.accounts.models import Account, Seat
from liaison.core.access.actor import Actor
from liaison.core.access.asking import askable_roles, refusal_to_ask
from liaison.core.access.roles import ROLES
from liaison.ui.forms import Day
from liaison.units.models import Unit

LONGEST_STEAD = 365  # days for which a deputy may be named at once


class AskForm(forms.Form):
    """For whom an account is asked for, as what, and why."""

    person_name = forms.CharField(label=_("姓名"), max_length=60)
    login = forms.RegexField(
        r"^[a-z0-9][a-z0-9._-]{2,59}$",
        label=_("账号"),
        help_text=_(
            "小写字母、数字、点或短横线，至少 3 位。已有本地区账号的，填原账号，批准后增加一个身份。"
        ),
        error_messages={"invalid": _("账号只能用小写字母、数字、点和短横线，至少 3 位。")},
    )
    role = forms.ChoiceField(label=_("角色"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("单位"), required=False)
    reason = forms.CharField(label=_("说明"), max_length=200, required=False)

    def __init__(self, *args: Any, actor: Actor, units: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        names = {unit.pk: unit.name for unit in units}
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = Unit.objects.filter(pk__in=names)
        field.choices = [("", _("（管理员不选）")), *names.items()]
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)  # noqa: S101 - declared above
        role.choices = [(code, _(ROLES[code].name)) for code in askable_roles(actor)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            unit: Unit | None = cleaned.get("unit")
            refusal = refusal_to_ask(self.actor, role=cleaned["role"], unit_id=unit.pk if unit else None)
            if refusal:
                raise forms.ValidationError(refusal)
        return cleaned


class DeputyForm(forms.Form):
    """Who acts in one's stead, from which day to which."""

    seat = forms.ChoiceField(label=_("由谁代行"))
    starts = Day(label=_("起"))
    ends = Day(label=_("止（当天仍有效）"))

    def __init__(
        self,
        *args: Any,
        seats: Collection[Seat],
        today: date,
        units: Mapping[int, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """`units`: the names of units where the seats are those of several, under which they then stand."""
        super().__init__(*args, **kwargs)
        self.today = today
        self.seats = {str(seat.pk): seat for seat in seats}
        field = self.fields["seat"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        choices = [(pk, _named(seat)) for pk, seat in self.seats.items()]
        field.choices = choices if units is None else list(_by_unit(self.seats, units))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends:
            if starts < self.today or ends < starts:
                raise forms.ValidationError(_("起始日不能早于今天，终止日不能早于起始日。"))
            if ends - starts > timedelta(days=LONGEST_STEAD):
                raise forms.ValidationError(_("代行一次不超过一年，到期可以再次指定。"))
        return cleaned

    def chosen(self) -> Seat:
        """The seat of whoever was chosen."""
        return self.seats[self.cleaned_data["seat"]]


class LinkForm(forms.Form):
    """The reference that single sign-on showed to the account's owner."""

    reference = forms.CharField(label=_("统一身份的识别码"), max_length=20)


class AnswerForm(forms.Form):
    """Why a request is refused."""

    answer = forms.CharField(label=_("理由"), max_length=200)


class ExplainForm(forms.Form):
    """Whose seat, and which address."""

    seat = forms.ChoiceField(label=_("账号和身份"))
    address = forms.CharField(
        label=_("页面地址"), max_length=300, help_text=_("从浏览器地址栏复制，例如 /places/1/matrix/。")
    )

    def __init__(self, *args: Any, choices: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["seat"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(str(pk), words) for pk, words in choices]


def _by_unit(seats: Mapping[str, Seat], units: Mapping[int, str]) -> Iterator[tuple[str, Any]]:
    for unit, name in units.items():
        mine = [(pk, _named(seat)) for pk, seat in seats.items() if seat.unit_id == unit]
        if mine:
            yield name, mine


def _named(seat: Seat) -> str:
    account: Account = seat.account
    return f"{seat.person.name if seat.person else account.login} · {_(ROLES[seat.role].name)}"
