"""Pages of whoever logs in: log in and out, take a seat, change the password; and who has an account."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.views import LoginView
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from liaison import clock
from liaison.accounts import actions
from liaison.accounts.forms import ChangePasswordForm, LogInForm, SeatForm
from liaison.accounts.middleware import SEAT_KEY, PlaceRequest, actor_of
from liaison.accounts.models import Account
from liaison.accounts.queries import in_words, seats_in
from liaison.core.access.actor import Actor
from liaison.tenancy.door import entered

SEATS_ON_A_PAGE = 50


@method_decorator(never_cache, name="dispatch")
class LogIn(LoginView):
    """Success and refusal both stand in the record of the account's home."""

    template_name = "accounts/log_in.html"
    authentication_form = LogInForm
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        account = cast("Account", form.get_user())
        with entered({account.home_id}, account=account.pk):
            actions.note_log_in(by=_at_home(account, self.request), at=clock.now())
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        account = Account.objects.filter(login=form.data.get("username", "").strip()).first()
        if account is not None:
            with entered({account.home_id}):
                actions.note_refused_log_in(
                    account=account, by=_at_home(account, self.request), at=clock.now()
                )
        return super().form_invalid(form)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    account = request.user
    if isinstance(account, Account):
        by = getattr(request, "actor", None) or _at_home(account, request)
        with entered({by.jurisdiction_id}, account=account.pk):
            actions.note_log_out(by=by, at=clock.now())
        logout(request)
    return redirect("accounts:log_in")


@require_POST
def take_seat(request: PlaceRequest) -> HttpResponse:
    form = SeatForm(request.POST)
    wanted = form.cleaned_data["seat"] if form.is_valid() else None
    seat = next((seat for seat in request.seats if seat.pk == wanted), None)
    if seat is None:
        raise Http404
    with entered({seat.jurisdiction_id}, account=seat.account_id):
        actions.take_seat(seat=seat, by=actor_of(seat, request), at=clock.now())
    request.session[SEAT_KEY] = seat.pk
    return redirect("home:home")


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: PlaceRequest) -> HttpResponse:
    account = cast("Account", request.user)
    form = ChangePasswordForm(account, request.POST or None)
    if form.is_valid():
        actions.change_password(
            account=account, password=form.cleaned_data["new_password1"], by=request.actor, at=clock.now()
        )
        update_session_auth_hash(request, account)
        messages.success(request, _("密码已修改，其他设备上的登录已失效。"))
        return redirect("home:home")
    return render(request, "accounts/change_password.html", {"form": form})


@require_GET
def accounts(request: PlaceRequest) -> HttpResponse:
    page = Paginator(seats_in(request.place.pk), SEATS_ON_A_PAGE).get_page(request.GET.get("page"))
    seats = list(page.object_list)
    for seat in seats:
        seat.jurisdiction = request.place  # known; saves a query for each
    context = {"page": page, "seats": in_words(seats, on=request.today)}
    return render(request, "accounts/accounts.html", context)


def _at_home(account: Account, request: HttpRequest) -> Actor:
    """The account before it has taken a seat."""
    return Actor(
        account_id=account.pk,
        seat_id=0,
        role="",
        jurisdiction_id=account.home_id,
        address=request.META.get("REMOTE_ADDR") or None,
    )
