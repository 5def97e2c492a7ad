"""Which notice is it: title, number, issuer, dates, place, what it supersedes, to whom it goes?"""

import re
from collections.abc import Sequence
from datetime import date

from liaison.core.notices.draft import Header, Level, Span, Stated
from liaison.core.notices.outline import DATE, NUMBER, Line, Outline, Region, is_issuer
from liaison.core.notices.quantities import number

_TITLE_END = re.compile(
    r"(?:通知|意见|方案|办法|制度|决定|函|规定|名单|安排|细则|规则|公告|通报|范文|名册|清单|分工|(?:一览|安排|联系|矩阵|分解|分工)表(?:（[^（）]{1,20}）)?)$"
)
_NOT_TITLE = re.compile(
    r"文件$|〔|^(?:标题|索引|时间|来源|发布|导语|前言|本站|首页|主页|当前位置|您[现的]|EN|索引号|发文)|\d{4}-\d|[:：]\s*$"
)
# Of minutes, and of rules that bear their number and day under the title.
_HEADED = re.compile(
    r"(?:[\u4e00-\u9fff]{4,24}(?:人民政府|办公室|办公厅|委员会|统战部)|[^。]{2,14}〔\d{4}〕\d{1,4}号)"
    rf"\s+{DATE.pattern}(?:印发)?"
)
_NUMBER_LABEL = re.compile(r"(?:发文字号|文号|文件编号|发文号)[:：\s]*")
_ISSUER_LABEL = re.compile(r"发文(?:机关|单位)[:：]\s*(?P<name>[\u4e00-\u9fff]{4,40})")
_DATE_LABEL = re.compile(r"(?:成文|发文|印发)日期[:：]\s*")
_BESIDE_ISSUER = re.compile(
    r"[\u4e00-\u9fff]{4,24}(?:人民政府|办公室|办公厅|委员会|统战部|文件)[ \t]+(?=\S{2,12}〔)"
)
_IN_FIGURES = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})")  # behind its label
_BESIDE_NUMBER = 12  # characters beside a number: 签发人 and a name
_AMENDS = re.compile(r"调整|补充|变更|修改|增补|印发以来")
_BASIS = re.compile(r"(?:根据|按照|依据|贯彻|落实)[^，。；]*$")
_CASES = re.compile(r"^(?:根据|按照|依据|参照|原|由|经|以|与|及|和|同|执行|对|将|下发|印发|的|关于)+")
_REPEAL = re.compile(r"废止|作废|停止执行|不再执行|失效|停止实施|停止使用|不再施行")
_BRACKETED_NUMBER = re.compile(r"\s*（(?=[^（）。]{2,12}〔\d{4}〕\d{1,4}号[^（）。]{0,30}）)")
_BRACKETED_DATE = re.compile(
    rf"[（(](?:[^（）()。]{{2,14}}〔\d{{4}}〕\d{{1,4}}号[，\s]*)?{DATE.pattern}(?:[^（）()，]{{0,40}}(?:印发|公布|发布|通过|修订))?[）)，]"
)
_FROM_ISSUE = re.compile(r"自(?:印发|发布|公布|下发|发文)之日起")
_FROM_DAY = re.compile(r"自\s?(\d{4}年\d{1,2}月\d{1,2}日)\s?起")
_PLACE = re.compile(r"(?:中共)?([\u4e00-\u9fff]{2,12}?[省市区县州旗盟])(?=人民政府|委(?!员会办)|政协|政府)")
_PARTY = re.compile("民革|民盟|民建|民进|农工党|致公党|九三学社|台盟")
_PARTY_PLACE = re.compile(
    r"(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)([\u4e00-\u9fff]{2,6}?[省市区县])(?:委|总支|支部)"
)
_COUNTY_ADDRESSEES = re.compile(r"各(?:乡|镇|街道)|镇街|乡镇|街镇")
_PREFECTURE_ADDRESSEES = re.compile(r"各(?:县|区|市辖区)|县（市|（市、区）|区（市|县区|区县|旗县|管委会")
_DEPARTMENT_PREFIX = re.compile(r"(?<![\u4e00-\u9fff])([省市区县])(?:委|政府|直|级)")
_LIST = re.compile(r"[，,、；;]\s*")
_CHINESE_DIGITS = {character: str(value) for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
}


def find_header(outline: Outline, text: str, prefixes: Sequence[str]) -> Header:
    """The header as far as the notice states it; `prefixes` are those of the departments it names."""
    issuer = _issuer(outline)
    issued_on = _issued_on(outline)
    supersedes, number = _supersedes(outline), _number(outline)
    title = _title(outline)
    place = _jurisdiction(issuer, title, text)
    return Header(
        title=title,
        number=number,
        issuer=issuer,
        issued_on=issued_on,
        effective_on=_effective_on(outline, issued_on),
        jurisdiction=place,
        level=_level(place, outline, prefixes),
        supersedes=supersedes,
        amends=_amends(outline, {each.value for each in (*supersedes, number) if each}),
        addressees=_addressees(outline),
        copied_to=_copied_to(outline),
    )


def _title(outline: Outline) -> Stated[str] | None:
    head = [
        line for line in outline.of(Region.HEAD) if not _NOT_TITLE.search(line.text) and "。" not in line.text
    ]
    for last, line in enumerate(head):
        if _TITLE_END.search(line.text.rstrip("》")):
            first = last
            while (
                first > 0 and head[first - 1].end + 2 >= head[first].start and _is_title_part(head[first - 1])
            ):
                first -= 1
            lines = head[first : last + 1]
            return Stated("".join(each.text.strip() for each in lines), Span(lines[0].start, line.end))
    return Stated(head[0].text.strip(), head[0].span) if head else None


def _is_title_part(line: Line) -> bool:
    return not _TITLE_END.search(line.text) and "\t" not in line.text


def _number(outline: Outline) -> Stated[str] | None:
    """The number on a line of its own, or after its label; one cited in a sentence is another notice's."""
    for line in outline.of(Region.HEAD, Region.BODY):
        if "〔" not in line.text:
            continue
        label = _NUMBER_LABEL.search(line.text) or _BRACKETED_NUMBER.match(line.text)
        issuer = _BESIDE_ISSUER.match(line.text)
        start = label.end() if label else issuer.end() if issuer else len(line.text) - len(line.text.lstrip())
        match = NUMBER.match(line.text, start)
        if match is None or "〔〕" in match.group():
            continue
        after = line.text[match.end() :]
        if label or (len(after) <= _BESIDE_NUMBER and "。" not in after):
            span = Span(line.start + match.start(), line.start + match.end())
            return Stated(_plain_number(match.group()), span)
    return None


def _plain_number(written: str) -> str:
    return _CASES.sub("", re.sub(r"\s|第(?=\d)", "", written))


def _issuer(outline: Outline) -> Stated[str] | None:
    signed = outline.of(Region.SIGNATURE)
    names = [(line, DATE.sub("", line.text).strip("（() ）\t")) for line in signed]
    issuers = [(line, name) for line, name in names if is_issuer(name)]
    if issuers:
        written = dict.fromkeys(word for _, name in issuers for word in re.split(r"[\s、，]+", name))
        return Stated("、".join(written), Span(issuers[0][0].start, issuers[-1][0].end))
    for line in outline.of(Region.HEAD):
        labelled = _ISSUER_LABEL.search(line.text)
        if labelled:
            return Stated(
                labelled["name"], Span(line.start + labelled.start("name"), line.start + labelled.end("name"))
            )
        name = re.split(r"关于|文件$", line.text.strip())[0].strip()
        if is_issuer(name):
            start = line.start + line.text.find(name)
            return Stated("、".join(re.split(r"\s+", name)), Span(start, start + len(name)))
    return None


def _issued_on(outline: Outline) -> Stated[date] | None:
    """The date of the signature, else the one in brackets or beside the issuer, else that of printing."""
    signed = [line for line in outline.of(Region.SIGNATURE) if DATE.search(line.text)]
    bracketed = [line for line in outline.of(Region.HEAD) if _BRACKETED_DATE.match(line.text.strip())]
    printed = [line for line in outline.of(Region.FOOT) if line.text.strip().endswith("印发")]
    dated = [line for line in outline.of(Region.HEAD) if _DATE_LABEL.search(line.text)]
    headed = [line for line in outline.of(Region.HEAD) if _HEADED.fullmatch(line.text.strip())]
    for line in [*signed, *bracketed, *dated, *headed, *printed]:
        label = _DATE_LABEL.search(line.text)
        stated = _date_in(line, label.end() if label else 0)
        if stated is not None:
            return stated
    return None


def _date_in(line: Line, start: int) -> Stated[date] | None:
    match = DATE.search(line.text, start) or (_IN_FIGURES.match(line.text, start) if start else None)
    day = day_of(match) if match else None
    if match is None or day is None:
        return None
    return Stated(day, Span(line.start + match.start(), line.start + match.end()))


def day_of(match: re.Match[str]) -> date | None:
    """The day that a match of DATE means, in digits or Chinese numerals; None if there is no such day."""
    year = "".join(_CHINESE_DIGITS.get(character, character) for character in match["year"])
    try:
        return date(int(year), number(match["month"]), number(match["day"].replace("廿", "二十")))
    except ValueError:
        return None


def _effective_on(outline: Outline, issued_on: Stated[date] | None) -> Stated[date] | None:
    for line in outline.of(Region.BODY, Region.ANNEX):
        if "自" not in line.text:
            continue
        stated = _FROM_DAY.search(line.text)
        match = DATE.search(stated.group(1)) if stated else None
        day = day_of(match) if match else None
        if stated and day:
            return Stated(day, Span(line.start + stated.start(1), line.start + stated.end(1)))
        issue = _FROM_ISSUE.search(line.text)
        if issue and issued_on:
            return Stated(issued_on.value, Span(line.start + issue.start(), line.start + issue.end()))
    return None


def _supersedes(outline: Outline) -> tuple[Stated[str], ...]:
    """The numbers that a clause, or the one before it, declares at an end."""
    found: list[Stated[str]] = []
    for line in outline.of(Region.BODY, Region.ANNEX):
        cited: list[Stated[str]] = []
        if "〔" not in line.text:
            continue
        for clause in re.finditer(r"[^。，；]+[。，；]?", line.text):
            here = [_cited(line, clause.start(), match) for match in NUMBER.finditer(clause.group())]
            cited = here or cited
            if _REPEAL.search(clause.group()):
                found.extend(cited)
            if clause.group().endswith("。"):
                cited = []
    return tuple(dict.fromkeys(found))


def _amends(outline: Outline, others: set[str]) -> tuple[Stated[str], ...]:
    """The numbers that a sentence about changes cites, not as its basis; they stay in force, changed."""
    found: dict[str, Stated[str]] = {}
    for line in outline.of(Region.HEAD, Region.BODY):
        if "〔" not in line.text:
            continue
        for sentence in re.finditer(r"[^。]+", line.text):
            if not _AMENDS.search(sentence.group()):
                continue
            for match in NUMBER.finditer(sentence.group()):
                stated = _cited(line, sentence.start(), match)
                if stated.value not in others and not _is_basis(sentence.group(), match):
                    found.setdefault(stated.value, stated)
    return tuple(found.values())


def _is_basis(sentence: str, number: re.Match[str]) -> bool:
    """Whether a number is what the notice rests on; the words for it may be part of the match."""
    written = number.group()
    own = len(written) - len(_CASES.sub("", written))
    return _BASIS.search(sentence[: number.start() + own]) is not None


def _cited(line: Line, offset: int, match: re.Match[str]) -> Stated[str]:
    start = line.start + offset + match.start()
    return Stated(_plain_number(match.group()), Span(start, start + len(match.group())))


def _jurisdiction(issuer: Stated[str] | None, title: Stated[str] | None, text: str) -> Stated[str] | None:
    """The place of the issuer, else of the title, else the one whose party organisation is named most."""
    for stated in (issuer, title):
        match = _PLACE.search(stated.value) if stated else None
        if match and len(match.group(1)) > 2 and not _PARTY.search(match.group(1)):
            return Stated(match.group(1), stated.span if stated else None)
    places = [match.group(1) for match in _PARTY_PLACE.finditer(text)]
    if not places:
        return None
    most = max(dict.fromkeys(places), key=places.count)
    start = text.find(most)
    return Stated(most, Span(start, start + len(most)))


def _level(place: Stated[str] | None, outline: Outline, prefixes: Sequence[str]) -> Level | None:
    name = place.value if place else ""
    end = name[-1:] or (max(dict.fromkeys(prefixes), key=prefixes.count) if prefixes else "")
    if end == "省":
        return Level.PROVINCE
    if end in {"区", "县", "旗"} and not name.endswith("自治区"):
        return Level.COUNTY
    if end not in {"市", "州", "盟"}:
        return Level.PROVINCE if name.endswith("自治区") else None
    addressed = "".join(line.text for line in outline.of(Region.HEAD))
    county = _COUNTY_ADDRESSEES.search(addressed) and not _PREFECTURE_ADDRESSEES.search(addressed)
    return Level.COUNTY if county else Level.PREFECTURE


def _addressees(outline: Outline) -> tuple[Stated[str], ...]:
    head = outline.of(Region.HEAD)
    if not head or not head[-1].text.endswith((":", "：")):
        return ()
    return _listed(head[-1], head[-1].text.rstrip(":："))


def _copied_to(outline: Outline) -> tuple[Stated[str], ...]:
    return tuple(
        stated for line in outline.of(Region.COPY) for stated in _listed(line, line.text.rstrip("。 "))
    )


def _listed(line: Line, words: str) -> tuple[Stated[str], ...]:
    listed: list[Stated[str]] = []
    start = 0
    for part in _names(words):
        place = line.text.find(part, start)
        start = place + len(part)
        listed.append(Stated(part, Span(line.start + place, line.start + start)))
    return tuple(listed)


def _names(words: str) -> list[str]:
    """The names of a list; a comma within brackets parts nothing."""
    names: list[str] = []
    depth = 0
    current = ""
    for character in re.sub(r"^(?:抄送|主送|抄报|分送)[:：]?\s*", "", words):
        depth += (character in "（(") - (character in "）)")
        if depth <= 0 and character in "，,；;、":
            names.append(current)
            current = ""
        else:
            current += character
    return [name.strip() for name in [*names, current] if name.strip()]
