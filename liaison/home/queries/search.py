"""What answers a search? What the seat's place has, pages of the product, what other places have issued."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liaison import vocabulary
from liaison.core.access.actor import Actor
from liaison.core.access.doors import DOORS, may_enter, may_see_related
from liaison.core.search import Group, written
from liaison.manual.queries import chapters
from liaison.search.queries import Match, find
from liaison.tenancy.door import also_reading
from liaison.ui.navigation import links_for
from liaison.units.models import Jurisdiction
from liaison.units.queries import places_above, places_below

Title = str | Promise
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the results: the name that matched, with the part that was asked for, and what it is."""

    address: str
    before: str
    within: str
    after: str
    title: str = ""  # of the thing, where another of its names matched
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What of one kind answers."""

    title: Title
    icon: str
    answers: tuple[Answer, ...]
    has_more: bool


_GROUPS: dict[str, tuple[Title, str]] = {
    Group.UNIT: (_("单位"), "building"),
    Group.POST: (_("职务与人员"), "user"),
    Group.SCHEME: (_("方案"), "history"),
    Group.LEADER: (_("方案中的联系领导"), "user-star"),
    Group.NOTICE: (_("通知审核"), "file-check"),
}
_ELSEWHERE: tuple[Title, str] = (_("上下级地区已发布的"), "sitemap")
_PAGES: tuple[Title, str] = (_("页面"), "file-text")
_MANUAL: tuple[Title, str] = (_("使用手册"), "help-circle")


def answers(actor: Actor, text: str, *, at_most: int) -> list[Answers]:
    """What the seat finds by the text, by kind, `at_most` of each; nothing behind a closed door."""
    pages = [page for page in DOORS if may_enter(page, actor.role)]
    found = find(text, jurisdictions=[actor.jurisdiction_id], pages=pages)
    by_group: dict[str, list[Match]] = {group: [] for group in _GROUPS}
    for match in found:
        by_group[match.entry.group].append(match)
    shown = [_answers(_GROUPS[group], by_group[group], at_most, _answer) for group in _GROUPS]
    elsewhere, places = _elsewhere(actor, text)
    shown.append(
        _answers(
            _ELSEWHERE,
            elsewhere,
            at_most,
            lambda match: _answer(match, places[match.entry.jurisdiction_id].name),
        )
    )
    shown.append(_answers(_PAGES, _pages(actor, text), at_most, lambda answer: answer))
    shown.append(_answers(_MANUAL, _manual(text), at_most, lambda answer: answer))
    return [each for each in shown if each.answers]


def _answers(
    kind: tuple[Title, str], found: Sequence[Found], at_most: int, say: Callable[[Found], Answer]
) -> Answers:
    """The first of what was found, put into words; the rest is only counted."""
    title, icon = kind
    return Answers(title, icon, tuple(say(each) for each in found[:at_most]), has_more=len(found) > at_most)


def _answer(match: Match, place: str = "") -> Answer:
    entry = match.entry
    before, within, after = match.parts
    arguments = [entry.jurisdiction_id, *([entry.row] if entry.row else [])]
    return Answer(
        address=reverse(entry.page, args=arguments),
        before=before,
        within=within,
        after=after,
        title="" if match.name == entry.names[0] else entry.names[0],
        detail=" · ".join(filter(None, (place, entry.detail))),
    )


def _elsewhere(actor: Actor, text: str) -> tuple[list[Match], Mapping[int, Jurisdiction]]:
    """What places above and below have issued, for those who may see it, and those places."""
    pages = [page for page in DOORS if may_see_related(page, actor.role)]
    if not pages:
        return [], {}
    mine = actor.jurisdiction_id
    places = {place.pk: place for place in [*places_above(mine), *places_below(mine)]}
    if not places:
        return [], {}
    also_reading(places)
    return find(text, jurisdictions=places, pages=pages), places


def _pages(actor: Actor, text: str) -> list[Answer]:
    of_place = [actor.jurisdiction_id]
    links = [
        (str(link.label), reverse(link.page, args=of_place if link.of_place else []))
        for link in links_for(actor.role)
    ]
    return list(_titled(links, text))


def _manual(text: str) -> list[Answer]:
    titles = [(each.title, reverse("manual:chapter", args=[each.number])) for each in chapters()]
    return list(_titled(titles, text))


def _titled(titles: Iterable[tuple[str, str]], text: str) -> Iterable[Answer]:
    """Those whose title holds the text, whatever its script; few enough to look at each."""
    simplified = vocabulary.load().simplified
    asked = written(text, simplified)
    for title, address in titles:
        if asked and asked in written(title, simplified):
            before, within, after = title.partition(asked)
            yield Answer(address, before, within, after) if within else Answer(address, title, "", "")
