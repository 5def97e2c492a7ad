"""Who did what, acting as whom, when, from where? And is the record of it whole?"""

from django.db import models

from liaison.core.record import sentence


class Entry(models.Model):
    """One row is one thing that somebody did; it is never changed and never removed before its time.

    It stores ids and imports no app, so that it outlives what it tells about.
    """

    jurisdiction_id = models.BigIntegerField()
    at = models.DateTimeField()
    code = models.CharField(max_length=60)
    account_id = models.BigIntegerField()
    seat_id = models.BigIntegerField(null=True)  # null: before a seat is taken, such as a refused log-in
    role = models.CharField(max_length=40, blank=True)
    unit_id = models.BigIntegerField(null=True)
    deputy_for = models.BigIntegerField(null=True)  # the post in whose stead
    address = models.GenericIPAddressField(null=True)
    about = models.CharField(max_length=60, blank=True)  # app.model of what it is about
    about_id = models.BigIntegerField(null=True)
    detail = models.JSONField(default=dict)  # values of the sentence; before and after of a change

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["jurisdiction_id", "about", "about_id"], name="record_entry_about"),
            models.Index(fields=["jurisdiction_id", "at"], name="record_entry_at"),
            models.Index(fields=["jurisdiction_id", "account_id"], name="record_entry_account"),
        ]

    def __str__(self) -> str:
        return sentence(self.code, self.detail)


class EntryLink(models.Model):
    """One row is one entry's place in the chain of its jurisdiction, written at the end of its transaction.

    It stands beside the entry, so that neither is ever changed.
    """

    jurisdiction_id = models.BigIntegerField()
    entry_id = models.BigIntegerField()
    number = models.BigIntegerField()  # from 1, without gaps
    previous = models.CharField(max_length=64, blank=True)  # digest of the entry before; empty at the first
    digest = models.CharField(max_length=64)
    algorithm = models.CharField(max_length=10)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["jurisdiction_id", "number"], name="record_link_number"),
            models.UniqueConstraint(fields=["jurisdiction_id", "entry_id"], name="record_link_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.digest}"


class ChainHead(models.Model):
    """One row is where the chain of a jurisdiction ends; whoever lengthens the chain holds it."""

    jurisdiction_id = models.BigIntegerField(unique=True)
    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.number} {self.digest}"


class ChainAnchor(models.Model):
    """One row is where a chain begins since older entries were removed; signed in their place."""

    jurisdiction_id = models.BigIntegerField()
    number = models.BigIntegerField()  # of the last entry removed
    digest = models.CharField(max_length=64)
    count = models.BigIntegerField()  # how many were removed at once
    signature = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["jurisdiction_id", "number"], name="record_anchor_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.digest}"
