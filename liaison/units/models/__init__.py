"""Who is there? Places, their units with dated names, posts and those who hold them."""

from liaison.units.models.people import (
    ChangeNote,
    Contact,
    HolderChange,
    Person,
    Post,
    PostKind,
    Tenure,
)
from liaison.units.models.units import (
    Category,
    Jurisdiction,
    Level,
    OrganisationKind,
    Representation,
    Unit,
    UnitAlias,
    UnitName,
)

__all__ = [
    "Category",
    "ChangeNote",
    "Contact",
    "HolderChange",
    "Jurisdiction",
    "Level",
    "OrganisationKind",
    "Person",
    "Post",
    "PostKind",
    "Representation",
    "Tenure",
    "Unit",
    "UnitAlias",
    "UnitName",
]
