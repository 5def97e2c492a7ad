"""What is typed about an activity: at most five fields to enter it, everything else may come later?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import (
    BoundField,
    CharField,
    CheckboxSelectMultiple,
    ChoiceField,
    Field,
    Form,
    HiddenInput,
    IntegerField,
    RadioSelect,
    Textarea,
    TimeField,
    TimeInput,
    TypedMultipleChoiceField,
)
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from liaison.activities.queries.proposed import Choosable, Proposed
from liaison.core.activities.entry import Said, kept_details, proposed_line
from liaison.core.activities.kinds import ACTIVITY_FIELDS, ACTIVITY_KINDS, ActivityField, Entry, fields_of
from liaison.ui.forms import Day

DETAIL = "detail_"  # before the code of a kind's own field
OWN, THEIRS, CHOSEN = "own", "theirs", "chosen"


class Units(TypedMultipleChoiceField):
    """Units by their ids, as boxes to tick."""

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=int, widget=CheckboxSelectMultiple, **options)


class Clock(TimeField):
    """A time of the day, typed or picked."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, widget=TimeInput(attrs={"type": "time"}, format="%H:%M"), **options)


class ActivityForm(Form):
    """What is said of every activity, and the fields of its kind."""

    kind = ChoiceField(label=_lazy("活动类型"), widget=RadioSelect)
    on = Day(label=_lazy("日期"))
    what = CharField(label=_lazy("内容"), max_length=200)
    until = Day(label=_lazy("结束日期"), required=False, help_text=_lazy("只有一天的留空。"))
    begins = Clock(label=_lazy("开始时间"))
    ends = Clock(label=_lazy("结束时间"))
    place = CharField(label=_lazy("地点"), max_length=120, required=False)
    hosts = Units(label=_lazy("主办单位"), required=False)
    guests = Units(label=_lazy("参加单位"), required=False)

    def __init__(self, *args: Any, proposed: Proposed, **options: Any) -> None:
        super().__init__(*args, **options)
        self.proposed = proposed
        kinds = [(code, _(ACTIVITY_KINDS[code].name)) for code in proposed.kinds]
        _choose(self.fields["kind"], kinds)
        for name in ("hosts", "guests"):
            _choose(self.fields[name], [(unit.pk, unit.name) for unit in proposed.units])
        for field in ACTIVITY_FIELDS.values():
            self.fields[DETAIL + field.code] = _detail(field)

    @property
    def kind_now(self) -> str:
        """The kind that is chosen as the form stands."""
        value = str(self["kind"].value() or "")
        return value if value in ACTIVITY_KINDS else self.proposed.kinds[0]

    @property
    def details(self) -> Iterator[tuple[BoundField, str, bool]]:
        """Each field that some kind has, with the kinds that have it, and whether the present one does."""
        for code in ACTIVITY_FIELDS:
            kinds = [kind.code for kind in ACTIVITY_KINDS.values() if code in kind.fields]
            yield self[DETAIL + code], " ".join(kinds), self.kind_now in kinds

    @property
    def has_more(self) -> bool:
        """Whether something stands in the part that is folded."""
        named = ["until", "begins", "ends", "place", *(DETAIL + code for code in ACTIVITY_FIELDS)]
        return any(self[name].value() or self[name].errors for name in named)

    @property
    def chosen_guests(self) -> set[int]:
        return _ids(self["guests"].value())

    @property
    def chosen_hosts(self) -> set[int]:
        return _ids(self["hosts"].value())

    @property
    def has_others(self) -> bool:
        """Whether somebody is ticked who is no counterpart."""
        return bool(self.chosen_guests - {unit.pk for unit in self.proposed.counterparts})

    def clean(self) -> dict[str, Any]:
        """What belongs to another kind is not dropped in silence."""
        cleaned = super().clean() or {}
        own = {field.code for field in fields_of(cleaned["kind"])} if "kind" in cleaned else None
        for code, field in ACTIVITY_FIELDS.items():
            if own is not None and code not in own and cleaned.get(DETAIL + code) not in (None, ""):
                values = {"field": _(field.label), "kind": _(ACTIVITY_KINDS[cleaned["kind"]].name)}
                reason = _("“%(field)s”不是“%(kind)s”的内容，请移到别处或者清空，或者改选活动类型。")
                self.add_error(DETAIL + code, reason % values)
        return cleaned

    def sides(self) -> tuple[frozenset[int], frozenset[int]]:
        """Hosts and guests as ticked."""
        return frozenset(self.cleaned_data["hosts"]), frozenset(self.cleaned_data["guests"])

    def said(self) -> Said:
        """The activity as typed; the line of what proposed where none was written."""
        typed = self.cleaned_data
        hosts, guests = self.sides()
        details = {code: typed.get(DETAIL + code) for code in ACTIVITY_FIELDS}
        return Said(
            kind=typed["kind"],
            what=typed["what"] or self._proposed_line(hosts | guests),
            on=typed["on"],
            hosts=hosts,
            guests=guests,
            until=typed["until"] if typed["until"] != typed["on"] else None,
            begins=typed["begins"],
            ends=typed["ends"],
            place=typed["place"],
            details=kept_details(typed["kind"], details),
        )

    def _proposed_line(self, involved: Iterable[int]) -> str:
        others = set(involved) - {unit.pk for unit in self.proposed.own}
        names = [unit.name for unit in self.proposed.units if unit.pk in others]
        return proposed_line(self.cleaned_data["kind"], names)


class EntryForm(ActivityForm):
    """Kind, day, the other side, one line, and who held it: five fields."""

    field_order = ("kind", "on", "guests", "what", "held_by")
    held_by = ChoiceField(label=_lazy("由谁主办"), widget=RadioSelect)
    form = CharField(max_length=40, required=False, widget=HiddenInput)  # the same where it is sent again

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["what"].required = False
        _choose(self.fields["held_by"], list(_ways(self.proposed.own)))
        self.initial.setdefault("kind", self.proposed.kinds[0])
        own = self.proposed.own
        self.initial.setdefault("held_by", f"{OWN}-{own[0].pk}" if own else CHOSEN)

    @property
    def is_ahead(self) -> bool:
        """Whether the last day lies ahead, as the form stands."""
        return str(self["until"].value() or self["on"].value() or "") > self.today.isoformat()

    def sides(self) -> tuple[frozenset[int], frozenset[int]]:
        """Hosts and guests as the way of holding says."""
        hosts, picked = super().sides()
        way, _dash, unit = str(self.cleaned_data["held_by"]).partition("-")
        own = frozenset({int(unit)}) if unit else frozenset[int]()
        if way == OWN:
            return own, picked - own
        if way == THEIRS:
            return picked - own, own
        return hosts, picked - hosts


@dataclass(frozen=True, slots=True)
class Side:
    """The units of one side on the page of changes: those that take part, and everybody else."""

    name: str
    label: str
    chosen: set[int]
    errors: list[str]
    first: list[Choosable]
    rest: list[tuple[str, list[Choosable]]]


class ChangeForm(ActivityForm):
    """An entry with the revision that was looked at."""

    revision = IntegerField(widget=HiddenInput)

    @property
    def parts(self) -> Iterator[Side]:
        """Hosts, then guests."""
        for name, chosen in (("hosts", self.chosen_hosts), ("guests", self.chosen_guests)):
            first = [unit for unit in self.proposed.units if unit.pk in chosen]
            rest = [
                (label, [unit for unit in units if unit.pk not in chosen])
                for label, units in self.proposed.everybody
            ]
            yield Side(
                name, str(self[name].label), chosen, [str(error) for error in self[name].errors], first, rest
            )


def initial_of(said: Said) -> dict[str, Any]:
    """What stands in the form's fields where the activity is entered so."""
    plain = ("kind", "what", "on", "until", "begins", "ends", "place")
    initial: dict[str, Any] = {name: getattr(said, name) for name in plain}
    initial |= {"hosts": sorted(said.hosts), "guests": sorted(said.guests)}
    return initial | {DETAIL + code: value for code, value in said.details.items()}


def _ways(own: Iterable[Choosable]) -> Iterator[tuple[str, str]]:
    for unit in own:
        yield f"{OWN}-{unit.pk}", _("%(unit)s主办") % {"unit": unit.name}
        yield f"{THEIRS}-{unit.pk}", _("对方主办，%(unit)s参加") % {"unit": unit.name}
    yield CHOSEN, _("另选主办单位")


def _detail(field: ActivityField) -> Field:
    options: dict[str, Any] = {"label": _(field.label), "help_text": _(field.hint), "required": False}
    if field.entry == Entry.NUMBER:
        return IntegerField(min_value=0, max_value=100_000_000, **options)
    if field.entry == Entry.TEXT:
        return CharField(max_length=2000, widget=Textarea(attrs={"rows": 3}), **options)
    return CharField(max_length=200, **options)


def _choose(field: Field, choices: list[tuple[Any, str]]) -> None:
    assert isinstance(field, ChoiceField | TypedMultipleChoiceField)  # noqa: S101 - declared above
    field.choices = choices


def _ids(values: Any) -> set[int]:
    """The numbers among what was sent; anything else ticks no box."""
    return {int(value) for value in values or () if str(value).isdecimal()}
