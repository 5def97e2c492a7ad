"""Which settings do tests and the type checker use? The product's own, where they differ said here."""

import os
from datetime import date

# Signs nothing but what tests make; the product itself refuses to start without a key of its own.
os.environ.setdefault("LIAISON_SECRET_KEY", "for tests and type checks alone, it protects nothing")

from liaison.config.settings import *  # noqa: F403
from liaison.config.settings import DATABASES, STATIC_ROOT, STORAGES

# tests.database fills in the address; a pool would outlive the database of the test that is over.
DATABASES["default"]["OPTIONS"].pop("pool", None)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # nothing is collected for tests, but the server looks there
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick
TODAY = date(2026, 6, 15)  # a Monday; no test depends on the day it runs
LIAISON_FIXED_DAY = TODAY
