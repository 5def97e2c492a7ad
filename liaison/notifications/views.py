"""The inbox: what waits for the present seat."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from liaison.accounts.middleware import PlaceRequest
from liaison.notifications.queries import Asked, items_for


@require_GET
def inbox(request: PlaceRequest) -> HttpResponse:
    items = items_for(Asked(request.actor, request.today, request.seat.post_id))
    return render(request, "notifications/inbox.html", {"items": items})
