"""What becomes of another place's scheme in ours? The same liaison, between our own bodies."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from liaison.core.schemes.bodies import canonical_department
from liaison.core.schemes.facts import DUTY, LINK, Fact
from liaison.core.schemes.write import organisation_name
from liaison.core.vocabulary import Vocabulary

_BRANCH = ".branch"


@dataclass(frozen=True, slots=True)
class OwnBodies:
    """Our departments and organisations by what they are; where two are of one type, neither stands here."""

    prefix: str  # 区
    departments: Mapping[str, str]  # education -> 区教育局
    organisations: Mapping[str, str]  # 民盟 -> 民盟区支部


def adopted(facts: Sequence[Fact], own: OwnBodies, vocabulary: Vocabulary, *, above: str) -> tuple[Fact, ...]:
    """Links and duties of the place above as ours; what is not among our bodies yet is marked doubtful.

    `above` is the word for the other place: 市. Leaders are its own and do not come along. Clauses: ZY-5.
    """
    return tuple(_adopted(facts, own, vocabulary, above))


def _adopted(facts: Sequence[Fact], own: OwnBodies, vocabulary: Vocabulary, above: str) -> Iterator[Fact]:
    for fact in facts:
        if fact.sort == LINK:
            yield _link(fact, own, vocabulary, above)
        elif fact.sort == DUTY:
            yield Fact(DUTY, _duty(fact.data, own.prefix, above))


def _link(fact: Fact, own: OwnBodies, vocabulary: Vocabulary, above: str) -> Fact:
    data = fact.data
    kind = canonical_department(data["department"], vocabulary, on=None)
    department = (own.departments.get(kind) or own.departments.get(kind + _BRANCH)) if kind else None
    changed = {
        **data,
        "department": department or own_word(data["department"], own.prefix, above),
        "scope": "",
        "rank_limit": "",
        "names": [name for name in data["names"] if name in own.organisations],
    }
    canonical = data["organisation"]
    if canonical:
        changed["organisation_name"] = own.organisations.get(canonical) or organisation_name(
            canonical, vocabulary, prefix=own.prefix
        )
    known = department is not None and (canonical in own.organisations or bool(changed["names"]))
    return replace(Fact(LINK, changed), doubtful=not known)


def _duty(data: Mapping[str, Any], prefix: str, above: str) -> Mapping[str, Any]:
    said = {key: own_word(data[key], prefix, above) for key in ("actor", "counterpart")}
    told = {
        key: [own_word(name, prefix, above) for name in data[key]]
        for key in ("presided_by", "report_to", "inform")
    }
    return {**data, **said, **told}


def own_word(words: str, prefix: str, above: str) -> str:
    """The words with our word for the place instead of theirs, where it stands for the place.

    >>> own_word("市政府", "区", "市"), own_word("市市场监管局", "区", "市"), own_word("各部门", "区", "市")
    ('区政府', '区市场监管局', '各部门')
    """
    words = re.sub(rf"(?<=[、各由与和])(?:{above})(?=[\u4e00-\u9fff]{{2}})", prefix, words)
    words = re.sub(rf"(?<=全){above}", prefix, words)
    return prefix + words.removeprefix(above) if words.startswith(above) else words
