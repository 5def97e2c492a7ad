"""How is a notice built: head, sections, annexes, signature, copy line? One line, one place in it."""

import re
from dataclasses import replace
from enum import StrEnum

from liaison.core.kept import kept
from liaison.core.notices.draft import Span
from liaison.core.values import value

NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}?\s?〔(?:\d{4})?〕\s?第?\s?\d{1,4}\s?号")
DATE = re.compile(
    r"(?P<year>\d{4}|[二〇○零一二三四五六七八九]{4})\s?年\s?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s?月"
    r"\s?(?P<day>\d{1,2}|[一二三四五六七八九十廿]{1,3})\s?日"
)
_LABELS = (
    (1, re.compile(r"([一二三四五六七八九十]{1,3})[、．.]\s?|第[一二三四五六七八九十]{1,3}[章条]\s{0,2}")),
    (2, re.compile(r"（([一二三四五六七八九十]{1,3})）[、.]?\s?")),
    (3, re.compile(r"\d{1,2}[.、．]\s?(?!\d)")),
    (4, re.compile(r"（\d{1,2}）\s?|[①-⑳]\s?")),
)
_NUMERALS = frozenset("一二三四五六七八九十第（0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_ANNEX = re.compile(r"(?:附件|附表|附)\s?[一二三四五六七八九十\d]{0,2}\s?[:：]?\s?$")
_ANNEX_WITH_TITLE = re.compile(
    r"(?P<annex>(?:附件|附表)\s?[一二三四五六七八九十\d]{0,2})[\t ]+(?P<title>\S.{3,60})"
)
_ANNEX_AND_TITLE = re.compile(
    r"(?P<annex>(?:附件|附表)\s?[一二三四五六七八九十\d]{0,2})\s?[:：]\s?(?P<title>\S.{3,60}(?:表|名单|安排|方案))"
)
_ANNEX_LIST = re.compile(r"附件?\s?[一二三四五六七八九十\d]{0,2}\s?[:：]\s?\S")
_COPY = re.compile(r"(?:抄送|主送|抄报|分送)[:：]?")
_FOOT = re.compile(
    r"(?:联系人|联系电话|责任编辑|编辑|标签|来源|打印|公开方式|（此件|信息公开|本站|【|版权所有|网站地图|主办[:：单].*(?:地图|网站|联系我们|承办))"
)
_SPECIAL = frozenset("附抄主分联责编标来打公（信本【版网")  # what a line of these begins with
_PRINTED = re.compile(r".{4,40}\d{1,2}日印发")
_SALUTATION = re.compile(r"^[^。；]{2,120}[:：]$")
_NOT_SALUTED = re.compile(r"^(?:为|根据|按照|经|现|依据)|现将|如下|以下|结合|提出")
_SALUTED = re.compile(r"人民政府|部门|单位|管委会|乡镇|街道|各镇|机构|市委会|工商联|委办局|党委")
_HEADING_LENGTH = 40
_LONGEST_SIGNATURE = 60
_SHORTEST_SENTENCE = 20


class Region(StrEnum):
    HEAD = "head"
    BODY = "body"
    ANNEX = "annex"
    SIGNATURE = "signature"
    COPY = "copy"
    FOOT = "foot"

    __hash__ = str.__hash__  # an Enum's own is written in Python and asked thousands of times


@value(frozen=True, slots=True)
class Line:
    start: int
    text: str
    region: Region = Region.HEAD
    annex: str = ""
    section: str = ""  # such as 二（一）2 or 附件1
    label: int = 0  # length of the number before the text
    rank: int = 0  # 1 for 一、 to 4 for （1）; 0 without a number
    headings: tuple[str, ...] = ()  # what stands over the line, outermost first

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def body(self) -> str:
        return self.text[self.label :]

    @property
    def body_start(self) -> int:
        return self.start + self.label

    @property
    def is_heading(self) -> bool:
        return bool(self.rank) and len(self.text) <= _HEADING_LENGTH and not self.text.endswith(("。", "；"))


@value(frozen=True)
class Outline:
    lines: tuple[Line, ...]  # without the empty ones

    @kept
    def _by_regions(self) -> dict[tuple[Region, ...], tuple[Line, ...]]:
        return {}

    def of(self, *regions: Region) -> tuple[Line, ...]:
        """The lines of the regions, in order; the same are asked for again and again."""
        if regions not in self._by_regions:
            self._by_regions[regions] = tuple(line for line in self.lines if line.region in regions)
        return self._by_regions[regions]


def outline(text: str) -> Outline:
    """The lines of the cleaned text, each with its region, number and the headings over it."""
    lines: list[Line] = []
    place = _Place()
    start = 0
    for written in text.split("\n"):
        if written.strip():
            lines.append(place.put(start, written))
        start += len(written) + 1
    return Outline(tuple(_with_signature(_headless(lines))))


class _Place:
    """Where in the notice the next line stands."""

    def __init__(self) -> None:
        self._region = Region.HEAD
        self._annex = ""
        self._labels: dict[int, str] = {}  # by rank, the highest first
        self._headings: dict[int, str] = {}
        self._dated = False  # the signature is behind
        self._begun = False

    def put(self, start: int, text: str) -> Line:
        special = self._special(start, text)
        if special is not None:
            return special
        rank, label, name = _label(text)
        if rank and self._region is not Region.ANNEX:
            self._region = Region.BODY
        if self._region is Region.ANNEX and not self._headings:
            self._headings[0] = text[label:]
        if rank:
            self._enter(rank, name)
        elif self._region is Region.HEAD and _is_salutation(text):
            self._region = Region.BODY
            return Line(start, text)
        section, headings = self._section(), self._over()
        placed = Line(start, text, self._region, self._annex, section, label, rank, headings)
        if rank:
            self._headings[rank] = text[label:] if placed.is_heading else ""
        self._dated = self._dated or _is_signature_date(text)
        return placed

    def _special(self, start: int, written: str) -> Line | None:
        text = written.strip()
        at_annexes, self._begun = self._dated or not self._begun, True
        if text[0] not in _SPECIAL and not text.endswith("印发"):
            return None
        titled = _ANNEX_WITH_TITLE.fullmatch(text) or (
            _ANNEX_AND_TITLE.fullmatch(text) if at_annexes else None
        )
        if titled or _ANNEX.fullmatch(text):
            self._region, self._annex = Region.ANNEX, (titled["annex"] if titled else text).rstrip(":： ")
            self._labels.clear()
            self._headings = {0: titled["title"]} if titled else {}
            return Line(start, written, Region.FOOT, section=self._annex)
        if _COPY.match(text):
            return Line(start, written, Region.COPY)
        if _FOOT.match(text) or _PRINTED.fullmatch(text) or _ANNEX_LIST.match(text):
            return Line(start, written, Region.FOOT)
        return None

    def _enter(self, rank: int, name: str) -> None:
        self._labels = {known: label for known, label in self._labels.items() if known < rank} | {rank: name}
        self._headings = {known: text for known, text in self._headings.items() if known < rank or not known}

    def _over(self) -> tuple[str, ...]:
        """The headings over the line that is put; those of its own rank and below are gone by now."""
        return tuple(filter(None, self._headings.values()))

    def _section(self) -> str:
        return self._annex + "".join(self._labels.values())


def _is_salutation(text: str) -> bool:
    if not text.endswith((":", "：")):
        return False
    addressed = _SALUTATION.match(text) is not None and _SALUTED.search(text) is not None
    return addressed and _NOT_SALUTED.search(text) is None


def _label(text: str) -> tuple[int, int, str]:
    """Rank, length and short form of the number that a line starts with."""
    if text[0] not in _NUMERALS:
        return 0, 0, ""
    for rank, pattern in _LABELS:
        match = pattern.match(text)
        if match:
            return rank, match.end(), match.group().strip(" 、.．")
    return 0, 0, ""


def _headless(lines: list[Line]) -> list[Line]:
    """Without a salutation the body starts at the first full sentence, else with the first row or entry."""
    start = next((place for place, line in enumerate(lines) if _is_sentence(line)), None)
    if start is None and any(line.region is Region.BODY for line in lines):
        return lines
    if start is None:
        start = next((place for place, line in enumerate(lines) if place and _is_entry(line)), len(lines))
    return [
        replace(line, region=Region.BODY) if place >= start and line.region is Region.HEAD else line
        for place, line in enumerate(lines)
    ]


def _is_entry(line: Line) -> bool:
    """Whether a line is a row of cells, or a name with what belongs to it: 民革：市司法局."""
    return "\t" in line.text or "：" in line.text[1:-1]


def _is_sentence(line: Line) -> bool:
    full = len(line.text) > _SHORTEST_SENTENCE and line.text.endswith(("。", "："))
    return line.region is Region.HEAD and full and not _is_salutation(line.text)


def _with_signature(lines: list[Line]) -> list[Line]:
    """A line that is only a date, and the names of issuers above it, are the signature."""
    signed = list(lines)
    for place, line in enumerate(lines):
        if line.region is Region.HEAD or not _is_signature_date(line.text):
            continue
        signed[place] = replace(line, region=Region.SIGNATURE)
        above = place - 1
        while above >= 0 and is_issuer(signed[above].text):
            signed[above] = replace(signed[above], region=Region.SIGNATURE)
            above -= 1
    return signed


def _is_signature_date(text: str) -> bool:
    if len(text) > _LONGEST_SIGNATURE or "日" not in text:
        return False
    match = DATE.search(text)
    if match is None:
        return False
    before = text[: match.start()].strip("（( \t")
    return text[match.end() :].strip("）) \t") == "" and (not before or is_issuer(before))


_ISSUER = re.compile(
    r"(?:中共|中国共产党)?[\u4e00-\u9fff]{2,24}?(?:人民政府|办公室|办公厅|统战部|统一战线工作部|委员会|市委|区委|县委|政协)"
)


def is_issuer(text: str) -> bool:
    """Whether a line is nothing but the names of bodies that issue notices."""
    words = [word for word in re.split(r"[\s、，]+", text.strip()) if word]
    return bool(words) and all(_ISSUER.fullmatch(word) for word in words)
