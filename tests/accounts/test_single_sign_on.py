"""Does single sign-on open the account that was linked by hand, and no other? With a real provider."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from liaison.accounts.models import Account, SignOn
from tests.cast import City
from tests.conftest import ClientOf

PERSON = "f3b1-officer@office.example"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of an OpenID provider that runs on loopback, in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    try:
        for _ in range(100):
            try:
                requests.get(f"{address}/.well-known/openid-configuration", timeout=1)
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture
def office(provider: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The installation knows the provider."""
    settings.LIAISON_OIDC_ISSUER = provider
    settings.LIAISON_OIDC_CLIENT, settings.LIAISON_OIDC_SECRET = "liaison", os.urandom(16).hex()


def sign_on(client: Client, person: str = PERSON) -> str:
    """What somebody sees who signs on at the provider and comes back."""
    there = client.get(reverse("accounts:single_sign_on")).headers["Location"]
    answer = requests.post(there, data={"sub": person}, allow_redirects=False, timeout=10)
    back = urlsplit(answer.headers["Location"])
    return client.get(f"{back.path}?{back.query}", follow=True).content.decode()


def reference_in(page: str) -> str:
    found = re.search(r'class="reference">(\w+)<', page)
    assert found is not None
    return found[1]


def test_whom_nobody_linked_gets_a_reference_and_no_further(city: City, client: Client, office: None) -> None:
    account = Account.objects.get(pk=city.seats["department_officer"].account_id)
    page = sign_on(client, account.login)  # the same name as an account opens nothing
    assert "还没有关联账号" in page
    assert client.get("/").status_code == 302
    assert SignOn.objects.get().account is None


def test_an_identity_opens_the_account_that_the_security_administrator_linked(
    city: City, client: Client, client_of: ClientOf, office: None
) -> None:
    reference = reference_in(sign_on(client))
    account = city.seats["department_officer"].account_id
    address = reverse("accounts:change", args=[city.place.pk, account])
    keeper = client_of("security_administrator")
    assert (
        "统一身份已关联"
        in keeper.post(address, {"deed": "link", "reference": reference}, follow=True).content.decode()
    )
    assert "部门联络员" in sign_on(client)
    keeper.post(address, {"deed": "unlink", "reference": reference})
    assert "还没有关联账号" in sign_on(Client())


def test_a_closed_account_is_not_opened_by_it(city: City, client: Client, office: None) -> None:
    sign_on(client)
    account = Account.objects.get(pk=city.seats["observer"].account_id)
    SignOn.objects.update(account=account)
    account.is_active = False
    account.save()
    assert "统一身份认证没有成功" in sign_on(Client())


def test_an_answer_that_nobody_asked_for_opens_nothing(city: City, client: Client, office: None) -> None:
    address = reverse("accounts:single_sign_on_return")
    page = client.get(address, {"code": "made-up", "state": "made-up"}, follow=True).content.decode()
    assert "统一身份认证没有成功" in page


def test_without_a_provider_there_is_no_such_button(city: City, client: Client) -> None:
    assert "统一身份认证" not in client.get(reverse("accounts:log_in")).content.decode()
    assert client.get(reverse("accounts:single_sign_on")).headers["Location"] == reverse("accounts:log_in")
