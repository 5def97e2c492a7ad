"""Which departments came to an organisation's meeting on liaison, or are called its partners in a report?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from liaison.core.notices.draft import Span
from liaison.core.notices.layout import Layout
from liaison.core.notices.mentions import Kind, Mention
from liaison.core.notices.statements import Block, Group, RosterLine, Statement, state

_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_HOLDS = re.compile(
    r"[^。，；]{0,16}(?:召开|举行|举办|开展)[^。；]{0,16}对口(?:联系|部门|单位)[^。，；]{0,12}(?:会|活动|日)"
    r"|[^。，；]{0,12}对口(?:联系|部门|单位)[^。，；]{0,8}(?:座谈会|恳谈会|会议|活动)[^。，；]{0,16}(?:召开|举行)"
)
_ATTENDS = re.compile(
    r"(?:等\S{0,6}?(?:部门|单位))?的?(?:有关|相关|主要|分管|部分|班子)*(?:负责同志|负责人|领导|同志|人员|代表)?"
    r"(?:及[^。]{0,24})?(?:分别|均|也)?(?:应邀)?(?:参加|出席|到会|与会|参会)"
)
_PARTNERS = re.compile(
    r"等?(?:\d{1,2}|[一二两三四五六七八九十]{1,2})?[个家]?(?:市|区|县)?(?:政府)?对口(?:联系)?(?:部门|单位)"
)
_INVITED = re.compile(r"(?:应邀|受邀)[^。，；]{0,8}(?:有|是|的)[:：]?$")
_MAY_TELL = re.compile(
    r"参加|出席|到会|与会|参会|应邀|受邀|[个家等](?:[省市区县]?政府)?对口(?:联系)?(?:部门|单位)"
)
_ASKS_IN = re.compile(r"邀请?(?:了)?$")
_SEES_TO_IT = re.compile(r"统战部$|政府办公[室厅]$|府办$")  # of the offices that look after liaison


def _read(block: Block) -> Iterator[Statement]:
    if not any(_MAY_TELL.search(line.text) and _names_department(line) for line in block.named):
        return
    host: Mention | None = None
    only = _only_organisation(block)
    for line in block.lines:
        for found in _SENTENCE.finditer(line.text):
            start = line.line.body_start + found.start()
            sentence = Span(start, start + len(found.group()))
            yield from _invited(line, sentence)
            holds = _host(line, sentence)
            if holds is not None:
                host = holds
            elif host is not None:
                yield from _guests(line, sentence, host, _ATTENDS)
            elif only is not None:
                yield from _guests(line, sentence, only, _PARTNERS)


def _names_department(line: RosterLine) -> bool:
    return any(each.kind is Kind.DEPARTMENT for each in line.mentions)


def _only_organisation(block: Block) -> Mention | None:
    """The organisation of which alone the lines speak, if it is one."""
    named = [each for line in block.lines for each in line.mentions if _is_spoken_of(each, line)]
    return named[0] if len({each.canonical for each in named}) == 1 else None


def _is_spoken_of(mention: Mention, line: RosterLine) -> bool:
    """Whether it is an organisation, and not only named by a paper: 《……与民主党派、工商联……的意见》."""
    before = line.between(line.line.body_start, mention.span.start)
    return mention.kind is Kind.ORGANISATION and before.rfind("《") <= before.rfind("》")


def _host(line: RosterLine, sentence: Span) -> Mention | None:
    """The only organisation of the sentence, if it holds a meeting on liaison."""
    named = [
        each for each in line.mentions_in(sentence.start, sentence.end) if each.kind is not Kind.DEPARTMENT
    ]
    if len({each.canonical or each.name for each in named}) != 1 or not named[0].canonical:
        return None
    said = line.between(named[0].span.end, sentence.end)
    return named[0] if _HOLDS.match(said) else None


def _invited(line: RosterLine, sentence: Span) -> Iterator[Statement]:
    """The organisations that departments invited to their own meeting: 市统计局召开对口联系座谈会，邀请……."""
    groups = line.groups_in(sentence.start, sentence.end)
    if len(groups) < 2 or not groups[0].is_departments:
        return
    host = groups[0]
    if not _HOLDS.match(line.between(host.end, sentence.end)):
        return
    for before, group in pairwise(groups):
        named = tuple(each for each in group.mentions if each.kind is Kind.ORGANISATION)
        if named and _ASKS_IN.search(line.between(before.end, group.start)):
            yield replace(state(host, Group(named), line, span=sentence), guessed=True)


def _guests(line: RosterLine, sentence: Span, host: Mention, said: re.Pattern[str]) -> Iterator[Statement]:
    groups = line.groups_in(sentence.start, sentence.end)
    others = {each.canonical for group in groups if not group.is_departments for each in group.mentions}
    if others - {host.canonical}:
        return
    for group in groups:
        came = said.match(line.between(group.end, sentence.end))
        if not group.is_departments or not (
            came or _INVITED.search(line.between(sentence.start, group.start))
        ):
            continue
        guests = tuple(each for each in group.mentions if not _SEES_TO_IT.search(each.name))
        if guests:
            yield replace(state(Group(guests), Group((host,)), line, span=sentence), guessed=True)


LAYOUT = Layout("meeting", "对口联系活动的参加部门", _read, weight=0.5)
