"""Which address shows what of the activities?"""

from django.urls import path

from liaison.activities.views import answering, attending, entering, links, listing, months, page, steps

app_name = "activities"
urlpatterns = [
    path("places/<int:place>/activities/", listing.show_activities, name="activities"),
    path("places/<int:place>/activities/enter/", entering.enter, name="enter"),
    path("places/<int:place>/activities/<int:pk>/", page.show_activity, name="activity"),
    path("places/<int:place>/activities/<int:pk>/edit/", entering.edit, name="edit"),
    path("places/<int:place>/activities/<int:pk>/held/", steps.held, name="held"),
    path("places/<int:place>/activities/<int:pk>/postpone/", steps.postpone, name="postpone"),
    path("places/<int:place>/activities/<int:pk>/cancel/", steps.cancel, name="cancel"),
    path("places/<int:place>/activities/<int:pk>/confirm/", answering.confirm, name="confirm"),
    path("places/<int:place>/activities/<int:pk>/contest/", answering.contest, name="contest"),
    path("places/<int:place>/activities/<int:pk>/file-word/", answering.file_word, name="file_word"),
    path("places/<int:place>/activities/<int:pk>/settle/", answering.settle, name="settle"),
    path("places/<int:place>/activities/<int:pk>/attendance/", attending.note, name="attendance"),
    path("places/<int:place>/activities/<int:pk>/attendance/add/", attending.add_seat, name="add_seat"),
    path("places/<int:place>/activities/<int:pk>/sign-in/", attending.sign, name="sign_in"),
    path("places/<int:place>/activities/<int:pk>/sign-in/sheet/", attending.sheet, name="sign_in_sheet"),
    path("places/<int:place>/activities/<int:pk>/sign-in/file/", attending.sheet_file, name="sign_in_file"),
    path("places/<int:place>/activities/confirm/", months.confirm_month, name="confirm_month"),
    path("places/<int:place>/activities/sheet/", months.sheet, name="sheet"),
    path("places/<int:place>/links/", links.show_links, name="links"),
    path("places/<int:place>/links/make/", links.make, name="make_link"),
    path("places/<int:place>/links/<int:pk>/revoke/", links.revoke, name="revoke_link"),
    path("c/<int:at>/<str:token>/", links.open_link, name="by_link"),
]
