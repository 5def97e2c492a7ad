"""Which activities does somebody see, and what is said of each?"""

from liaison.activities.queries.reading import activity_seen, planned_activities, seen_activities
from liaison.activities.queries.said import said_of

__all__ = ["activity_seen", "planned_activities", "said_of", "seen_activities"]
