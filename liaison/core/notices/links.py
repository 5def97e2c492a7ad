"""Which links do the rosters make, and which organisations does a collective wording cover?"""

from collections.abc import Sequence

from liaison.core.kept import kept
from liaison.core.notices.draft import Change, Citation, Link, LinkKind, Span
from liaison.core.notices.mentions import Kind, Mention
from liaison.core.notices.statements import Statement
from liaison.core.vocabulary import OrganisationKind, Vocabulary

_LONGEST_TEXT = 200


def links_of(
    statements: Sequence[Statement],
    text: str,
    vocabulary: Vocabulary,
    *,
    named: Sequence[Mention],
    assigned: Sequence[str],
) -> tuple[Link, ...]:
    """A link for each department and organisation; `named` are the organisations of the whole notice.

    A collective wording covers the organisations of the rosters and those assigned to leaders; where the
    rosters name none of a kind, those that the notice names anywhere.
    """
    roster = [
        mention.canonical
        for statement in statements
        if statement.change is not Change.REMOVED
        for mention in statement.organisations
        if mention.canonical
    ]
    covered = _Covered(vocabulary, [*roster, *assigned], [mention.canonical for mention in named])
    links: list[Link] = []
    for statement in statements:
        for department in statement.departments:
            citation = cite(text, statement.span, statement.section, department.span)
            links.extend(_links(statement, department, citation, covered, text))
    return tuple(links)


def _links(
    statement: Statement, department: Mention, citation: Citation, covered: "_Covered", text: str
) -> list[Link]:
    if statement.common:
        return [_common(statement, department, citation, covered, text)]
    return [
        Link(
            department.name,
            LinkKind.PAIRED,
            citation,
            organisation.canonical,
            organisation.name,
            doubtful=statement.in_turn or statement.guessed,
            change=statement.change,
        )
        for organisation in statement.organisations
    ]


def _common(
    statement: Statement, department: Mention, citation: Citation, covered: "_Covered", text: str
) -> Link:
    named = statement.organisations
    scope = text[named[0].span.start : named[-1].span.end] if named else ""
    limit = next(
        (mention.rank for mention in named if mention.kind is Kind.COLLECTIVE and mention.rank), None
    )
    return Link(
        department.name,
        LinkKind.COMMON,
        citation,
        scope=scope,
        expands_to=covered.by(named),
        rank_limit=limit,
        doubtful=limit is not None,
        change=statement.change,
    )


class _Covered:
    """The organisations that a collective wording covers in this notice, in official order."""

    def __init__(self, vocabulary: Vocabulary, roster: list[str], anywhere: list[str]) -> None:
        self._vocabulary = vocabulary
        self._roster = set(roster)
        self._anywhere = anywhere

    @kept
    def _by_kind(self) -> dict[OrganisationKind, set[str]]:
        """Of each kind those of the rosters, else those named anywhere."""
        kinds = {organisation.name: organisation.kind for organisation in self._vocabulary.organisations}
        of_rosters, named = (
            {kind: {name for name in names if kinds[name] is kind} for kind in OrganisationKind}
            for names in (self._roster, self._anywhere)
        )
        return {kind: of_rosters[kind] or named[kind] for kind in OrganisationKind}

    def by(self, mentions: Sequence[Mention]) -> tuple[str, ...]:
        found = {mention.canonical for mention in mentions if mention.canonical}
        for mention in mentions:
            if len(mention.covers) == len(OrganisationKind):  # 以上各党派团体: those of the rosters
                found |= self._roster
                continue
            for kind in mention.covers:
                found |= self._by_kind[kind]
        return self._sorted(found if mentions else self._roster or self._by_kind[OrganisationKind.PARTY])

    def _sorted(self, names: set[str]) -> tuple[str, ...]:
        return tuple(sorted(names, key=self._vocabulary.official_order.__getitem__))


def cite(text: str, span: Span, section: str, around: Span) -> Citation:
    """The words of the span, or, where it is too long to show, a part of it that holds `around`."""
    start, end = span.start, span.end
    if end - start > _LONGEST_TEXT:
        start = max(start, min(around.start - _LONGEST_TEXT // 4, end - _LONGEST_TEXT))
        end = max(min(end, start + _LONGEST_TEXT), around.end)
    return Citation(Span(start, end), section, text[start:end].strip())
