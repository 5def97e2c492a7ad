"""Who may log in?"""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from liaison.units.models import Jurisdiction


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by login."""


class Account(AbstractBaseUser):
    """One row is one person's way in. Of the installation: it is needed before a jurisdiction is known."""

    login = models.CharField(max_length=60, unique=True)
    home = models.ForeignKey(
        Jurisdiction, models.PROTECT, related_name="+"
    )  # whose administrators answer for it
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)  # may log in only where the demo runs
    opened_at = models.DateTimeField(null=True, blank=True)
    password_set_at = models.DateTimeField(null=True, blank=True)
    password_is_first = models.BooleanField(default=False)  # given by others, to be changed at log-in
    past_passwords = models.JSONField(default=list, blank=True)  # hashes, the newest first
    wrong_tries = models.PositiveSmallIntegerField(default=0)  # in a row, since the last log-in
    locked_until = models.DateTimeField(null=True, blank=True)
    informed_at = models.DateTimeField(null=True, blank=True)  # has read what is kept about its holder

    USERNAME_FIELD = "login"
    objects = AccountManager()

    def __str__(self) -> str:
        return self.login
