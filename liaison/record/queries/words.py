"""How does a person read an entry? Who, as what, and what, in the reader's language."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from liaison.core.access.roles import ROLES
from liaison.core.record import THINGS, sentence
from liaison.record.models import Entry
from liaison.record.queries.people import names_of_seats

INSTALLATION = "installation"
NAMED = {
    "role",
    "subject",
    "decision",
    "why",
    "of",
}  # details that hold a text from a table, or a role's code


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry as a person reads it; login, person, role and thing are empty where there is none."""

    entry: Entry
    login: str
    person: str
    role: str
    happening: str
    changes: tuple[str, ...]
    thing: str

    @property
    def who(self) -> str:
        """Person and role, as far as known."""
        return " · ".join(word for word in (self.person or self.login, self.role) if word)


def in_words(entries: Collection[Entry], *, with_logins: bool) -> list[ShownEntry]:
    """The entries as read by a person; one query for their people, one more for logins where wanted."""
    people = names_of_seats({entry.seat_id for entry in entries if entry.seat_id})
    accounts = (
        get_user_model().objects.in_bulk({entry.account_id for entry in entries}) if with_logins else {}
    )
    logins = {pk: account.get_username() for pk, account in accounts.items()}
    return [_shown(entry, people, logins) for entry in entries]


def _shown(entry: Entry, people: Mapping[int, str], logins: Mapping[int, str]) -> ShownEntry:
    role = ROLES.get(entry.role)
    return ShownEntry(
        entry=entry,
        login=logins.get(entry.account_id, "") or _nobody(entry),
        person=people.get(entry.seat_id or 0, ""),
        role=_(role.name) if role else "",
        happening=sentence(entry.code, _readable(entry.detail), say=_),
        changes=tuple(_changes(entry.detail.get("changed"))),
        thing=f"{_(THINGS.get(entry.about, entry.about))} {entry.about_id}" if entry.about_id else "",
    )


def _nobody(entry: Entry) -> str:
    if entry.account_id:
        return ""
    return _("安装程序") if entry.role == INSTALLATION else _("未登录者")


def _changes(changed: object) -> list[str]:
    """Before and after of each value: 名称：市教委 → 市教育局."""
    if not isinstance(changed, dict):
        return []
    return [
        _("%(name)s：%(before)s → %(after)s") % {"name": name, "before": _said(before), "after": _said(after)}
        for name, (before, after) in changed.items()
    ]


def _said(value: object) -> str:
    return "—" if value in (None, "") else str(value)


def _readable(detail: Mapping[str, object]) -> dict[str, object]:
    """The values of a sentence; those that come from a table of the product, in the reader's language."""
    return {key: _named(value) if key in NAMED and value else value for key, value in detail.items()}


def _named(value: object) -> str:
    role = ROLES.get(str(value))
    return _(role.name if role else str(value))
