"""What is said of who takes part and who has come?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.activities.queries.seats import Candidate, Place, Room
from liaison.core.activities.attending import Seated

PRESENT, PROPOSED = True, None


class AttendanceForm(forms.Form):
    """Everybody who was shown, those ticked among them, and who presides."""

    shown = forms.MultipleChoiceField(required=False)
    there = forms.MultipleChoiceField(required=False)
    presides = forms.ChoiceField(required=False)

    def __init__(self, data: Any, *, room: Room) -> None:
        super().__init__(data)
        self.room = room
        self.places = {place.token: place for place in room.seated}
        tokens = [(token, token) for token in (*self.places, *room.candidates)]
        for name in ("shown", "there", "presides"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = tokens

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors and values["presides"] and values["presides"] not in values["there"]:
            self.add_error(None, _("主持人也要勾选为出席。"))
        if self.errors.keys() & {"shown", "there", "presides"}:
            self.add_error(None, _("名单刚刚有变动，请核对后再保存。"))
        return values

    def seats(self) -> list[Seated]:
        """The seats as they are said: ticked or not; before the day nobody has come or stayed away yet."""
        there, presides = set(self.cleaned_data["there"]), self.cleaned_data["presides"]
        said: list[Seated] = []
        for token in self.cleaned_data["shown"]:
            if place := self.places.get(token):
                if self.room.is_reached or token in there:
                    came = token in there if self.room.is_reached else PROPOSED
                    said.append(seated_again(place, came=came, presides=token == presides))
            elif token in there:
                came = PRESENT if self.room.is_reached else PROPOSED
                one = self.room.candidates[token]
                said.append(seated_newly(one, came=came, presides=token == presides))
        return said

    def removed(self) -> list[int]:
        """Before the day, whoever is no longer ticked gives up the seat."""
        if self.room.is_reached:
            return []
        gone = set(self.cleaned_data["shown"]) - set(self.cleaned_data["there"])
        return [place.seat.pk for token, place in self.places.items() if token in gone]


class GuestForm(forms.Form):
    """Somebody who is not on file: for which unit, the name, and in which post."""

    prefix = "guest"
    bench = forms.ChoiceField(label=_("代表哪个单位"))
    name = forms.CharField(label=_("姓名"), max_length=60)
    title = forms.CharField(
        label=_("职务"), max_length=60, required=False, help_text=_("按当天的职务填写，如：副主委。")
    )

    def __init__(self, *args: Any, room: Room, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["bench"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(group.token, group.name) for group in room.groups]

    def seated(self, *, came: bool | None) -> Seated:
        unit, represents = map(int, self.cleaned_data["bench"].split("-"))
        return Seated(
            unit=unit,
            represents=represents or None,
            name=self.cleaned_data["name"],
            title=self.cleaned_data["title"],
            came=came,
        )


class SignForm(forms.Form):
    """Who has come, or, taken back, has not."""

    who = forms.ChoiceField()
    takes_back = forms.BooleanField(required=False)

    def __init__(self, data: Any, *, room: Room) -> None:
        super().__init__(data)
        self.places = {place.token: place for place in room.seated}
        self.candidates = room.candidates
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(token, token) for token in (*self.places, *self.candidates)]

    def seated(self) -> Seated:
        who, came = self.cleaned_data["who"], not self.cleaned_data["takes_back"]
        if place := self.places.get(who):
            return seated_again(place, came=came or PROPOSED, presides=place.seat.presides and came)
        return seated_newly(self.candidates[who], came=came, presides=False)


def seated_again(place: Place, *, came: bool | None, presides: bool) -> Seated:
    seat = place.seat
    return Seated(
        unit=seat.unit_id,
        represents=seat.represents_id,
        person=seat.person_id,
        post=seat.post_id,
        name=seat.name,
        title=seat.title,
        presides=presides,
        came=came,
        seat=seat.pk,
    )


def seated_newly(one: Candidate, *, came: bool | None, presides: bool) -> Seated:
    return Seated(
        unit=one.bench.unit,
        represents=one.bench.represents,
        person=one.tenure.person_id,
        post=one.tenure.post_id,
        title=one.title,
        presides=presides,
        came=came,
    )
