"""Does what a form asks come about, and how does a refusal reach whoever sent it?"""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.core.refusals import ActionRefused
from liaison.files.views.guarded import is_unmarked

Act = Callable[..., object]  # takes what was typed; and by whom, at which moment and on which day it is done


def is_carried_out(request: PlaceRequest, form: Form, act: Act) -> bool:
    """Whether a valid form without marks was acted upon; every reason why not stands on the form."""
    if not form.is_valid() or not is_unmarked(request, form):
        return False
    try:
        act(form.cleaned_data, by=request.actor, at=clock.now(), on=request.today)
    except ActionRefused as refused:
        refuse(form, refused)
    return form.is_valid()


def refuse(form: Form, refused: ActionRefused) -> None:
    """Every reason stands above the form, as its own errors do."""
    for refusal in refused.refusals:
        form.add_error(None, refusal.reason)


def tell(request: PlaceRequest, refused: ActionRefused) -> None:
    """Every reason stands above the page that comes next."""
    for refusal in refused.refusals:
        messages.error(request, refusal.reason)
