"""What does everybody do with their own account? Password, second factor, sessions, seats."""

from typing import cast

import segno
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from pyotp import TOTP

from liaison import clock
from liaison.accounts import actions
from liaison.accounts.actions.second_factors import secret_of
from liaison.accounts.forms.log_in import CodeForm, FirstCodeForm, SeatForm
from liaison.accounts.forms.passwords import ChangePasswordForm
from liaison.accounts.middleware import SEAT_KEY, PlaceRequest, actor_of, address_of_seat
from liaison.accounts.middleware.gates import has_to_change_password
from liaison.accounts.models import Account, OpenSession, SecondFactor
from liaison.accounts.queries import second_factor_of, sessions_of
from liaison.tenancy.door import entered

ISSUER = "对口联系平台"  # as the authenticator app lists the account


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
    return redirect(address_of_seat(seat.pk))


@require_POST
def stay(_request: PlaceRequest) -> HttpResponse:
    """The session goes on; that it was seen is noted on the way here."""
    return HttpResponse(status=204)


@require_GET
@never_cache
def own(request: PlaceRequest) -> HttpResponse:
    account = cast("Account", request.user)
    context = {
        "sessions": [
            {"session": session, "handle": _handle(session), "is_this": _is_this(session, request)}
            for session in sessions_of(account, moment=clock.machine_now())
        ],
        "factor": second_factor_of(account),
    }
    return render(request, "accounts/own.html", context)


@require_POST
def end_session(request: PlaceRequest) -> HttpResponse:
    account = cast("Account", request.user)
    sessions = sessions_of(account, moment=clock.machine_now())
    wanted = request.POST.get("session", "")
    for session in sessions:
        if not _is_this(session, request) and wanted in {_handle(session), "others"}:
            actions.end_session(session=session, by=request.actor, at=clock.now())
    messages.success(request, _("所选的登录已结束。"))
    return redirect("accounts:own")


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: PlaceRequest) -> HttpResponse:
    account = cast("Account", request.user)
    is_demanded = has_to_change_password(account)
    form = ChangePasswordForm(account, request.POST or None)
    if form.is_valid():
        actions.change_password(
            account=account,
            password=form.cleaned_data["new_password1"],
            session=request.session.session_key,
            by=request.actor,
            at=clock.now(),
        )
        update_session_auth_hash(request, account)
        messages.success(request, _("密码已修改，其他设备上的登录已失效。"))
        return redirect("home:home")
    return render(request, "accounts/change_password.html", {"form": form, "is_demanded": is_demanded})


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: PlaceRequest) -> HttpResponse:
    """Set up by scanning and one right code; an existing one is left by naming a last code."""
    account = cast("Account", request.user)
    factor = SecondFactor.objects.filter(account=account).first()
    if factor is not None and factor.confirmed_at is not None:
        return _leave_factor(request, account)
    form = FirstCodeForm(request.POST or None)
    if form.is_valid():
        codes = actions.confirm_second_factor(
            account=account,
            code=form.cleaned_data["code"],
            by=request.actor,
            at=clock.now(),
            moment=clock.machine_now(),
        )
        if codes:
            return render(request, "accounts/recovery_codes.html", {"codes": codes})
        form.add_error("code", _("口令不正确，请核对手机时间后重新输入。"))
    if factor is None:
        secret = actions.begin_second_factor(account=account, by=request.actor, at=clock.now())
    else:
        secret = secret_of(factor)
    address = TOTP(secret).provisioning_uri(name=account.login, issuer_name=ISSUER)
    drawing = segno.make(address, micro=False).svg_inline(scale=5, light="#ffffff")
    return render(
        request,
        "accounts/second_factor.html",
        {"form": form, "secret": secret, "drawing": mark_safe(drawing)},  # noqa: S308 - drawn by segno
    )


def _leave_factor(request: PlaceRequest, account: Account) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if form.is_valid():
        by, now = request.actor, clock.now()
        code, moment = form.cleaned_data["code"], clock.machine_now()
        if actions.use_second_factor(account=account, code=code, by=by, at=now, moment=moment):
            actions.remove_second_factor(account=account, by=by, at=now)
            messages.success(request, _("动态口令已停用。"))
            return redirect("accounts:own")
        form.add_error("code", _("口令不正确或已经用过。"))
    return render(request, "accounts/leave_second_factor.html", {"form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def information(request: PlaceRequest) -> HttpResponse:
    account = cast("Account", request.user)
    if request.method == "POST" and account.informed_at is None:
        actions.acknowledge_information(account=account, by=request.actor, at=clock.now())
        return redirect("home:home")
    return render(request, "accounts/information.html", {"account": account})


def _handle(session: OpenSession) -> str:
    """What names a session on the page without giving its key away."""
    return salted_hmac("liaison.accounts.session", session.session_key).hexdigest()[:20]


def _is_this(session: OpenSession, request: PlaceRequest) -> bool:
    return session.session_key == request.session.session_key
