"""Which leader does a table give each organisation? Rows of cells, or one cell on each line."""

import re
from collections.abc import Iterator, Sequence

from liaison.core.notices.mentions import Kind, Mention
from liaison.core.notices.people import PeopleFinder
from liaison.core.notices.statements import RosterLine

_OVERALL = re.compile(r"总体|全面|统筹|协调|牵头|总负责|听取|主持")
_LEADER_HEAD = re.compile(r"领导(?!小组)|姓名")
_OTHERS_HEAD = re.compile(r"联络员|联系人|监督员|经办")
_IN_CHARGE = re.compile(r"(?:分管|责任|负责|主要)领导")
_LABEL = re.compile(
    r"^(?:\d{1,2}[.、．]?\s*)?(?:(?:对口)?(?:联系|分管|挂钩|责任|包联)(?:的)?[省市区县州旗]?领导)[:：\s]+"
)
_NOT_WORDS = re.compile(r"[\d\s、，,和与及.．：:；;。（）()]+")
_LONGEST_POST = 30
_POST = re.compile(r"(?:[省市区县州旗]长|秘书长|党组成员|书记|常委|局长|主任|部长|主席)[、，\s）)]*$")
_TITLE = re.compile(r"(?:[省市区县州旗]?(?:人民)?(?:政府|委)?(?:常务)?副?){0,3}|[^、，]{0,16}[局委办厅]副?")

Row = tuple[str, str]  # leader, counterpart


class Table:
    """The table that is being read: its head, whom it named last and what, and which of them comes first."""

    def __init__(self, people: PeopleFinder) -> None:
        self._finder = people
        self.close()

    def close(self) -> None:
        """Forgets what stood above: the table, if there was one, is over."""
        self._column: int | None = None
        self.is_of_others = False
        self._people: tuple[str, ...] = ()
        self._organisations: tuple[str, ...] = ()
        self._people_first: bool | None = None
        self._across: list[tuple[str, ...]] = []  # the people of each column, where they stand side by side

    @property
    def is_open(self) -> bool:
        """Whether a head with a column for leaders stands above."""
        return self._column is not None or bool(self._across)

    def row(self, line: RosterLine) -> tuple[Row, ...]:
        """What a row of cells assigns; its person's and its organisations' cell may stand in any order."""
        cells = line.text.split("\t")
        if self._across:
            return self._below(line)
        if self._is_head(line, cells):
            return ()
        people = self._people_of(line, cells)
        organisations = _of(line.mentions) or (("*",) if _OVERALL.search(line.text) else ())
        if self._column is not None:  # an empty cell goes on with the one above
            people = people or (() if self._is_filled(cells) else self._people)
            organisations = organisations or self._organisations
            self._people, self._organisations = people, organisations
        return tuple((name, organisation) for name in people for organisation in organisations)

    def _is_filled(self, cells: Sequence[str]) -> bool:
        """Whether somebody stands in the leaders' column, even if not read as a name."""
        return self._column is not None and bool("".join(cells[self._column : self._column + 1]).strip())

    def _is_head(self, line: RosterLine, cells: Sequence[str]) -> bool:
        if _of(line.mentions) not in {(), ("*",)}:
            return False
        others = any(_OTHERS_HEAD.search(cell) for cell in cells)
        columns = [place for place, cell in enumerate(cells) if _LEADER_HEAD.search(cell)]
        columns = [place for place in columns if not _OTHERS_HEAD.search(cells[place])]
        if others and all(_IN_CHARGE.search(cells[place]) for place in columns):
            columns = []  # a department's own leader beside its officer
        if not columns and not others:
            return False
        self.close()
        named = [
            tuple(person.name for person in self._finder.find(cell.strip(), bare=True)) for cell in cells
        ]
        if columns and any(named):
            self._across = named
            return True
        self._column, self.is_of_others = (columns[0], False) if columns else (None, True)
        return True

    def _below(self, line: RosterLine) -> tuple[Row, ...]:
        """Each column's organisations with the people at its head."""
        columns = zip(self._across, line.cells, strict=False)
        return tuple(
            (name, organisation)
            for people, named in columns
            for name in people
            for organisation in _of(named)
        )

    def _people_of(self, line: RosterLine, cells: Sequence[str]) -> tuple[str, ...]:
        chosen = cells if self._column is None else cells[self._column : self._column + 1]
        named = "".join(mention.name for mention in line.mentions)
        found = (person.name for cell in chosen for person in self._finder.find(cell.strip(), bare=True))
        return tuple(name for name in found if name not in named)

    def cell(self, line: RosterLine, *, said: bool) -> tuple[Row, ...]:
        """What a line assigns together with the lines above it: 联系领导：… under its organisation."""
        if "\t" in line.text:
            return ()
        label = _LABEL.match(line.text)
        words = line.text[label.end() :] if label else line.text
        if not words or said:
            return ()
        bodies = (mention.kind is Kind.DEPARTMENT and label is not None for mention in line.mentions)
        if all(bodies) and (people := self._only_people(words)):
            return tuple(self._put_people(people))
        if _is_only_names(line):
            return tuple(self._put_organisations(_of(line.mentions)))
        if not _is_post(words):
            self._people, self._organisations, self._people_first = (), (), None
        return ()

    def _only_people(self, words: str) -> tuple[str, ...]:
        """The people of a line that holds nothing else than their names and posts."""
        found = self._finder.find(words, bare=True)
        left = words
        for person in found:
            left = left.replace(words[person.start : person.end], "", 1)
        left = _NOT_WORDS.sub("", left)
        return tuple(person.name for person in found) if _TITLE.fullmatch(left) or _is_post(left) else ()

    def _put_people(self, people: tuple[str, ...]) -> Iterator[Row]:
        if self._people_first is None:
            self._people_first = not self._organisations
        self._people = people
        if not self._people_first:
            yield from ((name, organisation) for name in people for organisation in self._organisations)

    def _put_organisations(self, organisations: tuple[str, ...]) -> Iterator[Row]:
        if self._people_first:
            yield from ((name, organisation) for name in self._people for organisation in organisations)
        self._organisations = organisations


def _is_post(words: str) -> bool:
    return len(words) <= _LONGEST_POST and _POST.search(words) is not None


def _is_only_names(line: RosterLine) -> bool:
    """Whether a line is organisations' names and nothing else."""
    if not line.mentions or any(mention.kind is Kind.DEPARTMENT for mention in line.mentions):
        return False
    said = len(_NOT_WORDS.sub("", line.text)) - sum(
        len(_NOT_WORDS.sub("", mention.name)) for mention in line.mentions
    )
    return said <= 0


def _of(mentions: Sequence[Mention]) -> tuple[str, ...]:
    if any(mention.kind is Kind.COLLECTIVE for mention in mentions):
        return ("*",)
    return tuple(mention.canonical for mention in mentions if mention.kind is Kind.ORGANISATION)
