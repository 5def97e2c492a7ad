"""How do township governments take part in a county's scheme?"""

from collections.abc import Iterable, Iterator, Sequence

from liaison.core.schemes.facts import DUTY, LINK, Fact
from liaison.core.schemes.scheme import covered

_ACTOR = "各乡镇人民政府、街道办事处"


def town_facts(towns: Sequence[str], organisations: Iterable[tuple[str, str]]) -> tuple[Fact, ...]:
    """Each town keeps common liaison with the organisations, given as (canonical, kind), and briefs them.

    Clauses: XQ-3.8.
    """
    named = list(organisations)
    if not towns or not named:
        return ()
    return (*_links(towns, named), _briefing())


def _links(towns: Sequence[str], organisations: list[tuple[str, str]]) -> Iterator[Fact]:
    for town in towns:
        data = {
            "department": town,
            "kind": "common",
            "organisation": "",
            "organisation_name": "",
            "scope": "",
            "covers": list(covered(organisations)),
            "names": [canonical for canonical, _ in organisations],
            "rank_limit": "",
        }
        yield Fact(LINK, data)


def _briefing() -> Fact:
    """To strengthen contact and brief in time: nothing that could be counted."""
    data: dict[str, object] = {
        "kind": "briefing",
        "actor": _ACTOR,
        "counterpart": "*",
        "minimum": None,
        "maximum": None,
        "per": "",
        "due": "",
        "force": "must",
        "scope": "actor",
        "mutual": False,
        "in_person": "",
        "presided_by": [],
        "report_to": [],
        "inform": [],
    }
    return Fact(DUTY, data)
