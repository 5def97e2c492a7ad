"""What did whoever started us say in the environment?"""

import os
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PLACEHOLDERS = ("changeme", "insecure", "placeholder", "your-secret", "12345678")


def flag(name: str) -> bool:
    """Whether the variable is set to 1, true or yes."""
    return os.environ.get(name, "").lower() in {"1", "true", "yes"}


def words(name: str, default: str) -> list[str]:
    """The variable's comma-separated values."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def number(name: str, default: int, *, least: int = 0) -> int:
    """The variable as a whole number; refuses to start on anything else, or below the least."""
    text = os.environ.get(name, "") or str(default)
    if not text.isascii() or not text.isdigit():
        raise ImproperlyConfigured(f"{name}={text} is no whole number.")
    if int(text) < least:
        raise ImproperlyConfigured(f"{name}={text} is below {least}.")
    return int(text)


def day(name: str) -> date | None:
    """The variable as a day (2026-11-21), None where it is unset."""
    text = os.environ.get(name, "")
    return date.fromisoformat(text) if text else None


def secret_key() -> str:
    """The signing key; refuses to start on a missing, short, monotonous or well-known one."""
    key = os.environ.get("LIAISON_SECRET_KEY", "")
    is_weak = len(key) < 32 or len(set(key)) < 10 or any(word in key.lower() for word in PLACEHOLDERS)
    if is_weak:
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
