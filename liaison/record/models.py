"""Who did what, acting as whom, when, from where?"""

from django.db import models

from liaison.core.record import sentence


class Entry(models.Model):
    """One row is one thing that somebody did; it is never changed and never removed.

    It stores ids and imports no app, so that it outlives what it tells about.
    """

    jurisdiction_id = models.BigIntegerField()
    at = models.DateTimeField()
    code = models.CharField(max_length=60)
    account_id = models.BigIntegerField()
    seat_id = models.BigIntegerField(null=True)  # null: before a seat is taken, such as a refused log-in
    role = models.CharField(max_length=40, blank=True)
    unit_id = models.BigIntegerField(null=True)
    address = models.GenericIPAddressField(null=True)
    about = models.CharField(max_length=60, blank=True)  # app.model of what it is about
    about_id = models.BigIntegerField(null=True)
    detail = models.JSONField(default=dict)  # values of the sentence; before and after of a change

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["jurisdiction_id", "about", "about_id"], name="record_entry_about"),
            models.Index(fields=["jurisdiction_id", "at"], name="record_entry_at"),
        ]

    def __str__(self) -> str:
        return sentence(self.code, self.detail)
