"""Is the demo city whole: units, people, one account a role, the earlier scheme in force?"""

from liaison.accounts.models import Account, Seat
from liaison.core.access.roles import ROLES
from liaison.core.telephones import is_number
from liaison.demo.city import HOLDERS, PLAYERS
from liaison.schemes.models import LeaderAssignment, Proposal, SchemeDraft
from liaison.schemes.models.drafts import Decision, DraftState, Origin, ProposalSort
from liaison.schemes.models.holders import AssignmentHolder
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.matrix import matrix
from liaison.schemes.queries.scheme import version_in_force
from liaison.tenancy.door import entered
from liaison.units.models import Contact, Jurisdiction, Unit
from liaison.units.queries import Sorting, directory, representation_of, units_on
from tests.settings import TODAY


def test_every_role_has_exactly_one_demo_account(demo_city: Jurisdiction) -> None:
    roles = Seat.objects.filter(account__is_demo=True, deputy_for=None).values_list("role", flat=True)
    assert sorted(roles) == sorted(ROLES)
    assert Account.objects.filter(is_demo=True).count() == len(ROLES) + 1, "One coordinates in the district."


def test_every_demo_login_acts_from_one_seat_and_lands_on_its_page_at_once(demo_city: Jurisdiction) -> None:
    for account in Account.objects.filter(is_demo=True, home=demo_city):
        assert account.seats.count() == 1, account.login
    assert Account.objects.filter(is_demo=False).count() == 1, "The deputy's."


def test_a_leader_s_name_leads_to_the_post(demo_city: Jurisdiction) -> None:
    linked = AssignmentHolder.objects.select_related("assignment", "tenure__person")
    assert linked.count() == 9
    assert all(each.assignment.leader_name == each.tenure.person.name for each in linked)


def test_no_two_people_of_the_demo_share_a_name() -> None:
    names = [holder.name for holder in HOLDERS]
    assert len(names) == len(set(names))


def test_everybody_but_the_administrators_acts_from_a_post(demo_city: Jurisdiction) -> None:
    for seat in Seat.objects.filter(deputy_for=None).select_related("post", "person"):
        assert seat.person is not None
        assert (seat.post is None) == ROLES[seat.role].administers


def test_players_are_named_once() -> None:
    assert (
        len({player.login for player in PLAYERS}) == len({player.role for player in PLAYERS}) == len(PLAYERS)
    )


def test_the_earlier_scheme_fills_the_matrix(demo_city: Jurisdiction) -> None:
    found = matrix(demo_city.pk, on=TODAY)
    assert found is not None
    assert found.count == 49
    assert len(found.organisations) == 9
    assert len(found.rows) == 15


def test_another_spelling_in_the_notice_founds_no_second_body(demo_city: Jurisdiction) -> None:
    names = [unit.name for unit in units_on(demo_city.pk, on=TODAY)]
    assert "市发展改革委" in names
    assert not {"市发改委", "市人社局"} & set(names)


def test_leaders_are_assigned_by_the_earlier_scheme(demo_city: Jurisdiction) -> None:
    version = version_in_force(demo_city.pk, Subject.LEADERS, on=TODAY)
    assert version is not None
    assert LeaderAssignment.objects.filter(version=version).count() == 9


def test_non_party_people_are_represented(demo_city: Jurisdiction) -> None:
    represented = Unit.objects.get(canonical="无党派人士")
    representation = representation_of(represented.pk, on=TODAY)
    assert representation is not None
    assert representation.representative.canonical == "知联会"


def test_everybody_can_be_reached_under_a_number_that_reaches_nobody(demo_city: Jurisdiction) -> None:
    contacts = list(Contact.objects.values_list("room", "telephone", "mobile"))
    assert len(contacts) == len(HOLDERS)
    assert len({telephone for _room, telephone, _mobile in contacts}) == len(HOLDERS)
    assert all(
        room and is_number(telephone) and telephone.startswith("000-0000-") and not mobile
        for room, telephone, mobile in contacts
    )


def test_somebody_acts_as_a_deputy_today(demo_city: Jurisdiction) -> None:
    lines = directory(demo_city.pk, on=TODAY, sorting=Sorting.POST)
    [(holder, deputy)] = [(line.name, deputy) for line in lines for deputy in line.deputies]
    assert (holder, deputy.name) == ("施念桐", "邢闻笛")
    assert deputy.last_day > TODAY


def test_the_review_answered_every_question(demo_city: Jurisdiction) -> None:
    assert SchemeDraft.objects.get().state == DraftState.ISSUED
    assert not Proposal.objects.filter(decision=Decision.OPEN).exists()
    questions = Proposal.objects.filter(sort=ProposalSort.QUESTION)
    assert questions.exists()
    assert all(question.data["answer"] for question in questions)


def test_a_district_lies_below_the_city(demo_city: Jurisdiction) -> None:
    assert [place.name for place in demo_city.below.all()] == ["临溪区"]


def test_the_district_has_a_scheme_of_its_own_begun_from_the_citys(demo_city: Jurisdiction) -> None:
    district = demo_city.below.get()
    with entered({district.pk}):
        found = matrix(district.pk, on=TODAY)
        draft = SchemeDraft.objects.get()
        coordinator = Seat.objects.get()
    assert found is not None
    rows = {
        row.department.name: [cell.organisation.name for cell in row.cells if cell.pair] for row in found.rows
    }
    assert rows["区教育局"] == ["民盟区支部"]
    assert rows["青溪镇人民政府"] == ["民盟区支部", "民建区支部", "农工党区支部", "区工商联"]
    assert (draft.origin, draft.source_place_id) == (Origin.UPPER, demo_city.pk)
    assert coordinator.role == "government_coordinator"
