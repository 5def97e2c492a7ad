"""Which people does a stretch of text name as leaders? By post, 同志, or a place of their own."""

import re
from collections.abc import Iterator
from functools import cache

from liaison.core.values import value
from liaison.core.vocabulary import Vocabulary

_HAN = r"\u4e00-\u9fff"
_OFFICIAL = re.compile(r"[省市区县州旗盟]长$|秘书长$|党组成员$")  # a post of the government itself
SAID = (
    r"(?:具体)?(?:分管|牵头|负责|对口|全面|总体|统筹|挂钩|定点|结对|归口|主要|统一|分别|共同)*(?:联系|对接)"
)
_ENDS = (
    rf"(?=同志|{SAID}|总?负责|[两二三]位|协助|听取|主持|出席|牵头|总体|全面|统筹|一行|带队|率队|为[^{_HAN}]*"
    rf"|[^{_HAN}·]|$)"
)
_NOT_A_NAME = re.compile(
    r"负责|牵头|全面|统一|分管|联系|领导|同志|协助|主持|具体|办公|工作|会议|定期|每|各|应|要|分别|亲自|带队|率队|出席|参加|单位|党派"
    r"|任务|方案|时间|安排|职务|名单|部门|听取|走访|由|为|对口|主任|市长|姓名|备注|序号|常务|常委|党组|其他|全体|所有|有关|相关|现任|原任|以上|上述|政府|[一两二三四几]位|一名|[市区县省州]委"
)
_NO_LEADER = re.compile(
    r"(?:联络员|联系人|经办人|主委|会长|签发人?|主持人?|[科处股]长|电话|监督员|陪同|参加|出席|由会议)[:：\s]*$"
)
_BEFORE = 8  # characters before a name that tell whether it is somebody else's


@value(frozen=True, slots=True)
class Person:
    """Somebody named, from the post before the name to the post, bracket or 同志 after it."""

    name: str
    start: int
    end: int
    official: bool  # with a post of the government
    comrade: bool


@cache
def _people(posts: tuple[str, ...]) -> re.Pattern[str]:
    """Finds whatever may be somebody's name; groups posted, bracketed, titled, comrade, bare."""
    any_post = "(?:" + "|".join(sorted(posts, key=len, reverse=True)) + ")"
    dotted = rf"[{_HAN}]{{1,8}}(?:·[{_HAN}]{{1,10}}){{1,2}}"
    name = rf"{dotted}|[{_HAN}]{{2,4}}?"
    bracket = r"(?:\s*（[^（）]{1,40}）)?"
    after = rf"(?:(?:{bracket}\s*同志)?{bracket})"
    alone = rf"(?:(?<![{_HAN}·])|(?<=由))"
    return re.compile(
        rf"(?P<post>{any_post})\s*(?P<posted>{name}){_ENDS}{after}"
        rf"|{alone}(?P<bracketed>{name})\s*(?:同志\s*)?（(?P<inside>[^（）]{{0,30}}{any_post}[^（）]{{0,10}})）(?:同志)?"
        rf"|{alone}(?P<titled>{name})\s*(?:[两二三]位)?(?P<title>(?:常务)?副?{any_post})(?:同志)?{_ENDS}"
        rf"|{alone}(?P<comrade>{name})\s*同志{bracket}"
        rf"|{alone}(?P<bare>{name}){_ENDS}{bracket}"
    )


class PeopleFinder:
    """Finds people with one vocabulary of posts and surnames."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._people = _people(vocabulary.posts)

    def find(self, text: str, *, bare: bool) -> tuple[Person, ...]:
        """Everybody named, in order; a name without post and 同志 only with `bare`."""
        return tuple(person for person in self._found(text) if bare or person.official or person.comrade)

    def _found(self, text: str) -> Iterator[Person]:
        place = 0
        while match := self._people.search(text, place):
            person = self._person(match, text)
            # What is no name may hide one that starts within it.
            place = person.end if person else match.start() + 1
            if person is not None:
                yield person

    def _person(self, match: re.Match[str], text: str) -> Person | None:
        kind = next(each for each in ("posted", "bracketed", "titled", "comrade", "bare") if match[each])
        name = match[kind]
        post = match["post"] or match["title"] or ""
        beside_post = kind in {"posted", "bracketed"} or _OFFICIAL.search(match["title"] or "")
        if _NOT_A_NAME.search(name) or not (beside_post or self._is_name(name)):
            return None
        if _NO_LEADER.search(text[max(0, match.start() - _BEFORE) : match.start()]):
            return None
        inside = re.split(r"[、，]", match["inside"] or "")
        official = any(_OFFICIAL.search(each) for each in (post, *inside))
        return Person(name, match.start(), match.end(), official, comrade="同志" in match.group())

    def _is_name(self, name: str) -> bool:
        return self._vocabulary.is_person(name)
