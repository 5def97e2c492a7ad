"""What can be found, and under which characters?"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from liaison.core.search import Group
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key


def group_choices() -> list[tuple[str, str]]:
    """The groups of the core, so that a new one needs no migration."""
    return [(group.value, group.value) for group in Group]


class SearchEntry(TenantModel):
    """One row is one thing that can be found, with its names; the first is its title.

    It stores ids and imports no app. The action that changes the thing keeps the row in step.
    """

    about = models.CharField(max_length=60)  # app.model
    about_id = models.BigIntegerField()
    group = models.CharField(max_length=12, choices=group_choices)
    page = models.CharField(max_length=60)  # whoever may not enter it does not find the row
    row = models.BigIntegerField(null=True)  # in the page's address; null where that names the place alone
    names = ArrayField(models.CharField(max_length=300))
    detail = models.CharField(max_length=300, blank=True)
    order = models.PositiveIntegerField(default=1000)
    is_public = models.BooleanField(default=False)  # found from places above and below as well

    class Meta:
        constraints = [
            tenant_key(),
            models.UniqueConstraint(fields=["jurisdiction", "about", "about_id"], name="search_entry_once"),
        ]

    def __str__(self) -> str:
        return self.names[0]


class SearchKey(TenantModel):
    """One row is what follows in a name from one of its characters on: as written, by initials, in pinyin.

    A word within a name is the beginning of such a row. Comparing texts gives nothing away, so row-level
    security lets these indexes be used; it would not let an index over arrays or trigrams.
    """

    jurisdiction = models.ForeignKey(
        "units.Jurisdiction", models.PROTECT, related_name="+", db_index=False
    )  # the first column of every index below
    entry = models.ForeignKey(SearchEntry, models.CASCADE, db_constraint=False, related_name="keys")
    which = models.PositiveSmallIntegerField()  # place of the name in the entry's names
    position = models.PositiveSmallIntegerField()  # of the character in the name
    written = models.CharField(max_length=32, db_collation="C")
    initials = models.CharField(max_length=32, db_collation="C")
    reading = models.CharField(max_length=32, db_collation="C")
    is_public = models.BooleanField(default=False)

    class Meta:
        constraints = [tenant_key(), SameTenant(field="entry")]
        indexes = [
            models.Index(fields=["jurisdiction", "written"], name="search_key_written"),
            models.Index(fields=["jurisdiction", "initials"], name="search_key_initials"),
            models.Index(fields=["jurisdiction", "reading"], name="search_key_reading"),
        ]

    def __str__(self) -> str:
        return self.written
