"""Which app answers which address?"""

from django.urls import include, path

urlpatterns = [
    path("", include("liaison.home.urls")),
    path("", include("liaison.manual.urls")),
    path("", include("liaison.accounts.urls")),
    path("", include("liaison.record.urls")),
    path("", include("liaison.jobs.urls")),
    path("", include("liaison.units.urls")),
    path("", include("liaison.workdays.urls")),
    path("", include("liaison.notifications.urls")),
    path("", include("liaison.schemes.urls")),
    path("", include("liaison.duties.urls")),
    path("", include("liaison.activities.urls")),
    path("", include("liaison.reports.urls")),
    path("", include("liaison.exports.urls")),
    path("", include("liaison.offices.urls")),
]
