"""Which parts of the activities' pages stand on their own?"""

from typing import Any

from django import template
from django.conf import settings

from liaison.activities.forms.answering import ContestForm, FiledWordForm, SettleForm
from liaison.activities.forms.files import AttachmentForm
from liaison.activities.forms.outcomes import (
    FinishForm,
    FollowUpForm,
    MinutesForm,
    ObservationForm,
    OpinionForm,
    ReplyForm,
)
from liaison.activities.models import Activity
from liaison.activities.queries.files import files_of
from liaison.activities.queries.outcomes import outcomes_of
from liaison.activities.queries.seats import room_of
from liaison.activities.queries.words import words_of

register = template.Library()


@register.inclusion_tag("activities/_confirm.html", takes_context=True)
def confirming(context: dict[str, Any], activity: Activity) -> dict[str, Any]:
    """Who has said what about the entry, and what may be said next: {% confirming activity %}."""
    request = context["request"]
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "place": request.place,
        "activity": activity,
        "link_days": settings.LIAISON_LINK_DAYS,
        "words": words_of(activity, request.actor, on=request.today, parties=context.get("parties")),
        "contest_form": context.get("contest_form") or ContestForm(),
        "filed_form": context.get("filed_form") or FiledWordForm(),
        "settle_form": context.get("settle_form") or SettleForm(),
    }


@register.inclusion_tag("activities/_attendance.html", takes_context=True)
def attending(context: dict[str, Any], activity: Activity) -> dict[str, Any]:
    """Who is to come or has come, and what it counts for: {% attending activity %}."""
    request = context["request"]
    room = room_of(activity, on=request.today, parties=context.get("parties"), proposes=False)
    return {"request": request, "place": request.place, "activity": activity, "room": room}


@register.inclusion_tag("activities/_files.html", takes_context=True)
def filing(context: dict[str, Any], activity: Activity) -> dict[str, Any]:
    """Photos, minutes and sheets, and where more can be put: {% filing activity %}."""
    request = context["request"]
    form = AttachmentForm()
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "place": request.place,
        "activity": activity,
        "files": files_of(activity, request.actor, on=request.today),
        "form": form,
        "accept": form.fields["file"].widget.attrs["accept"],
    }


@register.inclusion_tag("activities/_after.html", takes_context=True)
def following(context: dict[str, Any], activity: Activity) -> dict[str, Any]:
    """What came of it, and what may still be noted: {% following activity %}."""
    request = context["request"]
    after = outcomes_of(
        activity,
        request.actor,
        post_id=request.seat.post_id,
        on=request.today,
        parties=context.get("parties"),
    )
    seen = {"seen": after.minutes_seen, "text": activity.minutes}
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "place": request.place,
        "activity": activity,
        "after": after,
        "minutes_form": context.get("minutes_form") or MinutesForm(initial=seen),
        "follow_up_form": context.get("follow_up_form") or FollowUpForm(units=after.units),
        "opinion_form": context.get("opinion_form") or OpinionForm(units=after.organisations),
        "observation_form": context.get("observation_form") or ObservationForm(units=after.hosts),
        "finish_form": context.get("finish_form") or FinishForm(initial={"done_on": request.today}),
        "finishing": context.get("finishing"),
        "reply_form": context.get("reply_form") or ReplyForm(),
        "replying": context.get("replying"),
    }
