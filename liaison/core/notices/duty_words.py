"""Who owes a duty, how strictly, towards whom? Words of a clause and of the sentence around it."""

import re
from collections.abc import Sequence

from liaison.core.duties.values import Force, Scope

_NOT_ITSELF = r"系统|各|有关|部门|工作部门|组成部门|所属|直属|常务会议|全体"  # 市政府各部门 are departments
_HEADS = r"(?:常务)?副?[省市区县州旗盟]长(?![期远效江])(?:或者?(?:常务)?副[省市区县州旗盟]长)?"
_GOVERNMENT = (
    r"(?:联系领导|[省市区县州旗]领导(?!小组)|管委会|(?:开发区|高新区|新区)管理委员会|[省市区县州](?:人民)?政府)(?:办公室|办公厅|领导(?:同志)?|主要领导)?"
    rf"(?!{_NOT_ITSELF})"
)
_PLACE = r"(?:中共|自治)?[省市区县州旗盟]"
_OFFICES = rf"{_PLACE}府办(?:公室)?|(?:{_PLACE}党?委)?统战部|政府办公室"
_PEOPLE = (
    r"(?:主要负责人|主要负责同志|主要领导(?:同志)?|领导班子成员|班子成员|分管领导(?:同志)?"
    r"|领导(?:同志)?|负责人|负责同志|联络员)"
)
_UNITS = (
    r"(?:[省市区县]政府|[省市区县][级直]机关?|政府)?(?:各)?(?:有关|相关)?"
    r"(?:新?对口联系|共同联系|牵头|联系|承办|执法|职能|责任)?(?:的)?(?:政府)?"
    rf"(?:部门|单位)(?:（部门）)?(?:和对口联系单位)?(?:的)?{_PEOPLE}?"
)
_BOTH = r"(?:新?建立联系的|对口联系的?)?双方"
_PARTIES = r"各?民主党派(?:市委会|市委)?"
ACTORS = (
    rf"(?:{_GOVERNMENT}|{_HEADS}|{_OFFICES}|{_BOTH}|{_UNITS}|{_PEOPLE}|{_PARTIES})"
    rf"(?:、(?:{_GOVERNMENT}|{_OFFICES}))*"
)
ACTORS_BEGIN = "省市区县州旗盟中自常副政统新建对双各有相共牵联承执职责部单的主领班分负民管开高党"
_ACTOR = re.compile(rf"(?=[{ACTORS_BEGIN}]){ACTORS}")  # else all of them are tried at every character
_BEFORE = 12  # characters before a body that tell whether it only receives
_RECEIVES = re.compile(
    r"(?:报送?|上报|送|向|给|至|到|告知|征求|提交|交)(?:[^由，、的将和阅]{0,4}[省市区县州旗盟]?(?:党?委)?)?$"
)
_IS_GOVERNMENT = re.compile(rf"^(?:{_GOVERNMENT}|{_HEADS}|{_OFFICES})")
_WHOLE_PLACE = re.compile(r"全[市区县省州]")
_EACH_PERSON = re.compile(r"每[一]?[位名]")
_PAIR = re.compile(
    r"互访|双方|相互|互相|^(?:各)?部门[与同和](?:所|其)?对口|与每[一个]|每个(?:党派|组织|部门)"
)
_MUTUAL = re.compile(r"互访|双方|相互|互相")
_MAY = re.compile(r"可(?:以|视|根据|邀请|就|由|委托|参照|列席|协助)?|鼓励|支持")
_SHOULD = re.compile(
    r"一般|视(?:情|需要|工作需要|(?:会议|法规)?(?:议题|内容)|实际)|根据(?:工作)?需要|原则上|适时|力争"
)
_MUST = re.compile(r"应当?|须|(?<![重主需只纪摘概简扼次])要(?![求点素闻情件领么是])|至少|不少于")
_PRINCIPAL = re.compile(r"主要(?:负责人|负责同志|领导)|一把手|市长|区长|县长|省长|单位负责人")
_LEADER = re.compile(r"分管领导|班子成员|领导")
_PRESIDED = re.compile(r"由([^，。；由]{2,40}?)(?:主持|到会|参加并主持)")
_OFFICE = rf"(?:{_PLACE})?(?:党?委|政府|人民政府|府)?(?:办公室|办公厅|统战部|办)"
_REPORT = re.compile(
    rf"(?:(?<![通汇呈])报送?|(?<![抄转寄赠分报])送|报告|上报)(?:至|到|给)?(?:中共)?(?:[^，。、的由]{{2,4}}?(?=[省市区县州旗]))?({_OFFICE}(?:[\u4e00-\u9fff]{{0,6}}?[科处])?(?:[和、]{_OFFICE})*)"
)
_INFORM = re.compile(r"(?:抄送|告知|抄报)([^，。；]{2,40})")
_SEVERAL = re.compile(r"[、和或及]")
_BODY = re.compile(r"(?:部|办|办公室|办公厅|局|委|厅|党派|工商联|会|单位|部门|对象|政府|机关)$")
_PARTY = re.compile("民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|工商联|知联会|新联会|侨联")
_COLLECTIVE = re.compile("党派|团体|党外|无党派|统战")


def actor_of(clause: str) -> str:
    """Who acts in the clause, as written; empty when it names nobody."""
    actors = (
        match for match in _ACTOR.finditer(clause) if not _RECEIVES.search(clause[: match.start()][-_BEFORE:])
    )
    return next((match.group() for match in actors), "")


def is_government(actor: str) -> bool:
    """Whether the actor is the government, its office or the united front department."""
    return _IS_GOVERNMENT.match(actor) is not None


def force_of(clause: str) -> Force:
    if _MAY.search(clause) and not _MUST.search(clause):
        return Force.MAY
    return Force.SHOULD if _SHOULD.search(clause) else Force.MUST


def scope_of(clause: str, actor: str, sentence: str = "") -> Scope:
    if _EACH_PERSON.search(sentence or clause):
        return Scope.ACTOR
    if is_government(actor) or _WHOLE_PLACE.search(clause):
        return Scope.JURISDICTION
    return Scope.PAIR if _PAIR.search(clause) or _PAIR.search(actor) else Scope.ACTOR


def is_mutual(clause: str) -> bool:
    return _MUTUAL.search(clause) is not None


def in_person(clause: str, actor: str) -> str | None:
    """Who has to come in person: the principal, a leader, or nobody in particular."""
    words = actor + clause
    if _PRINCIPAL.search(words):
        return "principal"
    return "leader" if _LEADER.search(words) else None


def presided_by(paragraph: str) -> tuple[str, ...]:
    match = _PRESIDED.search(paragraph)
    return _several(match.group(1)) if match else ()


def report_to(clauses: str) -> tuple[str, ...]:
    match = _REPORT.search(clauses) if "报" in clauses or "送" in clauses else None
    return _several(match.group(1)) if match else ()


def inform(clauses: str) -> tuple[str, ...]:
    """Those that get a copy; what is told them is no body (承办科室和联系方式)."""
    match = _INFORM.search(clauses)
    bodies = _several(match.group(1)) if match else ()
    return tuple(body for body in bodies if _BODY.search(body))


def counterpart_of(sentence: str) -> str:
    """The only organisation that the sentence names; "*" where it speaks of all or of several."""
    named = set(_PARTY.findall(sentence))
    return named.pop() if len(named) == 1 and not _COLLECTIVE.search(sentence) else "*"


def _several(words: str) -> tuple[str, ...]:
    parts: Sequence[str] = _SEVERAL.split(words)
    return tuple(part.strip() for part in parts if part.strip())
