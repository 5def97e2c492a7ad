"""Who holds which post, how is it reached, and who has to be told of a change?"""

from django.db import models
from django.db.models import Q

from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.tenancy.spans import ends_after_start, one_at_a_time
from liaison.units.models.units import Unit


class Person(TenantModel):
    """One row is one person; never looked up by name, since names are padded, shared and replaced."""

    name = models.CharField(max_length=60)  # without padding: 李东

    class Meta:
        constraints = [tenant_key()]

    def __str__(self) -> str:
        return self.name


class PostKind(models.TextChoices):
    """What a post is for in the liaison."""

    CITY_LEADER = "city_leader", "政府领导"
    PRINCIPAL = "principal", "主要负责人"
    LEADER_IN_CHARGE = "leader_in_charge", "分管领导"
    SECTION_HEAD = "section_head", "责任科室负责人"
    LIAISON_OFFICER = "liaison_officer", "联络员"
    SECRETARY = "secretary", "秘书长"


class Post(TenantModel):
    """One row is a post of a unit; messages go to it, whoever holds it."""

    unit = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="posts")
    kind = models.CharField(max_length=20, choices=PostKind)
    title = models.CharField(max_length=60)  # 副市长, 局长, 主委
    order = models.PositiveIntegerField(default=1000)
    starts = models.DateField(null=True, blank=True)  # null: since before the records begin
    ends = models.DateField(null=True, blank=True)  # from then on there is no such post

    class Meta:
        ordering = ["order", "id"]
        constraints = [tenant_key(), SameTenant(field="unit"), ends_after_start("post_ends_after_start")]

    def __str__(self) -> str:
        return self.title


class Tenure(TenantModel):
    """One row is one person holding a post from one day to another; it is ended, never overwritten."""

    post = models.ForeignKey(Post, models.PROTECT, db_constraint=False, related_name="tenures")
    person = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="tenures")
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            tenant_key(),
            SameTenant(field="post"),
            SameTenant(field="person"),
            ends_after_start("tenure_ends_after_start"),
            one_at_a_time("post", name="tenure_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.post_id}"


class Contact(TenantModel):
    """One row is how whoever holds a post is reached; only for work, and masked until asked for."""

    post = models.OneToOneField(Post, models.PROTECT, db_constraint=False, related_name="contact")
    room = models.CharField(max_length=60, blank=True)  # 办公室, of the post
    telephone = models.CharField(max_length=40, blank=True)  # of the office
    mobile = models.CharField(max_length=40, blank=True)  # goes with its holder

    class Meta:
        constraints = [tenant_key(), SameTenant(field="post")]

    def __str__(self) -> str:
        return self.room


class HolderChange(TenantModel):
    """One row is a post that has passed to somebody else, or to nobody, and others have to be told of it."""

    post = models.ForeignKey(Post, models.PROTECT, db_constraint=False, related_name="changes")
    before = models.ForeignKey(Person, models.PROTECT, db_constraint=False, null=True, related_name="+")
    after = models.ForeignKey(Person, models.PROTECT, db_constraint=False, null=True, related_name="+")
    starts = models.DateField()  # from when on
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            tenant_key(),
            SameTenant(field="post"),
            SameTenant(field="before"),
            SameTenant(field="after"),
            models.CheckConstraint(
                name="holder_change_names_somebody",
                condition=Q(before__isnull=False) | Q(after__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} from {self.starts}"


class ChangeNote(TenantModel):
    """One row is one unit that has taken note of a change."""

    change = models.ForeignKey(HolderChange, models.PROTECT, db_constraint=False, related_name="notes")
    unit = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            tenant_key(),
            SameTenant(field="change"),
            SameTenant(field="unit"),
            models.UniqueConstraint(fields=["jurisdiction", "change", "unit"], name="change_noted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} knows of {self.change_id}"
