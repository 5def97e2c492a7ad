"""How is a place opened whose scheme is known as facts? By the ordinary steps, from founding to issue."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.refusals import ActionRefused, Refusal
from liaison.schemes.actions.by_hand import begin_draft
from liaison.schemes.actions.issue import issue_scheme
from liaison.schemes.actions.review import accept_section
from liaison.schemes.known import KnownScheme
from liaison.schemes.models.drafts import Origin, ProposalSort
from liaison.tenancy.door import entered
from liaison.units.actions import found_jurisdiction
from liaison.units.models import Jurisdiction


@transaction.atomic
def open_known(*, known: KnownScheme, by: Actor, at: datetime) -> Jurisdiction:
    """The new place with its scheme in force; nobody has an account there yet.

    Raises ActionRefused where a place of that name stands at the top already.
    """
    if Jurisdiction.objects.filter(parent=None, name=known.name).exists():
        raise ActionRefused([Refusal("already_open", f"“{known.name}”已经建立，不能重复建立。")])
    place = found_jurisdiction(
        name=known.name, level=known.level, prefix=known.prefix, tracks_from=known.starts, by=by, at=at
    )
    there = replace(by, jurisdiction_id=place.pk, unit_id=None)
    with entered({place.pk}):
        draft = begin_draft(origin=Origin.BLANK, facts=known.facts, by=there, at=at)
        for sort in (ProposalSort.LINK, ProposalSort.DUTY):
            accept_section(draft=draft, sort=sort, by=there, at=at)
        issue_scheme(draft=draft, starts=known.starts, by=there, at=at)
    return place
