"""What has each unit said about an entry, what may whoever looks say next, and what has changed since?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from liaison.activities.models import Activity
from liaison.activities.queries.parties import Parties, parties_of
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.activities.standing import WORD_NAMES, State, Word
from liaison.matters.models import Involvement
from liaison.matters.queries import speaks_for
from liaison.record.models import Entry

Change = tuple[str, object, object]  # what, before, after
_CHANGING = (
    "activity.changed",
    "activity.held",
    "activity.postponed",
    "activity.settled",
    "attendance.noted",
    "attendance.signed_in",
)


@dataclass(frozen=True, slots=True)
class UnitWord:
    """One unit and its word; `mine` where whoever looks says it."""

    row: Involvement
    unit: str
    mine: bool

    @property
    def word(self) -> Word:
        return Word(self.row.word)

    @property
    def words(self) -> str:
        return WORD_NAMES[self.word]

    @property
    def is_waited_for(self) -> bool:
        return self.word == Word.WAITING


@dataclass(frozen=True, slots=True)
class Words:
    """All units of an activity with their words."""

    rows: tuple[UnitWord, ...]
    activity: Activity
    may_file: bool  # whoever looks can file what others said on paper or by telephone
    may_settle: bool
    changes: tuple[Change, ...] = ()  # since the own unit's last word: what, before, after

    @property
    def is_held(self) -> bool:
        return self.activity.subject.state == State.HELD

    @property
    def mine(self) -> tuple[UnitWord, ...]:
        """The own units that can still say a word."""
        return tuple(row for row in self.rows if row.mine and self.is_held)

    @property
    def to_file(self) -> tuple[UnitWord, ...]:
        """The others' words that can be filed."""
        if not (self.may_file and self.is_held):
            return ()
        open_words = {Word.WAITING, Word.CONTESTED} if self.may_settle else {Word.WAITING}
        return tuple(row for row in self.rows if not row.mine and row.word in open_words)

    @property
    def is_contested(self) -> bool:
        return any(row.word == Word.CONTESTED for row in self.rows)


def words_of(activity: Activity, actor: Actor, *, on: date, parties: Parties | None = None) -> Words:
    """The words about the activity, as the actor sees them on the day."""
    known = parties or parties_of(activity, on=on)
    rows, names = known.rows, known.names
    own = speaks_for(actor, on=on) if actor.may(Permission.ENTER_ACTIVITIES) else frozenset[int]()
    coordinates = actor.may(Permission.COORDINATE_ACTIVITIES)
    return Words(
        rows=tuple(UnitWord(row, names.get(row.unit_id, ""), mine=row.unit_id in own) for row in rows),
        activity=activity,
        may_file=coordinates or any(row.unit_id in own for row in rows),
        may_settle=coordinates,
        changes=_changes_since(activity, rows, own),
    )


def _changes_since(
    activity: Activity, rows: Iterable[Involvement], own: frozenset[int]
) -> tuple[Change, ...]:
    """What changed since an own unit that still has to answer last looked."""
    open_words = {Word.WAITING, Word.CONTESTED}
    seen = [row.word_revision for row in rows if row.unit_id in own and row.word in open_words]
    looked_at = min((revision for revision in seen if revision), default=None)
    if looked_at is None:
        return ()
    return changes_since(activity.jurisdiction_id, {activity.pk: looked_at}).get(activity.pk, ())


def changes_since(place: int, looked_at: Mapping[int, int]) -> dict[int, tuple[Change, ...]]:
    """What changed of activities after the revision looked at: first before, last after; one query."""
    entries = Entry.objects.filter(
        jurisdiction_id=place,
        about=Activity._meta.label_lower,
        about_id__in=list(looked_at),
        code__in=_CHANGING,
    )
    changed: dict[int, dict[str, tuple[object, object]]] = {}
    for pk, detail in entries.order_by("pk").values_list("about_id", "detail"):
        if pk is not None and detail.get("revision", 0) > looked_at[pk]:
            of_one = changed.setdefault(pk, {})
            for label, (before, after) in detail.get("changed", {}).items():
                of_one[label] = (of_one.get(label, (before, after))[0], after)
    return {
        pk: tuple((label, before, after) for label, (before, after) in of_one.items())
        for pk, of_one in changed.items()
    }
