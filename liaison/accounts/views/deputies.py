"""Who acts in my stead while I am away? Named by whoever holds the post, for a time."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from liaison import clock
from liaison.accounts import actions
from liaison.accounts.forms.keeping import DeputyForm
from liaison.accounts.middleware import PlaceRequest
from liaison.accounts.queries import deputies_of, seats_in_unit


@require_http_methods(["GET", "HEAD", "POST"])
def deputies(request: PlaceRequest) -> HttpResponse:
    seat, today = request.seat, request.today
    own_post = seat.post_id if seat.deputy_for_id is None else None  # a deputy names no deputy
    colleagues = seats_in_unit(seat.unit_id or 0, on=today).exclude(account_id=seat.account_id)
    form = DeputyForm(request.POST or None, seats=list(colleagues), today=today) if own_post else None
    if form is not None and form.is_valid():
        chosen = form.chosen()
        actions.name_deputy(
            of=seat,
            account=chosen.account,
            person=chosen.person,
            starts=form.cleaned_data["starts"],
            ends=form.cleaned_data["ends"] + timedelta(days=1),
            by=request.actor,
            at=clock.now(),
        )
        messages.success(request, _("已指定代行人，对方登录后可选择这一身份。"))
        return redirect("accounts:deputies")
    rows = [
        (deputy, deputy.ends - timedelta(days=1))
        for deputy in (deputies_of(own_post, on=today) if own_post else ())
        if deputy.ends
    ]
    return render(request, "accounts/deputies.html", {"form": form, "rows": rows, "post": seat.post})


@require_POST
def end_deputy(request: PlaceRequest) -> HttpResponse:
    wanted, post = request.POST.get("seat", ""), request.seat.post_id
    if not wanted.isdecimal() or post is None:
        return redirect("accounts:deputies")
    seat = deputies_of(post, on=request.today).filter(pk=int(wanted)).first()
    if seat is None:
        raise Http404
    actions.end_seat(seat=seat, ends=max(request.today, seat.starts), by=request.actor, at=clock.now())
    messages.success(request, _("代行已提前结束。"))
    return redirect("accounts:deputies")
