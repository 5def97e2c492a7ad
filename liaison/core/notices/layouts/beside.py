"""Does a clause on liaison set both sides beside each other, in words that no other layout foresaw?

The others know the words that link two sides; this one knows those that do not: where somebody is invited,
reported to or visited, both sides are named as well. It is tried last.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from liaison.core.notices.draft import Span
from liaison.core.notices.layout import Layout
from liaison.core.notices.mentions import Kind
from liaison.core.notices.relations import is_of_liaison, is_of_other_matters
from liaison.core.notices.statements import Block, Group, RosterLine, Statement, state_each

_CLAUSE = re.compile(r"[^。；！？\t]+[。；！？]?")
_LINKS = re.compile(r"对口|联系|对接|结对|结[成为]|牵手|结亲|挂钩|会同|协作")
_TIES = re.compile(
    r"(?:对口|联系|对接|结对|挂钩|牵手)[^，。；]{0,12}$|(?:结[成为]|是|为|有|由|会同)[^，。；]{0,4}$"
)
_LONGEST_GAP = 24
_ALL_BRACKETS = re.compile(r"（[^（）]*）")
_DOES_ELSE = re.compile(
    r"邀|参加|出席|列席|主持|走访|座谈|交流|调研|视察|考察|通报|报[送告请]|抄|送|征求|听取|提供|提[出交案]|答复|反馈|协助|配合"
    r"|帮扶|支援|驻村|联合|举办|主办|承办|发言|成员|委员(?!会)|任职|兼任|担任|聘|监督|检查|考[核评]|评议|培训|慰问|汇报|讲话"
    r"|不再|取消|撤销|终止|解除|(?<!本)原|此前|除(?!继续)|并入|划入|划归|更名|承接|移交|陪同|一行|赴|来到|前往|印发|支持|指导|沟通|研究|没有|尚未|是否|参照|可以|可根据"
    r"|局长|主任|主委|主席|会长|部长|书记"
)


def _read(block: Block) -> Iterator[Statement]:
    for line in block.named:
        if len({group.is_departments for group in line.groups}) < 2:
            continue
        if not block.is_about_liaison(line) and not is_of_liaison(line.lead):
            continue
        for found in _CLAUSE.finditer(line.text):
            start = line.line.body_start + found.start()
            yield from _in_clause(block, line, Span(start, start + len(found.group())))


def _in_clause(block: Block, line: RosterLine, clause: Span) -> Iterator[Statement]:
    words = line.between(clause.start, clause.end)
    groups = line.groups_in(clause.start, clause.end)
    if len(groups) < 2 or is_of_other_matters(words) or _said_else(line, groups, clause):
        return
    if not _LINKS.search(words) and not (_LINKS.search(line.text) and _is_said_of(line, groups)):
        return
    for first, second in _couples(line, groups):
        departments, organisations = (first, second) if first.is_departments else (second, first)
        gap = line.between(first.end, second.start)
        common = block.is_common(line, words)
        for each in state_each(departments, organisations, line, gap, common=common, span=clause):
            yield replace(each, guessed=True)


def _is_said_of(line: RosterLine, groups: list[Group]) -> bool:
    """Whether one side is said to be the other's, where the clauses before have told its what: 是, 为, 由."""
    return _TIES.search(line.between(groups[0].end, groups[1].start)) is not None


def _said_else(line: RosterLine, groups: list[Group], clause: Span) -> bool:
    """Whether the words between the names, or after them, tell of something else that is done."""
    if any(mention.kind is Kind.COLLECTIVE for group in groups for mention in group.mentions):
        return True
    gaps = [line.between(one.end, other.start) for one, other in pairwise(groups)]
    said = [_ALL_BRACKETS.sub("", gap) for gap in [*gaps, line.between(groups[-1].end, clause.end)]]
    before = line.between(clause.start, groups[0].start).rpartition("：")[2]
    if not is_of_liaison(before):
        said.append(before)
    return any(len(gap) > _LONGEST_GAP or _DOES_ELSE.search(gap) for gap in said)


def _couples(line: RosterLine, groups: list[Group]) -> Iterator[tuple[Group, Group]]:
    """Each subject with what is said of it: D O, D O and O; a new group of its side is a new subject."""
    subject = groups[0]
    for before, group in pairwise(groups):
        if group.is_departments is subject.is_departments:
            subject = group
        elif before is subject or _TIES.search(line.between(before.end, group.start)):
            yield subject, group


LAYOUT = Layout("beside", "同一句中并列", _read, weight=0.6)
