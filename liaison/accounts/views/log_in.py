"""How does one get in, and out again? Success and refusal both stand in the record."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from liaison import clock
from liaison.accounts import actions
from liaison.accounts.forms.log_in import CodeForm, LogInForm, address_of, may_log_in
from liaison.accounts.middleware.addresses import leave_seat
from liaison.accounts.middleware.seats import SEAT_KEY
from liaison.accounts.models import Account
from liaison.accounts.models.sessions import ADDRESS, AGENT, BEGAN, SEEN
from liaison.accounts.queries import place_above_all, seats_of, second_factor_of
from liaison.core.access.actor import Actor
from liaison.tenancy.door import entered

HALFWAY = "halfway"  # in the session: whose password was right, when, and where to go afterwards
HALFWAY_SECONDS = 300
BACKEND = "django.contrib.auth.backends.ModelBackend"


@method_decorator([never_cache, sensitive_post_parameters("password")], name="dispatch")
class LogIn(LoginView):
    """Login and password; whoever has a second factor is asked for it next."""

    template_name = "accounts/log_in.html"
    authentication_form = LogInForm
    redirect_authenticated_user = True

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "now": clock.now(), "moment": clock.machine_now()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "has_single_sign_on": bool(settings.LIAISON_OIDC_ISSUER),
            "single_sign_on": settings.LIAISON_OIDC_NAME,
        }

    def form_valid(self, form: Any) -> HttpResponse:
        account = cast("Account", form.get_user())
        if second_factor_of(account):
            since = clock.machine_now().timestamp()
            self.request.session[HALFWAY] = [account.pk, since, self.get_redirect_url()]
            return redirect("accounts:second_step")
        begin_session(self.request, account)
        return redirect(self.get_success_url())

    def form_invalid(self, form: Any) -> HttpResponse:
        account = Account.objects.filter(login=form.data.get("username", "").strip()).first()
        _note_refusal(self.request, account)
        return super().form_invalid(form)


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    found = _halfway(request)
    if found is None:
        return redirect("accounts:log_in")
    account, wanted = found
    form = CodeForm(request.POST or None)
    if form.is_valid():
        now, moment = clock.now(), clock.machine_now()
        is_allowed = may_log_in(account, request, now=now, moment=moment)
        with entered({account.home_id}, account=account.pk):
            opens = is_allowed and actions.use_second_factor(
                account=account,
                code=form.cleaned_data["code"],
                by=at_home(account, request),
                at=now,
                moment=moment,
            )
        if opens:
            del request.session[HALFWAY]
            begin_session(request, account)
            is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
            return redirect(wanted if wanted and is_ours else "home:home")
        _note_refusal(request, account)
        form.add_error("code", _("口令不正确或已经用过，请等下一个口令再试；连续输错会暂时锁定。"))
    return render(request, "accounts/second_step.html", {"form": form})


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    account = request.user
    if isinstance(account, Account):
        by = getattr(request, "actor", None) or at_home(account, request)
        with entered({by.jurisdiction_id}, account=account.pk):
            actions.note_log_out(by=by, at=clock.now())
        logout(request)
        messages.success(request, _("已退出登录。"))
    leave_seat()
    return redirect("accounts:log_in")


def begin_session(request: HttpRequest, account: Account) -> None:
    """The account is logged in from here on, under a new session that says where and since when."""
    login(request, account, backend=BACKEND)
    moment = clock.machine_now().timestamp()
    request.session.update(
        {
            ADDRESS: address_of(request),
            AGENT: request.headers.get("User-Agent", ""),
            BEGAN: moment,
            SEEN: moment,
        }
    )
    with entered((), account=account.pk):
        seats = seats_of(account, on=clock.today())
    if len(seats) == 1:
        request.session[SEAT_KEY] = seats[0].pk
    with entered({account.home_id}, account=account.pk):
        actions.note_log_in(account=account, by=at_home(account, request), at=clock.now())


def at_home(account: Account, request: HttpRequest) -> Actor:
    """The account before it has taken a seat."""
    return Actor(
        account_id=account.pk,
        seat_id=0,
        role="",
        jurisdiction_id=account.home_id,
        address=address_of(request),
    )


def nobody(request: HttpRequest) -> Actor | None:
    """Somebody who is not known, for the record of the place above all; None before there is any place."""
    place = place_above_all()
    if place is None:
        return None
    return Actor(account_id=0, seat_id=0, role="", jurisdiction_id=place, address=address_of(request))


def _note_refusal(request: HttpRequest, account: Account | None) -> None:
    by = at_home(account, request) if account else nobody(request)
    if by is None:
        return
    with entered({by.jurisdiction_id}):
        actions.note_refused_log_in(account=account, by=by, at=clock.now(), moment=clock.machine_now())


def _halfway(request: HttpRequest) -> tuple[Account, str] | None:
    """Whose password was right within the last minutes, and where they wanted to go."""
    pk, since, wanted = request.session.get(HALFWAY, (0, 0.0, ""))
    if clock.machine_now().timestamp() - since > HALFWAY_SECONDS:
        return None
    account = Account.objects.filter(pk=pk, is_active=True).first()
    return None if account is None else (account, wanted)
