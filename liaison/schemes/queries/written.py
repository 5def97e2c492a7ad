"""What would the notice of a draft, or of a version, say if it were written from the data?"""

from collections.abc import Iterable
from datetime import date

from liaison import vocabulary
from liaison.core.schemes.facts import HEADER, LINK, Fact
from liaison.core.schemes.scheme import PARTY
from liaison.core.schemes.write import write
from liaison.core.schemes.written import Written
from liaison.schemes.models import Notice, Proposal, SchemeDraft, SchemeVersion
from liaison.schemes.models.drafts import Decision
from liaison.schemes.queries.corrections import corrected
from liaison.schemes.queries.stated import facts_of
from liaison.units.models import Category, Unit


def written_of(draft: SchemeDraft, proposals: Iterable[Proposal]) -> Written:
    """The notice that states these proposals of the draft."""
    facts = [Fact(proposal.sort, proposal.data) for proposal in proposals]
    return write(_with_names(facts, draft), vocabulary.load(), prefix=draft.jurisdiction.prefix)


def written_so_far(draft: SchemeDraft) -> Written:
    """The notice as it stands: all that has not been rejected."""
    left = draft.proposals.exclude(decision=Decision.REJECTED)
    return written_of(draft, left.order_by("position"))


def written_of_version(version: SchemeVersion, *, on: date) -> Written:
    """The notice that lays the version down anew, with the bodies' names of the day."""
    (shown,) = corrected([version])
    facts = [_head(shown), *facts_of([shown], on=on)]
    return write(facts, vocabulary.load(), prefix=version.jurisdiction.prefix)


def _head(version: SchemeVersion) -> Fact:
    notice = version.notices.order_by("pk").last() or Notice()
    data = {
        "title": version.title,
        "number": notice.number,
        "issuer": notice.issuer,
        "issued_on": notice.issued_on.isoformat() if notice.issued_on else "",
        "effective_on": version.starts.isoformat(),
        "supersedes": [],
    }
    return Fact(HEADER, data)


def _with_names(facts: list[Fact], draft: SchemeDraft) -> list[Fact]:
    """Common liaison that was added by hand says whom it covers; they are those of the place."""
    organisations = Unit.objects.filter(
        jurisdiction=draft.jurisdiction_id, category=Category.ORGANISATION, ends__isnull=True
    )
    there = [(unit.canonical, unit.kind) for unit in organisations]
    return [_named(fact, there) if fact.sort == LINK else fact for fact in facts]


def _named(fact: Fact, there: list[tuple[str, str]]) -> Fact:
    if fact.data["organisation"] or fact.data.get("names"):
        return fact
    covers = fact.data["covers"]
    names = [
        canonical for canonical, kind in there if canonical in covers or (kind == PARTY and PARTY in covers)
    ]
    return Fact(LINK, {**fact.data, "names": names})
