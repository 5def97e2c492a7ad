"""What does a matrix say that comes back as a table? The facts that a person will review, and its faults."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from liaison.core.notices.draft import Citation, Span
from liaison.core.schemes.facts import HEADER, LINK, LONGEST_NAME, QUESTION, Fact
from liaison.core.schemes.scheme import PARTY, covered
from liaison.core.vocabulary import OrganisationName, Vocabulary

DEPARTMENT_CORNERS = frozenset({"部门", "政府部门", "单位", "部门名称", "单位名称"})
ORGANISATION_CORNERS = frozenset({"党派团体", "民主党派", "党派", "组织"})
TOTALS = frozenset({"合计", "总计", "小计"})
PAIRED_MARKS = frozenset("●√✓✔■★☆*+是1")
COMMON_MARKS = frozenset("○◯〇共")
IGNORED_MARKS = frozenset("△")  # liaison outside the scheme, opened as needed


@dataclass(frozen=True, slots=True)
class Marked:
    """One filled cell: who meets whom, how, and in which row and column (from 1) that stands."""

    department: str
    organisation: str  # canonical
    organisation_name: str  # as written
    is_party: bool
    common: bool
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """What could not be read, where, and what to do about it."""

    row: int
    column: int
    reason: str

    def __str__(self) -> str:
        where = f"第 {self.row} 行" + (f"第 {self.column} 列" if self.column else "")
        return f"{where}：{self.reason}"


@dataclass(frozen=True, slots=True)
class Returned:
    """What a table says; `parties` are those that have a row or column of their own."""

    title: str = ""
    marked: tuple[Marked, ...] = ()
    parties: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()
    text: str = ""  # the rows as lines, cells set apart by tabs
    starts: Mapping[int, int] = field(default_factory=dict)  # where in the text each row begins


def read_matrix(rows: Sequence[Sequence[str]], vocabulary: Vocabulary) -> Returned | None:
    """What the table says, from whichever side it is laid out; None where it has no head that can be read."""
    head = next((place for place, row in enumerate(rows) if _is_head(row)), None)
    if head is None:
        return None
    reader = _Reader(rows, head, vocabulary)
    marked = tuple(reader.marked())
    text, starts = _lines(rows)
    return Returned(
        title=next((row[0].strip() for row in rows[:head] if row and row[0].strip()), ""),
        marked=marked,
        parties=frozenset(found.canonical for found in reader.organisations if found.kind == PARTY),
        faults=tuple(sorted(reader.faults, key=lambda fault: (fault.row, fault.column))),
        text=text,
        starts=starts,
    )


def links(marked: Iterable[Marked], parties: frozenset[str], cite: "_Cite | None" = None) -> tuple[Fact, ...]:
    """Each pair by name, and for each department one common liaison with all that are marked so.

    Where every party is met, common liaison covers parties as a kind, also those founded later.
    """
    by_department: dict[str, list[Marked]] = {}
    for each in marked:
        by_department.setdefault(each.department, []).append(each)
    return tuple(fact for cells in by_department.values() for fact in _links(cells, parties, cite))


def facts_of(returned: Returned) -> tuple[Fact, ...]:
    """Faults as questions, a head to be filled in, and the links, each with its row."""
    cite = _Cite(returned)
    head = {"title": returned.title, "number": "", "issuer": "", "issued_on": "", "effective_on": ""}
    return (
        *(
            Fact(
                QUESTION, {"code": "row", "message": str(fault), "answer": ""}, cite(fault.row, fault.column)
            )
            for fault in returned.faults
        ),
        Fact(HEADER, {**head, "jurisdiction": "", "supersedes": []}, doubtful=True),
        *links(returned.marked, returned.parties, cite),
    )


class _Cite:
    """The row that a fact stands in, as its citation."""

    def __init__(self, returned: Returned) -> None:
        self._lines = returned.text.split("\n")
        self._starts = returned.starts

    def __call__(self, row: int, column: int = 0) -> Citation:
        line = self._lines[row - 1]
        section = f"第 {row} 行" + (f"第 {column} 列" if column else "")
        return Citation(Span(self._starts[row], self._starts[row] + len(line)), section, line)


class _Reader:
    """Goes through the rows below the head."""

    def __init__(self, rows: Sequence[Sequence[str]], head: int, vocabulary: Vocabulary) -> None:
        self._rows, self._head, self._vocabulary = rows, head, vocabulary
        self._departments_across = rows[head][0].strip() in ORGANISATION_CORNERS
        self.faults: list[Fault] = []
        self.organisations: list[OrganisationName] = []

    def marked(self) -> Iterator[Marked]:
        across = self._names(
            (name, self._head + 1, column) for column, name in enumerate(self._rows[self._head][1:], start=2)
        )
        below = self._names(
            (row[0] if row else "", place, 1)
            for place, row in enumerate(self._rows[self._head + 1 :], start=self._head + 2)
        )
        columns = dict(self._known(across, is_department=self._departments_across))
        for row, name in self._known(below, is_department=not self._departments_across):
            for column, other in columns.items():
                yield from self._cell(row, column, name, other)

    def _names(self, cells: Iterable[tuple[str, int, int]]) -> Iterator[tuple[int, str, int, int]]:
        """Names by row or column, without totals and empty ones; a name that stands twice is a fault."""
        seen: dict[str, int] = {}
        for written, row, column in cells:
            name = "".join(written.split())
            place = column if row == self._head + 1 else row
            if not name or name in TOTALS:
                self._check_nameless(name, row, column)
            elif len(name) > LONGEST_NAME:
                reason = f"单位名称不超过 {LONGEST_NAME} 个字，请改为通知中的名称。"
                self.faults.append(Fault(row, column, reason))
            elif name in seen:
                reason = f"“{name}”与第 {seen[name]} {'列' if place == column else '行'}重复，请合并后再传。"
                self.faults.append(Fault(row, column, reason))
            else:
                seen[name] = place
                yield place, name, row, column

    def _check_nameless(self, name: str, row: int, column: int) -> None:
        """A row with marks needs a name."""
        if name or column > 1:
            return
        if any(cell.strip() in PAIRED_MARKS | COMMON_MARKS for cell in self._rows[row - 1][1:]):
            self.faults.append(Fault(row, 1, "有标记却没有单位名称，请在第一格补上名称，或清空这一行。"))

    def _known(
        self, names: Iterable[tuple[int, str, int, int]], *, is_department: bool
    ) -> Iterator[tuple[int, str | tuple[str, OrganisationName]]]:
        for place, name, row, column in names:
            found = self._vocabulary.organisation(name)
            if is_department:
                yield place, name
            elif found is None:
                reason = f"认不出党派团体“{name}”，请改回系统中的名称（如“民盟市委会”）。"
                self.faults.append(Fault(row, column, reason))
            else:
                self.organisations.append(found)
                yield place, (name, found)

    def _cell(self, row: int, column: int, name: Any, other: Any) -> Iterator[Marked]:
        cells = self._rows[row - 1]
        mark = cells[column - 1].strip() if column <= len(cells) else ""
        if not mark or mark in IGNORED_MARKS:
            return
        if mark not in PAIRED_MARKS | COMMON_MARKS:
            reason = f"认不出标记“{mark[:12]}”，结对联系请填 ●，共同联系请填 ○，没有联系请清空。"
            self.faults.append(Fault(row, column, reason))
            return
        department, (written, found) = (other, name) if self._departments_across else (name, other)
        common = mark in COMMON_MARKS
        yield Marked(department, found.canonical, written, found.kind == PARTY, common, row, column)


def _links(cells: Sequence[Marked], parties: frozenset[str], cite: "_Cite | None") -> Iterator[Fact]:
    for cell in cells:
        if not cell.common:
            data = _data(cell.department, "paired", cell.organisation, cell.organisation_name)
            yield Fact(LINK, data, cite(cell.row, cell.column) if cite else None)
    common = [cell for cell in cells if cell.common]
    if common:
        yield Fact(LINK, _common(cells, common, parties), cite(common[0].row) if cite else None)


def _common(cells: Sequence[Marked], common: Sequence[Marked], parties: frozenset[str]) -> dict[str, Any]:
    is_every_party = parties <= {cell.organisation for cell in cells}
    kinds = [(cell.organisation, PARTY if cell.is_party and is_every_party else "other") for cell in common]
    covers = list(covered(kinds))
    words = ["各民主党派" if each == PARTY else each for each in covers]
    return {
        **_data(common[0].department, "common", "", ""),
        "scope": "、".join(words),
        "covers": covers,
        "names": [cell.organisation for cell in common],
    }


def _data(department: str, kind: str, organisation: str, organisation_name: str) -> dict[str, Any]:
    return {
        "department": department,
        "kind": kind,
        "organisation": organisation,
        "organisation_name": organisation_name,
        "scope": "",
        "covers": [],
        "names": [],
        "rank_limit": "",
    }


def _is_head(row: Sequence[str]) -> bool:
    corner = row[0].strip() if row else ""
    named = sum(bool(cell.strip()) for cell in row)
    return corner in DEPARTMENT_CORNERS | ORGANISATION_CORNERS and named > 1


def _said_once(row: Sequence[str]) -> Sequence[str]:
    """A heading merged over the whole width stands in every cell; it is one line of the text."""
    return row[:1] if len(set(row)) == 1 else row


def _lines(rows: Sequence[Sequence[str]]) -> tuple[str, dict[int, int]]:
    lines = ["\t".join(" ".join(cell.split()) for cell in _said_once(row)) for row in rows]
    starts: dict[int, int] = {}
    position = 0
    for place, line in enumerate(lines, start=1):
        starts[place] = position
        position += len(line) + 1
    return "\n".join(lines), starts
