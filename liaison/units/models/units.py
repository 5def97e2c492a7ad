"""Which places and bodies are there? Jurisdictions, their units with dated names, who answers for whom."""

from django.db import models
from django.db.models import F, Q

from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.tenancy.spans import ends_after_start, one_at_a_time


class Level(models.TextChoices):
    """Where in the state a jurisdiction stands."""

    PROVINCE = "province", "省级"
    PREFECTURE = "prefecture", "市级"
    COUNTY = "county", "县级"
    TOWN = "town", "乡级"


class Jurisdiction(models.Model):
    """One row is one place with a government of its own. Places form a tree; each is a tenant."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="below")
    name = models.CharField(max_length=60)
    level = models.CharField(max_length=12, choices=Level)
    prefix = models.CharField(max_length=1)  # what its departments' names begin with: 市, 区, 县
    region_code = models.CharField(
        max_length=12, null=True, blank=True, unique=True
    )  # GB/T 2260; zones have none
    tracks_from = models.DateField(null=True, blank=True)  # nothing before it can be overdue

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "name"], name="jurisdiction_name", nulls_distinct=False
            ),
            models.CheckConstraint(name="jurisdiction_not_above_itself", condition=~Q(parent=F("id"))),
        ]

    def __str__(self) -> str:
        return self.name


class Category(models.TextChoices):
    """Which side of the liaison a unit is on."""

    GOVERNMENT = "government", "政府"  # the government as a whole, whose leaders are assigned
    DEPARTMENT = "department", "政府部门"
    ORGANISATION = "organisation", "党派团体"


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    PARTY = "party", "民主党派"
    FEDERATION = "federation", "工商联"
    NON_PARTY = "non_party", "无党派人士"
    ASSOCIATION = "association", "统战团体"


class Unit(TenantModel):
    """One row is one body, whatever it is called on a given day."""

    category = models.CharField(max_length=12, choices=Category)
    kind = models.CharField(max_length=12, choices=OrganisationKind, blank=True)
    # A department's type (development_reform), an organisation's name (民盟); empty where unknown.
    canonical = models.CharField(max_length=200, blank=True)
    rank = models.CharField(max_length=20, blank=True)  # city, general_branch, branch; see the vocabulary
    order = models.PositiveIntegerField(default=1000)  # the office's own official order
    starts = models.DateField(null=True, blank=True)  # null: since before the records begin
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["category", "order", "id"]
        constraints = [
            tenant_key(),
            ends_after_start("unit_ends_after_start"),
            models.CheckConstraint(
                name="unit_kind_of_organisations_only",
                condition=Q(category=Category.ORGANISATION, kind__in=OrganisationKind.values)
                | (~Q(category=Category.ORGANISATION) & Q(kind="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_category_display()} {self.pk}"


class UnitName(TenantModel):
    """One row is what a unit is called from one day to another; documents show the name of their day."""

    unit = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="names")
    name = models.CharField(max_length=120)  # as its notices write it: 市教育局
    full_name = models.CharField(max_length=200, blank=True)  # 澄岚市教育局
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            tenant_key(),
            SameTenant(field="unit"),
            ends_after_start("unit_name_ends_after_start"),
            one_at_a_time("unit", name="unit_name_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return self.name


class UnitAlias(TenantModel):
    """One row is another way to write a unit's name, met in a notice; two bodies may share one."""

    unit = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="aliases")
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            tenant_key(),
            SameTenant(field="unit"),
            models.UniqueConstraint(fields=["jurisdiction", "unit", "name"], name="unit_alias_once"),
        ]
        indexes = [models.Index(fields=["jurisdiction", "name"], name="unit_alias_name")]

    def __str__(self) -> str:
        return self.name


class Representation(TenantModel):
    """One row is one unit acting for another that has no staff or seal, such as 知联会 for 无党派人士."""

    represented = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="representations")
    representative = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="represents")
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            tenant_key(),
            SameTenant(field="represented"),
            SameTenant(field="representative"),
            ends_after_start("representation_ends_after_start"),
            one_at_a_time("represented", name="representation_one_at_a_time"),
            models.CheckConstraint(
                name="representation_by_another", condition=~Q(represented=F("representative"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.representative_id} → {self.represented_id}"
