"""Who has an account here, and what is to be done about it? Pages of the security administrator."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from liaison import clock
from liaison.accounts import actions
from liaison.accounts.forms.keeping import LinkForm
from liaison.accounts.forms.seats import SeatForm
from liaison.accounts.middleware import PlaceRequest
from liaison.accounts.models import Account, AccountRequest, Seat, SignOn
from liaison.accounts.queries import (
    account_at,
    in_words,
    roles_held,
    seats_in,
    second_factor_of,
    sessions_of,
    unused_accounts,
)
from liaison.units.queries import tenures_of_people, units_on

SEATS_ON_A_PAGE = 50


@require_GET
def accounts(request: PlaceRequest) -> HttpResponse:
    text = request.GET.get("text", "").strip()[:60]
    page = Paginator(seats_in(request.place.pk, text=text), SEATS_ON_A_PAGE).get_page(request.GET.get("page"))
    seats = in_words(list(page.object_list), on=request.today)
    context = {"page": page, "seats": seats, "text": text, "moment": clock.now()}
    return render(request, "accounts/accounts.html", context)


@require_GET
def unused(request: PlaceRequest) -> HttpResponse:
    since = clock.now() - timedelta(days=settings.LIAISON_UNUSED_DAYS)
    found = Paginator(unused_accounts(request.place.pk, since=since), SEATS_ON_A_PAGE)
    context = {"page": found.get_page(request.GET.get("page")), "days": settings.LIAISON_UNUSED_DAYS}
    return render(request, "accounts/unused.html", context)


@require_GET
@never_cache
def account(request: PlaceRequest, pk: int) -> HttpResponse:
    found = account_at(request.place.pk, pk)
    if found is None:
        raise Http404
    return _page(request, found)


def _page(request: PlaceRequest, found: Account, *, seat_form: SeatForm | None = None) -> HttpResponse:
    seats = _seats_of(request, found)
    moment = clock.machine_now()
    context = {
        "account": found,
        "seats": in_words(seats, on=request.today),
        "sessions": sessions_of(found, moment=moment),
        "is_locked": found.locked_until is not None and found.locked_until > moment,
        "factor": second_factor_of(found),
        "sign_ons": SignOn.objects.filter(account=found).order_by("pk"),
        "link_form": LinkForm(),
        "seat_form": seat_form or _seat_form(request, found),
        "told_of": [found, *seats, *AccountRequest.objects.filter(account=found)],
    }
    return render(request, "accounts/account.html", context, status=422 if seat_form else 200)


def _seats_of(request: PlaceRequest, found: Account) -> list[Seat]:
    return list(seats_in(request.place.pk).filter(account=found))


def _seat_form(request: PlaceRequest, found: Account, sent: QueryDict | None = None) -> SeatForm:
    seats, today = _seats_of(request, found), request.today
    people = {seat.person for seat in seats if seat.person}
    held = roles_held(found.pk, None, on=today).union(
        *(roles_held(found.pk, person.pk, on=today) for person in people)
    )
    return SeatForm(
        sent,
        actor=request.actor,
        account=found,
        seats=seats,
        held=held,
        units=units_on(request.place.pk, on=today),
        tenures=tenures_of_people(request.place.pk, {person.name for person in people}, on=today),
        today=today,
        initial={"starts": today, "role": "observer"},
    )


@require_POST
@never_cache
def change(request: PlaceRequest, pk: int) -> HttpResponse:
    """One thing done to the account, by the name of the button that was pressed."""
    found = account_at(request.place.pk, pk)
    if found is None:
        raise Http404
    done = DEEDS.get(request.POST.get("deed", ""))
    if done is None:
        messages.error(request, _("没有选择要做的事。"))
    elif answer := done(request, found):
        return answer
    return redirect("accounts:account", request.place.pk, pk)


def _unlock(request: PlaceRequest, account: Account) -> None:
    actions.unlock_account(account=account, by=request.actor, at=clock.now())
    messages.success(request, _("已解除锁定。"))


def _close(request: PlaceRequest, account: Account) -> None:
    if account.pk == request.actor.account_id:
        messages.error(request, _("不能停用自己的账号，请由另一位安全管理员办理。"))
        return
    actions.close_account(account=account, ends=request.today, by=request.actor, at=clock.now())
    messages.success(request, _("账号已停用，其身份今天起失效。"))


def _reopen(request: PlaceRequest, account: Account) -> None:
    actions.reopen_account(account=account, by=request.actor, at=clock.now())
    messages.success(request, _("账号已重新启用；身份需另行授予。"))


def _issue_slip(request: PlaceRequest, account: Account) -> HttpResponse:
    slip = actions.issue_activation_slip(account=account, by=request.actor, at=clock.now())
    return show_slip(request, slip, account)


def _end_sessions(request: PlaceRequest, account: Account) -> None:
    actions.end_all_sessions(account=account, by=request.actor, at=clock.now())
    messages.success(request, _("该账号的全部登录已结束。"))


def _remove_factor(request: PlaceRequest, account: Account) -> None:
    actions.remove_second_factor(account=account, by=request.actor, at=clock.now())
    messages.success(request, _("动态口令已停用，本人可以重新设置。"))


def _give_seat(request: PlaceRequest, account: Account) -> HttpResponse | None:
    form = _seat_form(request, account, request.POST)
    if not form.is_valid():
        return _page(request, account, seat_form=form)
    try:
        with transaction.atomic():
            actions.give_seat(
                account=account,
                role=form.cleaned_data["role"],
                unit=form.chosen_unit,
                post=form.chosen_post,
                person=form.person,
                starts=form.cleaned_data["starts"],
                by=request.actor,
                at=clock.now(),
            )
    except IntegrityError:  # through a seat in another place, which cannot be seen from here
        form.add_error(None, _("审计管理员不能兼任系统管理员或安全管理员。"))
        return _page(request, account, seat_form=form)
    messages.success(request, _("已授予身份，本人下次登录即可选择。"))
    return None


def _end_seat(request: PlaceRequest, account: Account) -> None:
    wanted = request.POST.get("seat", "")
    seats = Seat.objects.filter(jurisdiction_id=request.place.pk, account=account)
    seat = seats.filter(pk=int(wanted)).first() if wanted.isdecimal() else None
    if seat is None:
        raise Http404
    actions.end_seat(seat=seat, ends=max(request.today, seat.starts), by=request.actor, at=clock.now())
    messages.success(request, _("身份已收回。"))


def _link(request: PlaceRequest, account: Account) -> None:
    form = LinkForm(request.POST)
    reference = form.cleaned_data["reference"] if form.is_valid() else ""
    by, now = request.actor, clock.now()
    if actions.link_sign_on(account=account, reference=reference, by=by, at=now) is None:
        messages.error(request, _("没有这个识别码，或者它已经关联了账号。请本人再次登录后核对。"))
    else:
        messages.success(request, _("统一身份已关联。"))


def _unlink(request: PlaceRequest, account: Account) -> None:
    for sign_on in SignOn.objects.filter(account=account, reference=request.POST.get("reference", "")):
        actions.unlink_sign_on(sign_on=sign_on, by=request.actor, at=clock.now())
        messages.success(request, _("关联已解除。"))


DEEDS: dict[str, Callable[[PlaceRequest, Account], HttpResponse | None]] = {
    "unlock": _unlock,
    "close": _close,
    "reopen": _reopen,
    "slip": _issue_slip,
    "end_sessions": _end_sessions,
    "remove_factor": _remove_factor,
    "give_seat": _give_seat,
    "end_seat": _end_seat,
    "link": _link,
    "unlink": _unlink,
}


def show_slip(request: PlaceRequest, slip: actions.ActivationSlip, account: Account) -> HttpResponse:
    """The slip on a page to print; it is shown this once and kept nowhere."""
    seats = _seats_of(request, account)
    context: dict[str, Any] = {
        "slip": slip,
        "account": account,
        "seats": in_words(seats, on=request.today),
        "address": request.build_absolute_uri("/"),
    }
    return render(request, "accounts/slip.html", context)
