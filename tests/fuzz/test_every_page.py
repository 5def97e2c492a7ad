"""Does any page fail, whatever anybody sends to it? Schemathesis fills addresses, queries and forms."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
import requests
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from pytest_django.plugin import DjangoDbBlocker
from schemathesis import Case
from schemathesis.schemas import APIOperation, BaseSchema

from liaison.core.access.doors import may_enter
from tests.fuzz.document import address_in_document, document_of
from tests.fuzz.fields import fields_of
from tests.house import PAGES, House, browser, standing, visited

Operation = APIOperation[Any, Any, Any, Any]
AnyCase = Case[Any]
TRIED = (
    "government_coordinator",
    "department_officer",
    "system_administrator",
    "security_administrator",
    "audit_administrator",
)
# The first that is made of a form is the form filled in properly, the next has something odd in it.
EXAMPLES = int(os.environ.get("LIAISON_FUZZ_EXAMPLES", "2"))  # more by hand, now and then
BOUNDED = settings(
    max_examples=EXAMPLES,
    derandomize=True,  # what fails once fails again
    database=None,
    deadline=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    with django_db_blocker.unblock(), standing() as house:
        yield house


@pytest.fixture(scope="module")
def pages(house: House) -> BaseSchema:
    """The document of all pages, as Schemathesis reads it."""
    with visited(house):
        return schemathesis.openapi.from_dict(document_of(house, fields_of(house, TRIED)))


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_fails_whatever_it_is_sent(page: str, method: str, house: House, pages: BaseSchema) -> None:
    operation: Operation = pages[address_in_document(page)][method]
    let_in = [role for role in TRIED if may_enter(page, role)]

    @BOUNDED
    @given(operation.as_strategy())
    def each(case: AnyCase) -> None:
        for role in let_in:
            with visited(house):
                assert _status(browser(house.sessions[role]), case) < 500

    each()


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("page", PAGES)
def test_a_closed_door_does_not_fail_either(page: str, method: str, house: House, pages: BaseSchema) -> None:
    operation: Operation = pages[address_in_document(page)][method]
    strangers = [Client(), *(browser(house.sessions[role]) for role in TRIED if not may_enter(page, role))]

    @settings(BOUNDED, max_examples=1)
    @given(operation.as_strategy())
    def one(case: AnyCase) -> None:
        for stranger in strangers:
            with visited(house):
                assert _status(stranger, case) < 500

    one()


def _status(client: Client, case: AnyCase) -> int:
    """What the page answers to the case; an error inside it shows itself."""
    asked = requests.Request(**case.as_transport_kwargs(base_url="http://testserver")).prepare()
    answer = client.generic(
        asked.method or "GET",
        asked.path_url,
        asked.body or b"",
        content_type=asked.headers.get("Content-Type") or "application/octet-stream",
    )
    return answer.status_code
