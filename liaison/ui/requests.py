"""What does a request know once it has passed its door, whatever the page?"""

from datetime import date

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from liaison.core.access.actor import Actor


class ActorRequest(HttpRequest):
    """A request of somebody who acts from a seat."""

    actor: Actor
    today: date
    htmx: HtmxDetails
