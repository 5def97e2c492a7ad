"""How does a matrix that was changed in a workbook come back?"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from liaison import vocabulary
from liaison.core.access.actor import Actor
from liaison.core.dates import day_of
from liaison.core.schemes.bodies import match_department
from liaison.core.schemes.compare import compare
from liaison.core.schemes.facts import DUTY, LINK, Fact
from liaison.core.schemes.returned import Marked, Returned, facts_of, links
from liaison.record.actions import record
from liaison.schemes.actions.upload import upload_notice
from liaison.schemes.models import SchemeDraft
from liaison.schemes.models.drafts import Change, Mode, Origin
from liaison.schemes.queries.bodies import known_bodies
from liaison.schemes.queries.grid import Kind
from liaison.schemes.queries.matrix import Matrix
from liaison.schemes.queries.stated import facts_of as stated_by
from liaison.schemes.readers import ReadNotice
from liaison.units.models import OrganisationKind

LAYOUT = "改过的矩阵"
Key = tuple[str, str]  # department; organisation, empty for common liaison


@transaction.atomic
def return_matrix(
    *,
    name: str,
    content: bytes,
    content_type: str,
    returned: Returned,
    in_force: Matrix | None,
    mode: Mode,
    by: Actor,
    at: datetime,
) -> SchemeDraft | None:
    """The draft to review; as an amendment, of what differs alone, and None where nothing does.

    As a scheme laid down anew it keeps the duties in force.

    Clauses: XQ-2.2.
    """
    stated = facts_of(returned)
    changes = _changes(stated, returned, in_force, _meant(returned, by.jurisdiction_id, on=day_of(at)))
    if mode is Mode.FULL and in_force is not None:
        stated = (*stated, *_duties(in_force, on=day_of(at)))
    if mode is Mode.AMENDMENT:
        stated = (*(fact for fact in stated if fact.sort != LINK), *(fact for fact, _ in changes))
        if not changes and not returned.faults:
            return None
    read = ReadNotice(returned.text, stated, (LAYOUT,), content_type)
    draft = upload_notice(name=name, content=content, content_type=content_type, read=read, by=by, at=at)
    draft.origin, draft.mode, draft.title = Origin.WORKBOOK, mode, returned.title[:300]
    draft.save(update_fields=["origin", "mode", "title"])
    if mode is Mode.AMENDMENT:
        _say_what_changes(draft, [change for _, change in changes])
    record("workbook.returned", by=by, at=at, about=draft, detail={"name": name, "count": len(changes)})
    return draft


def _duties(in_force: Matrix, *, on: date) -> tuple[Fact, ...]:
    """What the version in force demands; a matrix cannot say it, and a new scheme should not lose it."""
    return tuple(fact for fact in stated_by([in_force.version], on=on) if fact.sort == DUTY)


def _changes(
    stated: tuple[Fact, ...], returned: Returned, in_force: Matrix | None, meant: Mapping[str, str]
) -> list[tuple[Fact, Change]]:
    """What the table says otherwise than the scheme in force; liaison that is no longer there last."""
    before, after = _by_key(standing_links(in_force, returned), {}), _by_key(stated, meant)
    difference = compare(_meanings(before), _meanings(after))
    return [
        *((after[key], Change.ADDED) for key in difference.gained),
        *((after[key], Change.STATED) for key in difference.changed),
        *((before[key], Change.REMOVED) for key in difference.lost),
    ]


def standing_links(in_force: Matrix | None, returned: Returned) -> tuple[Fact, ...]:
    """What the matrix in force would say, had it come back unchanged in a table with the same heads."""
    if in_force is None:
        return ()
    found = in_force.grid
    marked = [
        Marked(
            department=line.unit.name,
            organisation=spot.other.canonical,
            organisation_name=spot.other.name,
            is_party=spot.other.kind == OrganisationKind.PARTY,
            common=spot.kind is Kind.COMMON,
        )
        for line in found.lines
        for spot in line.met
        if spot.kind is not Kind.AD_HOC
    ]
    return links(marked, returned.parties)


def _meant(returned: Returned, jurisdiction_id: int, *, on: date) -> dict[str, str]:
    """The department's own name by what the table writes: another spelling of it changes nothing.

    Where two rows would mean one department both stay as written, so that a person sees them.
    """
    known, words = known_bodies(jurisdiction_id, on=on), vocabulary.load()
    own = {body.id: body.name for body in known}
    found = {
        name: own.get(match_department(name, known, words, on=on).unit or 0, name)
        for name in {marked.department for marked in returned.marked}
    }
    times = Counter(found.values())
    return {name: body for name, body in found.items() if times[body] == 1}


def _by_key(facts: tuple[Fact, ...], meant: Mapping[str, str]) -> dict[Key, Fact]:
    return {
        (meant.get(fact.data["department"], fact.data["department"]), fact.data["organisation"]): fact
        for fact in facts
        if fact.sort == LINK
    }


def _meanings(facts: dict[Key, Fact]) -> dict[Key, frozenset[str]]:
    """What common liaison covers; a pair by name means itself."""
    return {key: frozenset(fact.data["covers"]) for key, fact in facts.items()}


def _say_what_changes(draft: SchemeDraft, changes: list[Change]) -> None:
    found = list(draft.proposals.filter(sort=LINK).order_by("position"))
    for proposal, change in zip(found, changes, strict=True):
        proposal.change = change
    draft.proposals.bulk_update(found, ["change"])
