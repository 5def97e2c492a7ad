"""Which duties does a notice lay down without a number or a day? Its institutions, by kind and force."""

import re
from collections.abc import Iterator, Sequence

from liaison.core.notices.draft import Duty, Span
from liaison.core.notices.duty_words import (
    actor_of,
    counterpart_of,
    force_of,
    in_person,
    inform,
    is_mutual,
    report_to,
    scope_of,
)
from liaison.core.notices.links import cite
from liaison.core.notices.outline import Line

_SENTENCE = re.compile(r"[^。；！？]+[。；！？]?")
_WITH_PARTIES = re.compile(
    r"党派|工商联|党外|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|知联会|对口联系|联系对象"
)
_PURPOSE = re.compile(r"^(?:为|根据|按照|通过|现将|以)|：$|高度重视|充分认识|切实加强|重要意义|没有明确")
_DONE = re.compile(r"(?:近日|日前|上午|下午|会上|指出|强调|介绍了|表示|举行了|召开了)")
_INVITED = re.compile("各?民主党派")
_ANYBODY = "各部门"
_HINT = re.compile(  # every kind's pattern holds one of them
    "列席|邀|聘|推荐|意见|建议|提案|问题|协商|通报|送|交换|调研|考察|情况|资料|数据|材料|监督|社会服务|义诊|扶贫|走访|互访|登门|看望"
    "|挂职|培养|选拔|人才|培训|联席|座谈|恳谈"
)
_SHORTEST = 12  # characters; less is a heading
_KINDS = (
    ("meeting_invitation", re.compile(r"列席|邀请[^，。]{0,30}(?:参加|出席)[^，。]{0,14}会")),
    (
        "event_invitation",
        re.compile(r"邀请?[^，。]{0,30}(?:参加|参与)[^，。]{0,16}(?:活动|检查|视察|考察|调研|评议|听证)"),
    ),
    (
        "appointment",
        re.compile(r"(?:聘请|聘任|选聘|推荐)[^，。]{0,24}(?:特约|监督员|督导员|监察员|检查员|督察员|审计员)"),
    ),
    (
        "opinion_handling",
        re.compile(r"(?:意见|建议|提案|问题)[^。]{0,30}(?:办理|答复|反馈|回复|转办|回应|研究采纳)"),
    ),
    (
        "consultation",
        re.compile(r"(?:听取|征求|征询)[^，。]{0,24}(?:意见|建议)|(?:进行|开展|加强)[^，。]{0,6}协商"),
    ),
    ("briefing", re.compile(r"通报(?!制度|会制度)")),
    (
        "document_exchange",
        re.compile(
            r"(?:抄送|寄送|送阅|赠阅|赠送|交换|送达|送|发送)[^，。]{0,16}(?:文件|资料|简报|刊物|材料|党派|工商联)"
            r"|(?:文件|资料|简报|刊物|材料)[^。]{0,20}(?:抄送|寄送|送阅|赠阅|送)"
        ),
    ),
    ("research", re.compile(r"联合调研|(?:支持|协助|组织|共同|为)[^，。]{0,16}(?:调研|考察)")),
    ("information_request", re.compile(r"(?:提供|索取)[^，。]{0,10}(?:情况|资料|数据|材料)|了解情况")),
    ("supervision", re.compile(r"民主监督|专项监督")),
    ("social_service", re.compile(r"社会服务|义诊|扶贫济困")),
    ("visit", re.compile(r"走访|互访|登门|看望")),
    (
        "cadre_development",
        re.compile(r"挂职|(?:培养|选拔|推荐)[^，。]{0,14}(?:干部|人才)|发现[^，。]{0,4}人才"),
    ),
    ("training", re.compile(r"培训")),
    ("joint_conference", re.compile(r"联席会议?")),
    ("symposium", re.compile(r"座谈会|恳谈会")),
)


def find_institutions(lines: Sequence[Line], text: str, counted: Sequence[Duty]) -> tuple[Duty, ...]:
    """What is to be done though no one counts it; each kind of an actor once, none that is counted beside."""
    spans = [duty.citation.span for duty in counted]
    found: dict[tuple[str, str], Duty] = {}
    for line in lines:
        if line.is_heading or "\t" in line.text or not _HINT.search(line.text):
            continue
        for sentence in _sentences(line):
            duty = None if _overlaps(sentence, spans) else _duty(line, sentence, text)
            if duty is not None:
                found.setdefault((duty.kind, duty.actor), duty)
    return tuple(found.values())


def _overlaps(sentence: Span, spans: Sequence[Span]) -> bool:
    return any(span.start < sentence.end and sentence.start < span.end for span in spans)


def _sentences(line: Line) -> Iterator[Span]:
    for match in _SENTENCE.finditer(line.body):
        start = line.body_start + match.start()
        yield Span(start, start + len(match.group()))


def _duty(line: Line, sentence: Span, text: str) -> Duty | None:
    """The duty of a sentence that says what is done with the parties; None for purposes and for news."""
    words = text[sentence.start : sentence.end]
    if len(words) < _SHORTEST or not _HINT.search(words):
        return None
    about_parties = _WITH_PARTIES.search(words) or any(map(_WITH_PARTIES.search, line.headings))
    if not about_parties or _PURPOSE.search(words) or _DONE.search(words):
        return None
    kind = next((kind for kind, pattern in _KINDS if pattern.search(words)), None)
    actor = actor_of(words).removeprefix("的") if kind else ""
    if kind is None or not actor:
        return None
    if _INVITED.match(actor):  # 可以邀请民主党派负责人列席: those who are asked owe nothing
        actor = _ANYBODY
    return Duty(
        kind=kind,
        actor=actor,
        citation=cite(text, sentence, line.section, sentence),
        counterpart=counterpart_of(words),
        force=force_of(words),
        scope=scope_of(words, actor),
        mutual=is_mutual(words + actor),
        in_person=in_person(words, actor),
        report_to=report_to(words),
        inform=inform(words),
    )
