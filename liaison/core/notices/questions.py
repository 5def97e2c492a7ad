"""What would a careful clerk ask before signing?"""

import re
from collections.abc import Iterator, Sequence

from liaison.core.notices.draft import Header, Link, LinkKind, Question, QuestionCode, Span
from liaison.core.notices.leaders import LeaderLine
from liaison.core.notices.limits import LONGEST_SENTENCE
from liaison.core.notices.mentions import Kind, Mention
from liaison.core.notices.relations import is_of_other_matters
from liaison.core.notices.statements import RosterLine, Statement
from liaison.core.vocabulary import Vocabulary

_CITED_WITHOUT_YEAR = re.compile(r"[\u4e00-\u9fff]{1,6}〔〕\s?\d{1,4}号")
_SENTENCE = re.compile(r"[^。；！？]+[。；！？]?")
_UNBROKEN = re.compile(r"[^。；\n]+")
_LIAISON = re.compile(r"联系|结对|对接")
_OFFICE = re.compile(r"统战部$|政府办公[室厅]$|府办$")  # they see to liaison, they are no side of it
_RESTRICTED = re.compile(r"除[^，。；]{1,40}(?:以?外|之外)")
_BELOW_COMMITTEE = frozenset({"general_branch", "branch", "group", "basic_committee", "provisional"})
_COMMITTEES = frozenset({"province", "city", "county"})


def find_questions(
    text: str,
    header: Header,
    statements: Sequence[Statement],
    links: Sequence[Link],
    leaders: Sequence[LeaderLine],
    mentions: Sequence[Mention],
    vocabulary: Vocabulary,
    lines: Sequence[RosterLine] = (),
) -> tuple[Question, ...]:
    """Every doubt once, in the order of the text."""
    asked = [
        *_about_header(text, header),
        *_about_lists(text, statements),
        *_about_turns(statements),
        *_about_ranks(statements, links, mentions),
        *_about_names(statements, header, vocabulary),
        *_about_leaders(text, leaders),
        *_about_unread(lines, statements, leaders, text),
        *_about_length(text),
        *_about_damage(text, mentions),
    ]
    return tuple(sorted(dict.fromkeys(asked), key=lambda question: (question.span, question.code)))


def about_file(text: str, remarks: Sequence[str]) -> tuple[Question, ...]:
    """What a reviewer should know of the file itself, at the head of the text."""
    start = Span(0, min(len(text), 1))
    return tuple(Question(QuestionCode.FORM_OF_FILE, remark, start) for remark in remarks)


def _about_header(text: str, header: Header) -> Iterator[Question]:
    start = Span(0, min(len(text), 1))
    if header.number is None:
        yield Question(QuestionCode.MISSING_NUMBER, "没有找到发文字号，请补充，或确认本件没有文号。", start)
    if header.issued_on is None:
        yield Question(QuestionCode.MISSING_DATE, "没有找到成文日期，请补充，以便确定从哪一天起执行。", start)
    if header.issuer is None:
        yield Question(QuestionCode.MISSING_ISSUER, "没有找到发文机关，请补充。", start)


def _about_lists(text: str, statements: Sequence[Statement]) -> Iterator[Question]:
    for statement in statements:
        if statement.open_at is not None:
            words = text[statement.open_at.start : statement.open_at.end]
            yield Question(
                QuestionCode.OPEN_LIST,
                f"“{words}”：名单可能不全，请确认还有没有其他部门。",
                statement.open_at,
            )


def _about_turns(statements: Sequence[Statement]) -> Iterator[Question]:
    for statement in statements:
        if statement.in_turn:
            message = "“分别”是按顺序一一对应，还是每个部门都联系每个党派？请确认。"
            yield Question(QuestionCode.AMBIGUOUS, message, statement.span)
        elif statement.guessed:
            message = "这句话的写法少见，是按两边名称并列读作对口联系的，请核对。"
            yield Question(QuestionCode.AMBIGUOUS, message, statement.span)


def _about_ranks(
    statements: Sequence[Statement], links: Sequence[Link], mentions: Sequence[Mention]
) -> Iterator[Question]:
    below = sorted({each.canonical for each in mentions if each.rank in _BELOW_COMMITTEE and each.canonical})
    for statement in statements:
        for mention in statement.organisations:
            if mention.kind is Kind.COLLECTIVE and mention.rank in _COMMITTEES and below:
                message = f"“{mention.name}”是否也包括只设总支部、支部的{'、'.join(below)}？"
                yield Question(QuestionCode.RANK_IN_DOUBT, message, mention.span)
    for link in links:
        if link.kind is LinkKind.COMMON and not link.expands_to:
            message = f"“{link.scope or '共同联系'}”指哪些党派和团体？文件中没有列出名称。"
            yield Question(QuestionCode.UNCLEAR_SCOPE, message, link.citation.span)


def _about_names(
    statements: Sequence[Statement], header: Header, vocabulary: Vocabulary
) -> Iterator[Question]:
    day = header.issued_on.value if header.issued_on else None
    asked: set[str] = set()
    ambiguous = tuple(vocabulary.ambiguous)
    for statement in statements:
        for department in statement.departments:
            if department.name in asked or (department.known and not department.name.endswith(ambiguous)):
                continue
            if vocabulary.department_type(department.name, on=day) is not None:
                continue
            asked.add(department.name)
            if department.name.endswith(ambiguous):
                message = f"“{department.name}”可能指不同的部门，请确认是哪一个。"
                yield Question(QuestionCode.AMBIGUOUS, message, department.span)
            else:
                message = f"名称表里没有“{department.name}”，请确认名称和所属部门。"
                yield Question(QuestionCode.UNKNOWN_DEPARTMENT, message, department.span)


def _about_unread(
    lines: Sequence[RosterLine], statements: Sequence[Statement], leaders: Sequence[LeaderLine], text: str
) -> Iterator[Question]:
    """Sentences on liaison that name both sides and were not read; exceptions are never guessed."""
    read = {mention for each in statements for mention in (*each.departments, *each.organisations)}
    assigned = {leader.span.start for leader in leaders}
    for line in lines:
        if not line.mentions or not _LIAISON.search(line.text) or line.line.start in assigned:
            continue
        for found in _SENTENCE.finditer(line.text):
            span = Span(line.line.body_start + found.start(), line.line.body_start + found.end())
            named = line.mentions_in(span.start, span.end)
            if _is_unread(found.group(), named, read):
                words = text[span.start : span.end].strip()[:80]
                yield Question(
                    QuestionCode.UNREAD_SENTENCE, f"这句话没有读懂，请看是否规定了联系关系：“{words}”", span
                )


def _is_unread(words: str, named: Sequence[Mention], read: set[Mention]) -> bool:
    if not named or not read.isdisjoint(named) or not _LIAISON.search(words):
        return False
    sides = {
        each.kind is Kind.DEPARTMENT for each in named if not each.weak and not _OFFICE.search(each.name)
    }
    excepted = _RESTRICTED.search(words) is not None and True in sides
    return (excepted or len(sides) == 2) and not is_of_other_matters(words)


def _about_leaders(text: str, leaders: Sequence[LeaderLine]) -> Iterator[Question]:
    for leader in leaders:
        if not leader.has_verb:
            words = text[leader.span.start : leader.span.end].strip()
            message = f"“{words}”：似乎漏了“联系”二字，请确认。"
            yield Question(QuestionCode.MISSING_VERB, message, leader.span)


def _about_length(text: str) -> Iterator[Question]:
    """What is longer than sentences are, and so was not searched for duties and leaders."""
    for found in _UNBROKEN.finditer(text) if len(text) > LONGEST_SENTENCE else ():
        if len(found.group()) > LONGEST_SENTENCE:
            words = found.group().strip()[:80]
            message = f"这句话超过 {LONGEST_SENTENCE} 字，没有从中读取职责和分工，请对照原件核对：“{words}……”"
            yield Question(QuestionCode.UNREAD_SENTENCE, message, Span(found.start(), found.start() + 80))


def _about_damage(text: str, mentions: Sequence[Mention]) -> Iterator[Question]:
    filtered = next((mention for mention in mentions if mention.filtered), None)
    if filtered is not None:
        message = f"“{filtered.name}”：文字可能被过滤，原文是不是“民主党派”？"
        yield Question(QuestionCode.FILTERED_WORDS, message, filtered.span)
    for match in _CITED_WITHOUT_YEAR.finditer(text) if "〔〕" in text else ():
        message = f"“{match.group()}”缺少年份，请补全文号。"
        yield Question(QuestionCode.FILTERED_WORDS, message, Span(match.start(), match.end()))
    damaged = text.find("\ufffd")
    if damaged >= 0:
        message = "文中有无法识别的字符，请对照原件核对。"
        yield Question(QuestionCode.DAMAGED_TEXT, message, Span(damaged, damaged + 1))
