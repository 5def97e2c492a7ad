"""What can be taken along as a file? ONE FILE PER EXPORT.

To add one, add a module that offers an `EXPORT`: menu, formats, permission and record entry follow.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.registry import offered
from liaison.exports.formats import Document
from liaison.units.models import Jurisdiction


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which place and as of which day an export is asked for, by whom, and what else the address says."""

    place: Jurisdiction
    on: date
    today: date
    said: QueryDict = field(default_factory=QueryDict)
    by: Actor | None = None  # whoever asks, for what not everybody sees
    post_id: int | None = None  # from which post


@dataclass(frozen=True, slots=True)
class Export:
    """One thing that can be taken along; `build` gives None where there is nothing to take."""

    code: str
    name: str
    formats: tuple[str, ...]
    build: Callable[[Asked], Document | None]
    about: str = ""  # one line on the menu
    permission: Permission = Permission.SEE_SCHEMES  # to see what it holds
    in_menu: bool = True  # False: offered on the page that it belongs to

    def opens_to(self, actor: Actor) -> bool:
        return actor.may(self.permission)


def exports() -> dict[str, Export]:
    """Every export there is a module for, by its code."""
    return {each.code: each for each in offered(sys.modules[__name__], "EXPORT", Export)}
