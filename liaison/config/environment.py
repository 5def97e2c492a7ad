"""What did whoever started us say in the environment?"""

import os
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PLACEHOLDER_KEYS = {"", "changeme", "secret", "insecure"}


def flag(name: str) -> bool:
    """Whether the variable is set to 1, true or yes."""
    return os.environ.get(name, "").lower() in {"1", "true", "yes"}


def words(name: str, default: str) -> list[str]:
    """The variable's comma-separated values."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def day(name: str) -> date | None:
    """The variable as a day (2026-11-21), None where it is unset."""
    text = os.environ.get(name, "")
    return date.fromisoformat(text) if text else None


def secret_key() -> str:
    """The signing key; refuses to start on a missing, short or well-known one."""
    key = os.environ.get("LIAISON_SECRET_KEY", "")
    if key in PLACEHOLDER_KEYS or len(key) < 32:
        raise ImproperlyConfigured("LIAISON_SECRET_KEY must be set to at least 32 random characters.")
    return key


def database(name: str) -> dict[str, Any]:
    """Django's settings for the connection whose address stands in the variable."""
    address = urlsplit(os.environ.get(name, ""))
    query = dict(parse_qsl(address.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(address.path.lstrip("/")),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": query.pop("host", "") or unquote(address.hostname or ""),
        "PORT": str(query.pop("port", "") or address.port or ""),
        "OPTIONS": query,
    }
