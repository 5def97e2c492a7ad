"""What did the reader find in a notice? Values that a person can check against the text."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from liaison.core.duties.values import Force, Scope
from liaison.core.values import value

T = TypeVar("T")


@value(frozen=True, slots=True, order=True)
class Span:
    """Start and end in the cleaned text; the end is not included."""

    start: int
    end: int


@value(frozen=True, slots=True)
class Citation:
    """Where a fact stands: its place, the section's heading number, and the sentence or row itself."""

    span: Span
    section: str
    text: str


@value(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value of the header, with its place where the notice states it."""

    value: T
    span: Span | None = None


class Level(StrEnum):
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


class LinkKind(StrEnum):
    PAIRED = "paired"
    COMMON = "common"


class Change(StrEnum):
    """Whether a link is laid down, or what an amendment does to it."""

    STATED = "stated"
    ADDED = "added"
    REMOVED = "removed"


class QuestionCode(StrEnum):
    OPEN_LIST = "open_list"
    RANK_IN_DOUBT = "rank_in_doubt"
    UNCLEAR_SCOPE = "unclear_scope"
    FILTERED_WORDS = "filtered_words"
    MISSING_DATE = "missing_date"
    MISSING_NUMBER = "missing_number"
    MISSING_ISSUER = "missing_issuer"
    UNKNOWN_DEPARTMENT = "unknown_department"
    AMBIGUOUS = "ambiguous"
    MISSING_VERB = "missing_verb"
    DAMAGED_TEXT = "damaged_text"
    UNREAD_SENTENCE = "unread_sentence"
    FORM_OF_FILE = "form_of_file"


@value(frozen=True, slots=True)
class Header:
    title: Stated[str] | None = None
    number: Stated[str] | None = None
    issuer: Stated[str] | None = None
    issued_on: Stated[date] | None = None
    effective_on: Stated[date] | None = None
    jurisdiction: Stated[str] | None = None
    level: Level | None = None
    supersedes: tuple[Stated[str], ...] = ()
    amends: tuple[Stated[str], ...] = ()  # notices that stay in force, changed
    addressees: tuple[Stated[str], ...] = ()
    copied_to: tuple[Stated[str], ...] = ()


@value(frozen=True, slots=True)
class Link:
    """One department and one organisation, or one department and all that a collective wording covers."""

    department: str
    kind: LinkKind
    citation: Citation
    organisation: str | None = None  # canonical; None for a collective wording
    organisation_name: str = ""  # as written
    scope: str = ""  # the collective wording
    expands_to: tuple[str, ...] = ()  # canonical organisations that this notice names
    rank_limit: str | None = None  # rank that the wording is limited to, such as "city"
    doubtful: bool = False
    change: Change = Change.STATED


@value(frozen=True, slots=True)
class Pair:
    department: str
    counterpart: str
    counterpart_name: str
    kind: LinkKind
    citation: Citation
    doubtful: bool = False


@value(frozen=True, slots=True)
class Assignment:
    """A leader of the government who answers for an organisation, or for all of them ("*")."""

    leader: str
    counterpart: str
    citation: Citation
    doubtful: bool = False


@value(frozen=True, slots=True)
class Duty:
    kind: str
    actor: str
    citation: Citation
    counterpart: str = "*"
    minimum: int | None = None
    maximum: int | None = None
    per: str | None = None  # 1y 2y 6m 3m 2m 1m term
    due: str | None = None  # 2019-06-05, --01-31 each year, +15wd working days, +3m months from the event
    force: Force = Force.MUST
    scope: Scope = Scope.ACTOR
    mutual: bool = False
    in_person: str | None = None  # principal, leader
    presided_by: tuple[str, ...] = ()
    report_to: tuple[str, ...] = ()
    inform: tuple[str, ...] = ()


@value(frozen=True, slots=True)
class Question:
    """What a careful clerk would ask before signing."""

    code: QuestionCode
    message: str
    span: Span


@value(frozen=True, slots=True)
class Explanation:
    """What one step of the reader saw, for `--explain`."""

    step: str
    text: str
    span: Span | None = None


@value(frozen=True, slots=True)
class Draft:
    text: str
    header: Header
    name: str = ""
    links: tuple[Link, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    duties: tuple[Duty, ...] = ()
    questions: tuple[Question, ...] = ()
    layouts: tuple[str, ...] = ()  # the layout of each roster, in the order of the text
    explanations: tuple[Explanation, ...] = field(default=(), repr=False)

    @property
    def is_amendment(self) -> bool:
        """Whether the notice changes what another has laid down, rather than laying everything down anew."""
        return bool(self.header.amends) or any(link.change is not Change.STATED for link in self.links)


def pairs(draft: Draft) -> tuple[Pair, ...]:
    """Every pair that holds, once, in the order of the text; one stated by name wins over a common one."""
    found: dict[tuple[str, str], Pair] = {}
    for link in draft.links:
        if link.change is Change.REMOVED:
            continue
        for pair in _pairs_of(link):
            key = (pair.department, pair.counterpart)
            known = found.get(key)
            if known is None or (known.kind is LinkKind.COMMON and pair.kind is LinkKind.PAIRED):
                found[key] = pair
    return tuple(found.values())


def _pairs_of(link: Link) -> list[Pair]:
    organisations = (link.organisation,) if link.organisation else link.expands_to
    name = link.organisation_name or link.scope
    return [
        Pair(link.department, organisation, name, link.kind, link.citation, link.doubtful)
        for organisation in organisations
    ]
