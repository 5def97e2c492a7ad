"""What is put behind the doors of the house? What was held, links and calendars, deputies, sessions."""

from django.conf import settings

from liaison.accounts.models import Seat
from liaison.activities.actions import make_link
from liaison.activities.actions.feeds import make_feed
from liaison.activities.models import Activity, ActivityList, CalendarFeed, ConfirmationLink, FeedScope
from liaison.core.access.permissions import Permission
from liaison.core.access.roles import ROLES
from liaison.tenancy.door import entered
from tests import build, build_activities, build_reports, cast
from tests.cast import City
from tests.settings import TODAY


def activity_of(city: City) -> Activity:
    by = city.actor("department_officer")
    with entered({city.place.pk}):
        held = build_activities.activity(by=by, hosts=[city.units["教育局"]], guests=[city.units["民盟"]])
        build_activities.photo(held, by=by)
        build_activities.follow_up(held, city.units["教育局"], by=by)
        build_activities.opinion(held, city.units["民盟"], by=by)
        checked = build_activities.activity(
            by=by,
            hosts=[city.units["教育局"]],
            guests=[city.units["民盟"]],
            kind="law_enforcement_check",
            what="校外培训执法检查",
        )
        build_activities.observation(checked, city.units["教育局"], by=by)
        build_reports.submission(city.units["教育局"], by=by)
        build_reports.submission(city.units["民盟"], by=city.actor("organisation_officer"))
        return held


def link_of(activity: Activity, city: City) -> tuple[ConfirmationLink, str]:
    with entered({city.place.pk}):
        by = city.actor("department_officer")
        return make_link(
            unit=city.units["民盟"], activity=activity, month=None, by=by, at=build.NOW, on=TODAY
        )


def feeds_of(city: City) -> dict[str, tuple[CalendarFeed, str]]:
    """Each calendar is its seat's own."""
    may_read = [role.code for role in ROLES.values() if Permission.SEE_ACTIVITIES in role.permissions]
    with entered({city.place.pk}):
        return {
            role: make_feed(seat=city.seats[role], scope=FeedScope.MINE, by=city.actor(role), at=build.NOW)
            for role in may_read
        }


def activity_lists_of(city: City) -> dict[str, ActivityList]:
    """Each seat sees the lists that it has brought in."""
    may_enter = [role.code for role in ROLES.values() if Permission.ENTER_ACTIVITIES in role.permissions]
    return {role: build_activities.activity_list(by=city.actor(role)) for role in may_enter}


def deputies_of(city: City) -> dict[str, Seat]:
    """Each has an account of their own, so that nobody has to choose between seats."""
    may_name = [role for role in ROLES.values() if Permission.NAME_DEPUTIES in role.permissions]
    return {
        role.code: build.deputy(of=city.seats[role.code], login=f"deputy.{number}")
        for number, role in enumerate(may_name)
    }


def sessions_of(city: City) -> dict[str, str]:
    return {
        role: cast.client(seat).cookies[settings.SESSION_COOKIE_NAME].value
        for role, seat in city.seats.items()
    }
