"""How does the district below the demo city come to its own scheme? Begun from the city's; all invented."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from liaison.core.access.actor import Actor
from liaison.core.schemes.facts import HEADER, Fact
from liaison.core.schemes.towns import town_facts
from liaison.demo.city import Body, Holder, Player
from liaison.schemes.actions import accept_section, begin_draft, decide_proposal, issue_scheme
from liaison.schemes.models import SchemeDraft
from liaison.schemes.models.drafts import Decision, Origin, ProposalSort
from liaison.schemes.queries.stated import organisations_there
from liaison.schemes.queries.upper import facts_from_above, upper_of
from liaison.units.models import Category, Jurisdiction, OrganisationKind, PostKind

AFTER_CITY = timedelta(days=14)  # when the district drew up its own
TOWNS = ("青溪镇人民政府", "望湖街道办事处")
GOVERNMENT, GOVERNMENT_OFFICE, UNITED_FRONT = "区人民政府", "区政府办公室", "区委统战部"


def _branch(canonical: str, full_name: str) -> Body:
    return Body(
        f"{canonical}区支部", full_name, Category.ORGANISATION, canonical, OrganisationKind.PARTY, "branch"
    )


# In official order.
BODIES = (
    Body(GOVERNMENT, "临溪区人民政府", Category.GOVERNMENT),
    Body(GOVERNMENT_OFFICE, "临溪区人民政府办公室"),
    Body(UNITED_FRONT, "中共临溪区委统一战线工作部"),
    Body("区发展改革局", "临溪区发展和改革局"),
    Body("区教育局", "临溪区教育局"),
    Body("区科技局", "临溪区科学技术局"),
    Body("区民政局", "临溪区民政局"),
    Body("区司法局", "临溪区司法局"),
    Body("区财政局", "临溪区财政局"),
    Body("区农业农村局", "临溪区农业农村局"),
    Body("区商务局", "临溪区商务局"),
    Body("区卫生健康局", "临溪区卫生健康局"),
    _branch("民盟", "中国民主同盟临溪区支部委员会"),
    _branch("民建", "中国民主建国会临溪区支部委员会"),
    _branch("农工党", "中国农工民主党临溪区支部委员会"),
    Body(
        "区工商联",
        "临溪区工商业联合会",
        Category.ORGANISATION,
        "工商联",
        OrganisationKind.FEDERATION,
        aliases=("区总商会",),
    ),
)
HOLDERS = (
    Holder(GOVERNMENT_OFFICE, PostKind.SECTION_HEAD, "综合科科长", "段知秋"),
    Holder(UNITED_FRONT, PostKind.SECTION_HEAD, "党派科科长", "靳疏影"),
)
PLAYERS = (Player("district", "government_coordinator", "段知秋"),)


@dataclass(frozen=True, slots=True)
class District:
    """The district and whoever draws up its scheme."""

    place: Jurisdiction
    coordinator: Actor


def issue_from_city(district: District, *, at: datetime) -> None:
    """What of the city's scheme concerns bodies that the district has, with its towns, put in force."""
    on = at.date()
    upper = upper_of(district.place, on=on)
    if upper is None:
        raise LookupError(district.place.name)
    facts = (
        _head(district.place, on),
        *facts_from_above(district.place, upper, on=on),
        *town_facts(TOWNS, organisations_there(district.place, on=on)),
    )
    by = district.coordinator
    draft = begin_draft(origin=Origin.UPPER, facts=facts, source=upper.version, by=by, at=at)
    _review(draft, by=by, at=at)
    issue_scheme(draft=draft, starts=on, by=by, at=at)


def _head(place: Jurisdiction, on: date) -> Fact:
    issuer = f"{place.name}人民政府办公室"
    data = {
        "title": f"{issuer}关于做好对口联系工作的通知",
        "number": f"临政办函〔{on.year}〕7号",
        "issuer": issuer,
        "issued_on": on.isoformat(),
        "effective_on": on.isoformat(),
        "jurisdiction": place.name,
        "supersedes": [],
    }
    return Fact(HEADER, data)


def _review(draft: SchemeDraft, *, by: Actor, at: datetime) -> None:
    """What the district has is accepted, what it lacks is not."""
    for doubtful in draft.proposals.filter(doubtful=True):
        decide_proposal(proposal=doubtful, decision=Decision.REJECTED, by=by, at=at)
    for sort in (ProposalSort.LINK, ProposalSort.DUTY):
        accept_section(draft=draft, sort=sort, by=by, at=at)
