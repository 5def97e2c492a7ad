"""Which duties does a notice lay down that can be counted or dated?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from liaison.core.duties.kinds import DUTY_KINDS, Measure
from liaison.core.kept import kept
from liaison.core.notices.draft import Duty, Span
from liaison.core.notices.duty_kinds import counted, kind_by_convener, kind_by_subject, kind_of
from liaison.core.notices.duty_words import (
    actor_of,
    counterpart_of,
    force_of,
    in_person,
    inform,
    is_government,
    is_mutual,
    presided_by,
    report_to,
    scope_of,
)
from liaison.core.notices.limits import LONGEST_SENTENCE
from liaison.core.notices.links import cite
from liaison.core.notices.outline import Line
from liaison.core.notices.quantities import Quantity, due_days, quantity
from liaison.core.values import value

_SENTENCE = re.compile(r"[^。；！？]+[。；！？]?")
_CLAUSE = re.compile(r"[^，：]+(?:，(?=各(?:自|召开|举行|组织|安排|开展))[^，：]+)?[，：]?")
_NEXT_DATE = re.compile(r"、(?<=[^\d、，]、)(?=\d{1,2}月(?:\d{1,2}日|[底末]|[上中下]旬)|年[底终末]|次年)")
_NEXT_COUNT = re.compile(
    r"、(?<=[次场]、)(?=(?:参加|开展|组织|召开|举行|联合|走访|邀请|听取|调研|举办)[^、，]{0,20}[次场])"
)
_NEXT_PAPER = re.compile(r"、(?<=[前内]、)(?=[^、，。]{0,8}(?:总结|报告|计划|情况)于?\d{1,2}月)")
_NEXT_ONCE = re.compile(r"、(?=(?:开展|组织|召开|举行|参加|举办|联合)[^、，。]{0,4}[一1两2]次)")
_NEXT = re.compile(rf"{_NEXT_DATE.pattern}|{_NEXT_COUNT.pattern}|{_NEXT_PAPER.pattern}|{_NEXT_ONCE.pattern}")
_ACTED = re.compile(r"将|把|报|送|召开|走访|完成|开展|制定|于|[一二两三四五六\d][次场]")
_AMOUNT = re.compile(  # no amount is without one of them; the numerals of 九三学社 are none
    "[0-9一二两四五六七八十每首年月季届期]|三(?<!九三)|九(?!三)"
)
_WORTH = re.compile(rf"{_AMOUNT.pattern}|计划|要点")
_DOES = re.compile(
    r"由[^，]{2,20}(?:牵头|召集|组织|承办|主持召开|负责)|[^，由]{2,24}(?:组织|主持)?(?:召开|举行|开展)"
)
_FAR = 40  # sentences over which an actor is remembered
_NOTHING = Quantity()
_OWN_TIME = re.compile(r"年终|年底|年末|岁末|次年|季度")
_PROLONGED = re.compile(r"延长|延期|顺延|缓办")
_OPENING_END = re.compile(r"[。：]")
_TOPIC_LENGTH = 14
_ANYBODY = "各部门"
_PLAN = re.compile(
    r"[列纳]入.{0,16}(?:年度|年).{0,8}(?:计划|要点)"
    r"|(?:制[定订]|研究确定|确定|拟定|报送?|提出).{0,14}(?:联系|年度).{0,10}计划"
    r"|(?:联系|年度).{0,8}计划.{0,16}(?:报送?|送)"
)
_REPORT = re.compile(
    r"(?:年度|全年|年终|上年).{0,12}(?:总结|报告|情况).{0,14}(?:报送?|送|提交)|(?:报送?|提交).{0,12}(?:年度|全年).{0,10}(?:总结|报告)"
)
_SUBMITTED = re.compile(
    r"(?:总结|报告|情况)[^计划]{0,14}(?:报送|上报|(?<![汇通])报(?!告)|送|提交)|(?:报送|提交)[^计划]{0,14}(?:总结|报告|情况)"
    r"|向(?:(?!党派|工商联|对方)[^，。；]){2,16}(?<!工作)报告(?!会)|(?:总结|情况)[^，。；]{0,6}报告[省市区县州旗党]"
)
_OF_OTHERS = re.compile(r"帮扶|支援|驻村|包村|[到入]企业")
_OF_LIAISON = re.compile(r"党派|党外|团体|工商联|对口联系|双方|联系(?:部门|单位)")
_YEAR = re.compile(r"年度|每年|全年|当年|年初|年终")
_PLANNED_OTHERWISE = re.compile(r"发展计划|有计划|计划生育|五年计划")


@value(frozen=True)
class _Clause:
    start: int
    text: str

    @kept
    def quantity(self) -> Quantity:
        none = not _AMOUNT.search(self.text) or _PROLONGED.search(self.text)
        return _NOTHING if none else quantity(self.text)

    @kept
    def kind(self) -> str | None:
        is_report = self.quantity.per == "1y" and _says(_SUBMITTED, self.text)
        return "annual_report" if is_report else kind_of(self.text)

    @kept
    def actor(self) -> str:
        return actor_of(self.text)


@value(frozen=True)
class _Sentence:
    span: Span
    text: str

    @kept
    def clauses(self) -> tuple[_Clause, ...]:
        return tuple(_Clause(self.span.start + place, words) for place, words in _clauses(self.text))


def find_duties(lines: Sequence[Line], text: str) -> tuple[Duty, ...]:
    """The countable and dated duties of the lines, each kind, number and period once."""
    found: list[Duty] = []
    before: list[_Sentence] = []  # of the same section
    section: str | None = None
    for line in lines:
        if line.section[:3] != section:
            before, section = [], line.section[:3]
        for sentence in _sentences(line):
            if _WORTH.search(sentence.text) and not _is_of_others(sentence.text):
                for clause, amount, kind in _amounts(sentence, _topic(line)):
                    who = _actor(sentence, clause) or _last_actor(before) or _ANYBODY
                    found.append(_duty(line, sentence, clause, amount, kind, who, text))
            before.append(sentence)
    return _once(found)


def _is_of_others(sentence: str) -> bool:
    """Whether a sentence speaks of aid to villages or firms, not of liaison."""
    return _OF_OTHERS.search(sentence) is not None and not _OF_LIAISON.search(sentence)


def _last_actor(sentences: Sequence[_Sentence]) -> str:
    """Who acts in the nearest sentence that names somebody."""
    actors = (clause.actor for sentence in reversed(sentences[-_FAR:]) for clause in sentence.clauses)
    return next(filter(None, actors), "")


def _topic(line: Line) -> str:
    """What the paragraph is about: the words that open it, and the heading over it."""
    opening = _OPENING_END.split(line.body, maxsplit=1)[0]
    return (opening if len(opening) <= _TOPIC_LENGTH else "") + "".join(line.headings[-1:])


def _sentences(line: Line) -> Iterator[_Sentence]:
    for match in _SENTENCE.finditer(line.body):
        words = match.group()
        if len(words) <= LONGEST_SENTENCE:
            start = line.body_start + match.start()
            yield _Sentence(Span(start, start + len(words)), words)


def _clauses(sentence: str) -> Iterator[tuple[int, str]]:
    """Place and words of each clause; what follows 、 with a day or number of its own is another one."""
    for match in _CLAUSE.finditer(sentence):
        start = match.start()
        for mark in _NEXT.finditer(sentence, match.start(), match.end()):
            if _ACTED.search(sentence, start, mark.start()):
                yield start, sentence[start : mark.start()]
                start = mark.end()
        yield start, sentence[start : match.end()]


def _amounts(sentence: _Sentence, topic: str) -> Iterator[tuple[_Clause, Quantity, str]]:
    """Clause, amount and kind for each amount of the sentence, then plans and reports without one."""
    stated: list[tuple[_Clause, Quantity, str]] = []
    for place, clause in enumerate(sentence.clauses):
        if not clause.quantity:
            continue
        kind = clause.kind or _kind_around(sentence.clauses, place) or _kind_told(clause, sentence, topic)
        if stated and _completes(stated[-1], clause):
            stated[-1] = (stated[-1][0], _united(stated[-1][1], clause.quantity), stated[-1][2])
        elif kind is not None:
            stated.append((clause, _in_period(clause.quantity, stated), kind))
    for clause, amount, kind in stated:
        resolved = kind_by_convener(kind, clause.text, government=is_government(_actor(sentence, clause)))
        owed = counted(resolved, amount)
        if owed is not None:
            for due in due_days(clause.text) or (owed.due,):
                yield clause, replace(owed, due=due), resolved
    yield from _plans_and_reports(sentence, {kind: amount.due for _, amount, kind in stated})


def _kind_told(clause: _Clause, sentence: _Sentence, topic: str) -> str | None:
    """The kind by the topic of the paragraph; 每年 alone, without a number or a day, says nothing of it."""
    amount = clause.quantity
    if amount.minimum is None and amount.maximum is None and amount.due is None:
        return None
    return kind_of(topic) or kind_by_subject(sentence.text, amount.due)


def _completes(before: tuple[_Clause, Quantity, str], clause: _Clause) -> bool:
    """Whether a clause only adds a day or a number to the amount before it: 每年召开1次，时间不晚于3月底."""
    _, amount, kind = before
    more = clause.quantity
    if more.per not in {None, amount.per} or clause.actor or clause.kind not in {None, kind}:
        return False
    adds_day = more.due is not None and more.minimum is None and amount.due is None and clause.kind is None
    adds_number = more.minimum is not None and more.due is None and amount.minimum is None
    return adds_day or adds_number


def _in_period(amount: Quantity, stated: Sequence[tuple[_Clause, Quantity, str]]) -> Quantity:
    """A number without a period of its own counts in that of the clause before: 每年调研1次，服务2次."""
    if not stated or amount.per or amount.due or amount.minimum is None:
        return amount
    return replace(amount, per=stated[-1][1].per)


def _united(amount: Quantity, more: Quantity) -> Quantity:
    return Quantity(
        amount.minimum if more.minimum is None else more.minimum,
        amount.maximum if more.maximum is None else more.maximum,
        amount.per,
        more.due or amount.due,
    )


def _kind_around(clauses: Sequence[_Clause], place: int) -> str | None:
    """The kind of the nearest clause before, else of the next one, if it has no amount of its own."""
    before = next((clause.kind for clause in reversed(clauses[:place]) if clause.kind), None)
    if before is not None or clauses[place].text.endswith("："):
        return before
    after = clauses[place + 1] if place + 1 < len(clauses) else None
    if after is None or after.quantity:
        return None
    amount = clauses[place].quantity
    is_yearly = amount.per == "1y" and amount.minimum is None
    return after.kind or ("annual_report" if is_yearly and _says(_SUBMITTED, after.text) else None)


def _plans_and_reports(
    sentence: _Sentence, known: Mapping[str, str | None]
) -> Iterator[tuple[_Clause, Quantity, str]]:
    for kind, pattern in (("annual_plan", _PLAN), ("annual_report", _REPORT)):
        if kind in known:
            continue
        clause = next((each for each in sentence.clauses if _says(pattern, each.text)), None)
        if clause is not None and _YEAR.search(clause.text):
            due = next((due for other, due in known.items() if _is_yearly(other)), None)
            due = None if _OWN_TIME.search(clause.text) and not clause.quantity.due else due
            yield clause, Quantity(1, None, "1y", due), kind


def _says(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None and _PLANNED_OTHERWISE.search(text) is None


def _actor(sentence: _Sentence, clause: _Clause) -> str:
    """Who acts: named in the clause itself, else in the nearest clause before it."""
    before = (each.actor for each in reversed(sentence.clauses) if each.start < clause.start)
    after = (each.text for each in sentence.clauses if each.start > clause.start)
    return clause.actor or next(filter(None, before), "") or _who_does(next(after, ""))


def _who_does(following: str) -> str:
    """Who is said to do what the clause before told: 联席会议每年召开一次，由市委统战部召集."""
    return actor_of(following) if _DOES.match(following) else ""


def _duty(
    line: Line, sentence: _Sentence, clause: _Clause, amount: Quantity, kind: str, actor: str, text: str
) -> Duty:
    start = line.start if sentence.span.start == line.body_start else sentence.span.start
    rest = sentence.text[clause.start - sentence.span.start :]
    return Duty(
        kind=kind,
        actor=actor,
        counterpart=counterpart_of(sentence.text),
        citation=cite(text, Span(start, sentence.span.end), line.section, Span(clause.start, clause.start)),
        minimum=amount.minimum,
        maximum=amount.maximum,
        per=amount.per,
        due=amount.due,
        force=force_of(clause.text),
        scope=scope_of(clause.text, actor, sentence.text),
        mutual=is_mutual(clause.text + actor),
        in_person=in_person(clause.text, actor),
        presided_by=presided_by(line.body) if DUTY_KINDS[kind].held else (),
        report_to=report_to(rest),
        inform=inform(rest),
    )


def _is_yearly(kind: str) -> bool:
    return DUTY_KINDS[kind].measure is Measure.YEARLY


def _once(duties: Sequence[Duty]) -> tuple[Duty, ...]:
    """Without repetitions; a plan or report with its day stands for the one without."""
    kept: dict[tuple[object, ...], Duty] = {}
    for duty in duties:
        kept.setdefault((duty.kind, duty.actor, duty.minimum, duty.maximum, duty.per, duty.due), duty)
    dated = {duty.kind for duty in kept.values() if _is_yearly(duty.kind) and duty.due}
    seen: set[str] = set()
    result: list[Duty] = []
    for duty in kept.values():
        if _is_yearly(duty.kind) and not duty.due and (duty.kind in dated or duty.kind in seen):
            continue
        seen.add(duty.kind)
        result.append(duty)
    return tuple(result)
