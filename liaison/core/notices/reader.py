"""How does the text of a notice become a draft? Each step is a module; this one puts them in order."""

from collections.abc import Iterator, Sequence

from liaison.core.duties.words import in_words
from liaison.core.notices.clean import clean
from liaison.core.notices.draft import Draft, Duty, Explanation, Span, Stated
from liaison.core.notices.duties import find_duties
from liaison.core.notices.header import find_header
from liaison.core.notices.institutions import find_institutions
from liaison.core.notices.leaders import LeaderFinder, LeaderLine
from liaison.core.notices.links import links_of
from liaison.core.notices.mentions import Finder, Kind, Mention
from liaison.core.notices.outline import Line, Outline, Region, outline
from liaison.core.notices.questions import about_file, find_questions
from liaison.core.notices.rosters import Reading, read_block
from liaison.core.notices.statements import Block, RosterLine, Statement
from liaison.core.vocabulary import Vocabulary

_LEVELS = "省市区县"


def read(
    text: str, vocabulary: Vocabulary, *, name: str = "", explain: bool = False, remarks: Sequence[str] = ()
) -> Draft:
    """What the notice says, as far as it can be read. Never raises: what is unclear becomes a question.

    `remarks` on its file are questions too. With `explain` the draft also tells what each step saw.
    """
    cleaned = clean(text, vocabulary)
    plan = outline(cleaned)
    mentions = Finder(vocabulary, cleaned).find(cleaned)
    lines = list(_with_mentions(plan.lines, mentions))
    header = find_header(plan, cleaned, _prefixes(mentions))
    title = header.title.value if header.title else ""
    readings = [reading for block in _blocks(lines, title, vocabulary) for reading in read_block(block)]
    statements = _without_headline(_in_order(readings), header.title)
    roster = _roster_lines(lines)
    leaders = LeaderFinder(vocabulary).find(roster, title, cleaned)
    assignments = tuple(assignment for leader in leaders for assignment in leader.assignments)
    links = links_of(
        statements,
        cleaned,
        vocabulary,
        named=[mention for mention in mentions if mention.kind is Kind.ORGANISATION],
        assigned=[assignment.counterpart for assignment in assignments if assignment.counterpart != "*"],
    )
    body = plan.of(Region.BODY, Region.ANNEX)
    counted = find_duties(body, cleaned)
    duties = (*counted, *find_institutions(body, cleaned, counted))
    return Draft(
        text=cleaned,
        header=header,
        name=name,
        links=links,
        assignments=assignments,
        duties=duties,
        questions=about_file(cleaned, remarks)
        + find_questions(cleaned, header, statements, links, leaders, mentions, vocabulary, roster),
        layouts=tuple(reading.layout.name for reading in readings),
        explanations=tuple(_explained(text, plan, lines, readings, leaders, duties)) if explain else (),
    )


def _in_order(readings: Sequence[Reading]) -> list[Statement]:
    found = (statement for reading in readings for statement in reading.statements)
    return sorted(found, key=lambda statement: statement.departments[0].span)


def _without_headline(statements: list[Statement], title: Stated[str] | None) -> list[Statement]:
    """Without what the title says of departments whose whole names the text has: 市教体局, 市教育体育局."""
    if title is None or title.span is None:
        return statements
    end = title.span.end
    whole = {each.name for one in statements if one.span.start >= end for each in one.departments}
    return [
        each
        for each in statements
        if each.span.start >= end
        or not all(any(_is_short_for(one.name, name) for name in whole) for one in each.departments)
    ]


def _is_short_for(name: str, whole: str) -> bool:
    """Whether a longer name has all characters of this one, in their order."""
    rest = iter(whole)
    return len(name) < len(whole) and all(character in rest for character in name)


def _with_mentions(lines: Sequence[Line], mentions: Sequence[Mention]) -> Iterator[RosterLine]:
    """Each line with what it names; a name never goes over a line's end."""
    place = 0
    for line in lines:
        first = place
        while place < len(mentions) and mentions[place].span.start < line.end:
            place += 1
        yield RosterLine(line, tuple(mentions[first:place]))


def _prefixes(mentions: Sequence[Mention]) -> list[str]:
    departments = (mention.name for mention in mentions if mention.kind is Kind.DEPARTMENT)
    return [name[0] for name in departments if name[0] in _LEVELS]


def _roster_lines(lines: Sequence[RosterLine]) -> list[RosterLine]:
    return [line for line in lines if line.line.region in {Region.BODY, Region.ANNEX}]


def _blocks(lines: Sequence[RosterLine], title: str, vocabulary: Vocabulary) -> Iterator[Block]:
    """The lines under one heading of the first rank, or of one annex; the title is a block of its own."""
    parts: list[list[RosterLine]] = []
    before: tuple[str, str] | None = None
    for line in lines:
        part = _part_of(line.line)
        if part is not None and (part != before or _opens_chapter(line)):
            parts.append([])
        if part is not None:
            parts[-1].append(line)
        before = part
    return (Block(tuple(part), title, vocabulary.tier_words) for part in parts)


def _part_of(line: Line) -> tuple[str, str] | None:
    """Title, body or which annex; None for what belongs to no block."""
    if line.region is Region.HEAD and not line.text.endswith("："):
        return (Region.HEAD, "")
    return (line.region, line.annex) if line.region in {Region.BODY, Region.ANNEX} else None


def _opens_chapter(line: RosterLine) -> bool:
    """A heading of the first rank; one that names an organisation belongs to the roster under it."""
    if line.line.rank != 1 or not line.line.is_heading:
        return False
    return all(mention.kind is Kind.COLLECTIVE for mention in line.mentions)


def _explained(
    text: str,
    plan: Outline,
    lines: Sequence[RosterLine],
    readings: Sequence[Reading],
    leaders: Sequence[LeaderLine],
    duties: Sequence[Duty],
) -> Iterator[Explanation]:
    yield Explanation("clean", f"{len(text)} → {plan.lines[-1].end if plan.lines else 0}")
    yield from _explained_lines(plan)
    yield from _explained_mentions(lines)
    yield from _explained_readings(readings)
    yield from _explained_facts(leaders, duties)


def _explained_lines(plan: Outline) -> Iterator[Explanation]:
    for line in plan.lines:
        yield Explanation("outline", f"{line.region} {line.section}".strip(), line.span)


def _explained_mentions(lines: Sequence[RosterLine]) -> Iterator[Explanation]:
    for line in lines:
        for mention in line.mentions:
            yield Explanation("mention", f"{mention.kind} {mention.canonical or mention.name}", mention.span)


def _explained_facts(leaders: Sequence[LeaderLine], duties: Sequence[Duty]) -> Iterator[Explanation]:
    for leader in leaders:
        said = "、".join(f"{each.leader} → {each.counterpart}" for each in leader.assignments)
        yield Explanation("leader", said, leader.span)
    for duty in duties:
        amount = in_words(duty.minimum, duty.maximum, duty.per or "", duty.due or "")
        yield Explanation("duty", " ".join(filter(None, (duty.kind, duty.actor, amount))), duty.citation.span)


def _explained_readings(readings: Sequence[Reading]) -> Iterator[Explanation]:
    for reading in readings:
        spans = [statement.span for statement in reading.statements]
        span = Span(min(spans).start, max(span.end for span in spans))
        yield Explanation("layout", f"{reading.layout.name} {reading.fit:.2f}", span)
        for statement in reading.statements:
            departments = "、".join(mention.name for mention in statement.departments)
            organisations = "、".join(mention.name for mention in statement.organisations)
            yield Explanation("statement", f"{departments} → {organisations}", statement.span)
