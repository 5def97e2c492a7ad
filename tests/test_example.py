"""How is a test written here? This one teaches: a comment before every step.

A test's name is a sentence that is true of the product. A test goes in through the door that people use
(a page, or an action), and looks at what people see (a page, a finding, the record).
"""

from liaison.core.access.actor import Actor
from liaison.record.queries import entries
from liaison.tenancy.door import entered
from liaison.units.actions import found_unit
from liaison.units.models import Category
from liaison.units.queries import units_on
from tests import build
from tests.build import NOW
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY


def test_a_list_shares_its_prefix() -> None:
    # A rule of the core needs no fixture: import it, give it values, compare values.
    from liaison.core.names import without_prefix

    # Say what comes out, not how. When it is a table of cases, use pytest.mark.parametrize.
    assert without_prefix("市教育局") == ["市教育局", "教育局"]


def test_a_unit_is_found_under_its_name_and_its_founding_is_on_record(city: City) -> None:
    # `city` is the cast: 澄岚市 with its units, and one person for each role. Nobody in it is real.
    # Ask for a role, never for a name, so that a reader sees why this person may do it.
    coordinator = city.actor("government_coordinator")

    # Rows of a jurisdiction exist only behind its door. Outside, there are none: a forgotten door
    # shows as an empty result, never as somebody else's rows.
    with entered({city.place.pk}):
        # An action is called as a view calls it: by name, with `by` and `at`. Time stands still on
        # build.NOW; nothing in a test asks the real clock.
        unit = found_unit(name="市档案馆", category=Category.DEPARTMENT, by=coordinator, at=NOW)

        # Look with the queries that pages use.
        assert units_on(city.place.pk, on=TODAY).get(pk=unit.pk).name == "市档案馆"

        # Every act leaves an entry: who, as whom, and the sentence that the auditor reads.
        entry = entries(city.place.pk)[0]
        assert (entry.role, str(entry)) == ("government_coordinator", "登记单位 市档案馆")


def test_what_is_missing_is_built_by_the_real_actions(city: City) -> None:
    # Whatever the cast lacks comes from tests.build: plain functions with defaults, which walk the real
    # actions. Name only what the test is about. There are no fixture files and no rows out of nowhere.
    archive = build.unit(place=city.place, name="市档案馆")

    # Share the set-up between success and refusal, so that a refusal cannot pass for a wrong reason.
    with entered({city.place.pk}):
        assert units_on(city.place.pk, on=TODAY).filter(pk=archive.pk).exists()
    with entered(()):
        assert not units_on(city.place.pk, on=TODAY).filter(pk=archive.pk).exists()


def test_a_page_is_entered_in_a_role(city: City, client_of: ClientOf) -> None:
    # A page is tested through its address, logged in as somebody who may enter, and as somebody who
    # may not. That every page refuses every wrong role is proven once for all of them, in
    # tests/architecture/test_doors.py; here only what this page is for.
    build.unit(place=city.place, name="市档案馆")
    page = client_of("audit_administrator").get(f"/places/{city.place.pk}/record/")

    # Look for what a person reads, not for the mark-up around it.
    assert page.status_code == 200
    assert "登记单位 市档案馆" in page.content.decode()

    # What somebody may not see does not exist for them.
    assert client_of("department_officer").get(f"/places/{city.place.pk}/record/").status_code == 404


def test_an_actor_can_be_made_without_a_database() -> None:
    # Where a rule asks only who acts, a value is enough: no `city`, no database, no time spent.
    officer = Actor(account_id=1, seat_id=1, role="department_officer", jurisdiction_id=1)
    assert officer.unit_id is None
