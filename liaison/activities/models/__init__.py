"""What is held: activities, who came, what came of it, and how the other side is asked."""

from liaison.activities.models.activities import Activity, Attendance, EnteredHow
from liaison.activities.models.asking import CalendarFeed, ConfirmationLink, FeedScope
from liaison.activities.models.lists import ActivityList, ListedActivity
from liaison.activities.models.outcomes import FollowUp, Observation, Opinion

__all__ = [
    "Activity",
    "ActivityList",
    "Attendance",
    "CalendarFeed",
    "ConfirmationLink",
    "EnteredHow",
    "FeedScope",
    "FollowUp",
    "ListedActivity",
    "Observation",
    "Opinion",
]
