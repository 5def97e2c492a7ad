"""Has nothing been done in this session for too long?"""

from django.conf import settings
from django.http import HttpRequest

from liaison import clock
from liaison.accounts.models.sessions import SEEN

NOTED_EVERY = 60  # seconds; a session is not written at every request


def is_idle(request: HttpRequest) -> bool:
    """Whether the session's time is up; if not, that it was seen now is noted, at most once a minute."""
    seen, limit = request.session.get(SEEN), settings.LIAISON_IDLE_MINUTES * 60
    if seen is None:
        return False
    now = clock.machine_now().timestamp()
    if limit and now - seen > limit:
        return True
    if now - seen > NOTED_EVERY:
        request.session[SEEN] = now
    return False
