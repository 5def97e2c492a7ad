"""Where is an account logged in? The sessions of the installation, each with its account.

The module is also Django's SESSION_ENGINE: what a session says about itself is kept in columns, so that
its owner can see and end it.
"""

from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from liaison.accounts.models.accounts import Account

_CHARACTERS_OF_KEYS = frozenset(VALID_KEY_CHARS)
ACCOUNT, ADDRESS, AGENT, BEGAN, SEEN = "_auth_user_id", "address", "agent", "began", "seen"


class OpenSession(AbstractBaseSession):
    """One row is one browser that is logged in, or on its way to it."""

    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="sessions")
    address = models.GenericIPAddressField(null=True)
    agent = models.CharField(max_length=300, blank=True)  # how the browser names itself
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    @classmethod
    def get_session_store_class(cls) -> type["SessionStore"]:
        return SessionStore


class SessionStore(DatabaseStore):
    """Django's sessions in our table.

    A cookie may hold characters that no key has, and that the database cannot even be asked for.
    """

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key if _CHARACTERS_OF_KEYS.issuperset(session_key or "") else None)

    @classmethod
    def get_model_class(cls) -> type[OpenSession]:
        return OpenSession

    def create_model_instance(self, data: dict[str, Any]) -> OpenSession:
        session = super().create_model_instance(data)
        assert isinstance(session, OpenSession)  # noqa: S101 - the class named above
        account = data.get(ACCOUNT)
        session.account_id = int(account) if account else None
        session.address, session.agent = data.get(ADDRESS), str(data.get(AGENT, ""))[:300]
        session.began_at, session.seen_at = _moment(data.get(BEGAN)), _moment(data.get(SEEN))
        return session


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
