"""What does every page's frame need to know?"""

from django.conf import settings
from django.http import HttpRequest

from liaison import clock


def frame(request: HttpRequest) -> dict[str, object]:
    """Day, demo and seat for the frame; no queries, since error pages have it too."""
    return {
        "today": clock.today(),
        "day_is_fixed": clock.fixed_day() is not None,
        "is_demo": settings.LIAISON_DEMO,
        "seat": getattr(request, "seat", None),
        "seats": getattr(request, "seats", ()),
        "place": getattr(request, "place", None),
    }
