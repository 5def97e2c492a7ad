"""Which bodies do the names of a draft mean? Kept in step with the draft whenever it changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from liaison import vocabulary
from liaison.core.dates import day_of
from liaison.core.schemes.bodies import canonical_department, match_department, match_organisation
from liaison.core.schemes.facts import ASSIGNMENT, LINK
from liaison.schemes.models import BodyMatch, Proposal, SchemeDraft
from liaison.schemes.models.drafts import Decision, MatchedHow
from liaison.schemes.queries.bodies import known_bodies
from liaison.units.models import Category


@dataclass(frozen=True, slots=True)
class _Named:
    category: Category
    name: str
    canonical: str


def match_bodies(draft: SchemeDraft, *, at: datetime) -> None:
    """One row for each name that the draft still uses; what a person has chosen stays."""
    on = day_of(at)
    named = {(one.category, one.name, one.canonical): one for one in _named(draft, on)}
    there = {(Category(body.category), body.name, body.canonical): body for body in draft.bodies.all()}
    gone = [body.pk for key, body in there.items() if key not in named]
    BodyMatch.objects.filter(pk__in=gone).delete()
    matches = _matches(draft, [one for key, one in named.items() if key not in there], on=on)
    BodyMatch.objects.bulk_create(matches)


def _matches(draft: SchemeDraft, named: list[_Named], *, on: date) -> Iterator[BodyMatch]:
    if not named:
        return
    known = known_bodies(draft.jurisdiction_id, on=on)
    words = vocabulary.load()
    for one in named:
        if one.category is Category.DEPARTMENT:
            match = match_department(one.name, known, words, on=on)
        else:
            match = match_organisation(one.canonical, one.name, known)
        yield BodyMatch(
            jurisdiction_id=draft.jurisdiction_id,
            draft=draft,
            category=one.category,
            name=one.name,
            canonical=one.canonical,
            unit_id=match.unit,
            how=MatchedHow(match.how),
        )


def _named(draft: SchemeDraft, on: date) -> Iterator[_Named]:
    proposals = Proposal.objects.filter(draft=draft, sort__in=(LINK, ASSIGNMENT)).exclude(
        decision=Decision.REJECTED
    )
    organisations: dict[str, str] = {}
    for proposal in proposals.order_by("position"):
        data = proposal.data
        if proposal.sort == LINK:
            name = data["department"]
            yield _Named(Category.DEPARTMENT, name, canonical_department(name, vocabulary.load(), on=on))
        for canonical, name in _organisations_of(proposal):
            if name or canonical not in organisations:
                organisations.setdefault(canonical, name)
                organisations[canonical] = organisations[canonical] or name
    for canonical, name in organisations.items():
        yield _Named(Category.ORGANISATION, name or canonical, canonical)


def _organisations_of(proposal: Proposal) -> list[tuple[str, str]]:
    data = proposal.data
    if proposal.sort == ASSIGNMENT:
        return [] if data["organisation"] == "*" else [(data["organisation"], "")]
    if data["organisation"]:
        return [(data["organisation"], data["organisation_name"])]
    return [(canonical, "") for canonical in data["names"]]
