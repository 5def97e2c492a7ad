"""How is an account asked for, and who decides?"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from liaison import clock
from liaison.accounts import actions
from liaison.accounts.forms.keeping import AnswerForm, AskForm
from liaison.accounts.middleware import PlaceRequest
from liaison.accounts.models import Account, AccountRequest
from liaison.accounts.queries import refusal_to_approve, requests_in
from liaison.accounts.views.keeping import show_slip
from liaison.core.access.asking import is_bound_to_own_unit
from liaison.units.queries import names_by_id, units_on

REQUESTS_ON_A_PAGE = 30


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: PlaceRequest) -> HttpResponse:
    units = units_on(request.place.pk, on=request.today)
    if is_bound_to_own_unit(request.actor):
        units = units.filter(pk=request.actor.unit_id or 0)
    form = AskForm(request.POST or None, actor=request.actor, units=units)
    if form.is_valid():
        wanted = {key: form.cleaned_data[key] for key in ("login", "person_name", "role", "unit", "reason")}
        try:
            with transaction.atomic():
                actions.ask_for_account(**wanted, by=request.actor, at=clock.now())
        except IntegrityError:
            form.add_error("login", _("已有一份同一账号的申请在等待批准。"))
        else:
            messages.success(request, _("申请已提交，等待安全管理员批准。"))
            return redirect("accounts:ask", request.place.pk)
    own = requests_in(request.place.pk).filter(asked_by_id=request.actor.account_id)
    context = {"form": form, **_page(request, own)}
    return render(request, "accounts/ask.html", context, status=422 if form.errors else 200)


@require_GET
def requests(request: PlaceRequest) -> HttpResponse:
    context = _page(request, requests_in(request.place.pk))
    return render(request, "accounts/requests.html", {**context, "form": AnswerForm(auto_id=False)})


@require_POST
@never_cache
def decide(request: PlaceRequest, pk: int) -> HttpResponse:
    wanted = AccountRequest.objects.filter(jurisdiction_id=request.place.pk, pk=pk).first()
    if wanted is None:
        raise Http404
    if request.POST.get("decision") == "approve":
        refusal = refusal_to_approve(wanted, request.actor, on=request.today)
        if refusal is None:
            return _approve(request, wanted)
        messages.error(request, _(refusal))
    else:
        _refuse(request, wanted)
    return redirect("accounts:requests", request.place.pk)


def _approve(request: PlaceRequest, wanted: AccountRequest) -> HttpResponse:
    by, now = request.actor, clock.now()
    slip = actions.approve_account_request(request=wanted, starts=request.today, by=by, at=now)
    account = Account.objects.get(login=wanted.login)
    if slip is not None:
        return show_slip(request, slip, account)
    messages.success(request, _("已批准：原账号增加了一个身份。"))
    return redirect("accounts:account", request.place.pk, account.pk)


def _refuse(request: PlaceRequest, wanted: AccountRequest) -> None:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("不批准时请写明理由。"))
        return
    answer = form.cleaned_data["answer"]
    try:
        actions.refuse_account_request(request=wanted, answer=answer, by=request.actor, at=clock.now())
    except PermissionDenied:
        messages.error(request, _("这份申请已经处理。"))
    else:
        messages.success(request, _("已答复：未批准。"))


def _page(request: PlaceRequest, found: QuerySet[AccountRequest]) -> dict[str, object]:
    page = Paginator(found, REQUESTS_ON_A_PAGE).get_page(request.GET.get("page"))
    names = names_by_id({each.unit_id for each in page.object_list if each.unit_id}, on=request.today)
    rows = [(each, names.get(each.unit_id, "")) for each in page.object_list]
    return {"page": page, "rows": rows}
