"""Is a notice that was written from data read back as the same scheme?"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.core.notices.draft import Draft, pairs
from liaison.core.notices.reader import read
from liaison.core.schemes.facts import ASSIGNMENT, DUTY, HEADER, LINK, Fact, facts
from liaison.core.schemes.write import write
from liaison.core.schemes.written import Style, Written
from liaison.core.vocabulary import OrganisationKind
from liaison.schemes.readers import read_notice
from liaison.schemes.writers.docx import docx_of
from liaison.vocabulary import load

VOCABULARY = load()
PREFIXES = {"市": "澄岚市", "区": "临溪区", "县": "青禾县"}
DEPARTMENTS = sorted(
    {
        kind.name
        for kind in VOCABULARY.departments
        if kind.category == "government_department" and kind.status == "active" and kind.name.endswith("局")
    }
)
PARTIES = [one.name for one in VOCABULARY.organisations if one.kind is OrganisationKind.PARTY]
OTHERS = ["工商联", "无党派人士", "知联会"]
SURNAMES, GIVEN = "赵钱孙李周吴郑冯陈褚卫蒋沈韩杨", "远山静川望舒以宁知微景行云深"
EACH_YEAR = {"per": "1y", "due": ""}


def committee(canonical: str, prefix: str) -> str:
    if canonical in PARTIES:
        return f"{canonical}{prefix}委会"
    return canonical if canonical == "无党派人士" else prefix + canonical


def link(department: str, **stated: Any) -> Fact:
    empty = {"organisation": "", "organisation_name": "", "scope": "", "covers": [], "names": []}
    kind = "paired" if stated.get("organisation") else "common"
    return Fact(LINK, {"department": department, "kind": kind, **empty, "rank_limit": "", **stated})


@st.composite
def links(draw: st.DrawFn, prefix: str) -> list[Fact]:
    """Some departments paired, some others in common liaison with parties, perhaps with others too."""
    names = draw(st.lists(st.sampled_from(DEPARTMENTS), min_size=2, max_size=14, unique=True))
    departments = [prefix + name for name in names]
    split = draw(st.integers(1, len(departments)))
    found = []
    for department in departments[:split]:
        for canonical in draw(
            st.lists(st.sampled_from([*PARTIES, *OTHERS]), min_size=1, max_size=4, unique=True)
        ):
            name = committee(canonical, prefix)
            found.append(link(department, organisation=canonical, organisation_name=name))
    reached = {fact.data["organisation"] for fact in found}
    named = draw(st.lists(st.sampled_from(PARTIES), min_size=1, unique=True))
    everyone = draw(st.booleans())
    parties = sorted(reached & set(PARTIES)) if everyone and reached & set(PARTIES) else named
    others = draw(st.lists(st.sampled_from(["工商联", "知联会"]), unique=True))
    return found + [
        link(department, covers=["party", *others], names=[*parties, *others])
        for department in departments[split:]
    ]


@st.composite
def assignments(draw: st.DrawFn) -> list[Fact]:
    people = draw(
        st.lists(
            st.builds(str.__add__, st.sampled_from(SURNAMES), st.text(GIVEN, min_size=1, max_size=2)),
            max_size=6,
            unique=True,
        )
    )
    return [
        Fact(ASSIGNMENT, {"leader": person, "organisation": canonical})
        for person in people
        for canonical in draw(
            st.lists(st.sampled_from(["*", *PARTIES, "工商联"]), min_size=1, max_size=2, unique=True)
        )
    ]


COUNTS = st.one_of(
    st.integers(1, 6).map(lambda low: {"minimum": low, "maximum": None}),
    st.tuples(st.integers(1, 3), st.integers(4, 6)).map(
        lambda both: {"minimum": both[0], "maximum": both[1]}
    ),
)
PERIODS = st.sampled_from(["1y", "2y", "6m", "3m", "2m", "1m", "term"])
FORCES = st.sampled_from(["must", "should", "may"])


@st.composite
def duties(draw: st.DrawFn, prefix: str) -> list[Fact]:
    """Each kind at most once, stated by whom notices let it be done."""
    held = {
        "symposium": f"{prefix}政府",
        "work_conference": f"{prefix}政府",
        **dict.fromkeys(
            (
                "regular_meeting",
                "joint_conference",
                "visit",
                "activity",
                "research",
                "social_service",
                "training",
            ),
            "各部门",
        ),
    }
    kinds = draw(st.lists(st.sampled_from([*held, "annual_plan", "annual_report"]), max_size=6, unique=True))
    return [
        Fact(DUTY, draw(yearly(kind) if kind not in held else counted(kind, held[kind]))) for kind in kinds
    ]


def counted(kind: str, actor: str) -> st.SearchStrategy[Mapping[str, Any]]:
    stated = {"kind": kind, "actor": actor, "due": ""}
    return st.builds(
        lambda count, per, force: {**stated, **count, "per": per, "force": force}, COUNTS, PERIODS, FORCES
    )


def yearly(kind: str) -> st.SearchStrategy[Mapping[str, Any]]:
    stated = {"kind": kind, "actor": "各部门", "minimum": 1, "maximum": None, "per": "1y", "force": "must"}
    days = st.dates(date(2025, 1, 1), date(2025, 12, 31)).map(lambda day: f"--{day:%m-%d}")
    return st.builds(lambda due: {**stated, "due": due}, st.one_of(st.just(""), days))


@st.composite
def schemes(draw: st.DrawFn) -> tuple[str, list[Fact]]:
    """The word for the place, and the facts of a scheme."""
    prefix = draw(st.sampled_from(sorted(PREFIXES)))
    place = PREFIXES[prefix]
    issued_on = draw(st.dates(date(2015, 1, 1), date(2030, 12, 31)))
    issuer = draw(st.sampled_from([f"{place}人民政府办公室", f"{place}人民政府"]))
    head = {
        "title": f"{issuer}关于做好对口联系工作的通知",
        "number": f"澄政办函〔{issued_on.year}〕{draw(st.integers(1, 200))}号",
        "issuer": issuer,
        "issued_on": issued_on.isoformat(),
        "effective_on": draw(st.sampled_from(["", issued_on.isoformat()])),
        "supersedes": draw(st.sampled_from([[], ["澄政办函〔2012〕8号"]])),
    }
    rest = [*draw(links(prefix)), *draw(assignments()), *draw(duties(prefix))]
    return prefix, [Fact(HEADER, head), *rest]


def read_back(written: Written) -> Draft:
    return read(written.text, VOCABULARY)


def pairs_of(stated: Sequence[Fact]) -> set[tuple[str, str]]:
    return {
        (fact.data["department"], canonical)
        for fact in stated
        if fact.sort == LINK
        for canonical in ([fact.data["organisation"]] if fact.data["organisation"] else fact.data["names"])
    }


def is_counted(fact: Fact) -> bool:
    data = fact.data
    return fact.sort != DUTY or any(data[key] not in {None, ""} for key in ("minimum", "maximum", "due"))


def of_sort(stated: Sequence[Fact], sort: str, *keys: str) -> list[tuple[Any, ...]]:
    """Without the duties that no one counts: the frame of a written notice speaks of some itself."""
    counted = (fact for fact in stated if fact.sort == sort and is_counted(fact))
    rows = [tuple(fact.data[key] for key in keys) for fact in counted]
    return sorted(rows, key=str)


@settings(max_examples=150, deadline=None)
@given(schemes())
def test_a_written_notice_is_read_back_as_the_same_scheme(drawn: tuple[str, list[Fact]]) -> None:
    prefix, stated = drawn
    written = write(stated, VOCABULARY, prefix=prefix)
    draft = read_back(written)
    again = facts(draft, VOCABULARY)
    assert draft.text == written.text, "What is written is already clean."
    assert {(pair.department, pair.counterpart) for pair in pairs(draft)} == pairs_of(stated)
    assert of_sort(again, LINK, "department", "kind", "organisation") == of_sort(
        stated, LINK, "department", "kind", "organisation"
    )
    for sort, keys in (
        (HEADER, ("title", "number", "issuer", "issued_on", "effective_on", "supersedes")),
        (ASSIGNMENT, ("leader", "organisation")),
        (DUTY, ("kind", "actor", "minimum", "maximum", "per", "due", "force")),
    ):
        assert of_sort(again, sort, *keys) == of_sort(stated, sort, *keys)


@settings(max_examples=40, deadline=None)
@given(schemes())
def test_every_fact_stands_where_its_citation_says(drawn: tuple[str, list[Fact]]) -> None:
    prefix, stated = drawn
    written = write(stated, VOCABULARY, prefix=prefix)
    assert set(written.citations) == set(range(len(stated)))
    for place, citation in written.citations.items():
        assert written.text[citation.span.start : citation.span.end] == citation.text
        data = stated[place].data
        assert (
            data.get("department", data.get("leader", data.get("actor", data.get("title")))) in citation.text
        )


def test_leaders_stand_in_annex_1_and_departments_in_annex_2() -> None:
    stated = [
        link("市教育局", organisation="民盟", organisation_name="民盟市委会"),
        Fact(ASSIGNMENT, {"leader": "方若", "organisation": "民盟"}),
    ]
    written = write(stated, VOCABULARY, prefix="市")
    annexes = [one.text for one in written.paragraphs if one.style in {Style.ANNEX, Style.LINE}]
    assert annexes == ["附件1", "方若同志负责联系民盟市委会", "附件2", "市教育局联系民盟市委会"]


def test_a_collective_wording_stands_for_the_parties_of_the_rosters() -> None:
    paired = link("市教育局", organisation="民盟", organisation_name="民盟市委会")
    league = link("市财政局", covers=["party"], names=["民盟"])
    others = link("市财政局", covers=["party"], names=["民盟", "民建"])
    assert "市财政局与各民主党派建立" in write([paired, league], VOCABULARY, prefix="市").text
    assert "市财政局与民盟市委会、民建市委会建立" in write([paired, others], VOCABULARY, prefix="市").text


def test_a_party_of_a_town_is_called_by_its_branch() -> None:
    stated = [link("青石镇人民政府", organisation="民盟")]
    assert "青石镇人民政府联系民盟支部" in write(stated, VOCABULARY, prefix="镇").text


@settings(max_examples=40, deadline=None)
@given(schemes())
def test_a_notice_written_as_a_word_file_reads_the_same(drawn: tuple[str, list[Fact]]) -> None:
    prefix, stated = drawn
    written = write(stated, VOCABULARY, prefix=prefix)
    again = read_notice("通知.docx", docx_of(written))
    assert again.text == written.text
    assert again.facts == facts(read_back(written), VOCABULARY)


def test_the_notice_of_a_town_is_read_back() -> None:
    stated = [
        link("镇党建工作办公室", organisation="民盟", organisation_name="民盟支部"),
        link("镇经济发展办公室", organisation="工商联", organisation_name="镇工商联"),
        link("青石镇人民政府", organisation="农工党"),
        link("澄北街道办事处", organisation="民革"),
        link("镇社会事务办公室", covers=["party"], names=["民盟", "农工党", "民革"]),
        Fact(ASSIGNMENT, {"leader": "方若", "organisation": "民盟"}),
        Fact(ASSIGNMENT, {"leader": "阿依·努尔", "organisation": "工商联"}),
    ]
    draft = read_back(write(stated, VOCABULARY, prefix="镇"))
    assert {(pair.department, pair.counterpart) for pair in pairs(draft)} == pairs_of(stated)
    assert {(each.leader, each.counterpart) for each in draft.assignments} == {
        ("方若", "民盟"),
        ("阿依·努尔", "工商联"),
    }
