"""How does one get in through the office's single sign-on? OpenID Connect, code flow with PKCE.

Who the provider vouches for is an sign_on; it opens the account that the security administrator has
linked to it by hand. Names that the provider sends are not even read.
"""

from functools import lru_cache
from typing import Any

from authlib.integrations.base_client import OAuthError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from joserfc.errors import JoseError
from requests import RequestException

from liaison import clock
from liaison.accounts import actions
from liaison.accounts.forms.log_in import is_open
from liaison.accounts.middleware.gates import SINGLE_SIGN_ON
from liaison.accounts.models import SignOn
from liaison.accounts.views.log_in import begin_session, nobody
from liaison.tenancy.door import entered

SECONDS = 10  # that the provider has to answer


@require_GET
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    if not settings.LIAISON_OIDC_ISSUER:
        return redirect("accounts:log_in")
    address = request.build_absolute_uri(reverse("accounts:single_sign_on_return"))
    try:
        answer: HttpResponse = _provider().authorize_redirect(request, address)
    except RequestException:
        return _failed(request)
    return answer


@require_GET
@never_cache
def arrive(request: HttpRequest) -> HttpResponse:
    if not settings.LIAISON_OIDC_ISSUER:
        return redirect("accounts:log_in")
    try:
        told = _provider().authorize_access_token(request)["userinfo"]
    except (OAuthError, JoseError, RequestException, KeyError):
        return _failed(request)
    sign_on = _met(request, issuer=told["iss"], subject=told["sub"])
    if sign_on is None:
        return _failed(request)
    if sign_on.account is None:
        return render(request, "accounts/not_linked.html", {"reference": sign_on.reference})
    if not is_open(sign_on.account, request, moment=clock.machine_now()):
        return _failed(request)
    begin_session(request, sign_on.account)
    request.session[SINGLE_SIGN_ON] = True
    return redirect("home:home")


def _met(request: HttpRequest, *, issuer: str, subject: str) -> SignOn | None:
    """What is known of them; None before the installation is founded."""
    by = nobody(request)
    if by is None:
        return None
    with entered({by.jurisdiction_id}):
        return actions.meet_sign_on(issuer=issuer, subject=subject, by=by, at=clock.now())


def _failed(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("统一身份认证没有成功，请重试，或用账号和密码登录。"))
    return redirect("accounts:log_in")


def _provider() -> Any:
    return _registered(
        settings.LIAISON_OIDC_ISSUER, settings.LIAISON_OIDC_CLIENT, settings.LIAISON_OIDC_SECRET
    )


@lru_cache(maxsize=4)
def _registered(issuer: str, client: str, secret: str) -> Any:
    """The provider with its metadata and keys, fetched once for each process."""
    return OAuth().register(
        "office",
        client_id=client,
        client_secret=secret,
        server_metadata_url=f"{issuer}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid", "code_challenge_method": "S256", "timeout": SECONDS},
    )
