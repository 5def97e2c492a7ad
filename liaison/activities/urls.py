"""Which address shows what of the activities?"""

from django.urls import path, register_converter
from django.urls.converters import IntConverter, StringConverter

from liaison.activities.views import (
    answering,
    attending,
    calendar,
    clashes,
    entering,
    feeds,
    files,
    links,
    listing,
    lists,
    months,
    outcomes,
    page,
    pairs,
    sheets,
    steps,
    withdrawing,
)


class RowNumber(IntConverter):
    """A number that a row can have: outside, nobody has looked at the address before the database does."""

    regex = "[0-9]{1,18}"


class Token(StringConverter):
    """The characters of a token; the database cannot even be asked for some others."""

    regex = "[0-9A-Za-z_-]+"


register_converter(RowNumber, "row_number")
register_converter(Token, "token")

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
    path("places/<int:place>/activities/<int:pk>/files/", files.add_files, name="add_files"),
    path("places/<int:place>/activities/<int:pk>/photos/", files.photos, name="photos"),
    path("places/<int:place>/activities/files/<int:pk>/", files.show_attachment, name="attachment"),
    path("places/<int:place>/activities/files/<int:pk>/preview/", files.show_preview, name="preview"),
    path("places/<int:place>/activities/files/<int:pk>/remove/", files.remove, name="remove_attachment"),
    path("places/<int:place>/activities/rows/", lists.enter_rows, name="enter_rows"),
    path("places/<int:place>/activities/lists/", lists.show_lists, name="lists"),
    path("places/<int:place>/activities/lists/activities.xlsx", lists.template, name="list_template"),
    path("places/<int:place>/activities/lists/<int:pk>/", lists.show_list, name="list"),
    path("places/<int:place>/activities/lists/<int:pk>/mend/", lists.mend, name="mend_list"),
    path("places/<int:place>/activities/lists/<int:pk>/take/", lists.take, name="take_list"),
    path("places/<int:place>/activities/lists/<int:pk>/undo/", lists.undo, name="undo_list"),
    path("places/<int:place>/activities/<int:pk>/minutes/", outcomes.minutes, name="minutes"),
    path("places/<int:place>/activities/<int:pk>/follow-ups/", outcomes.add_follow_up, name="add_follow_up"),
    path("places/<int:place>/activities/<int:pk>/opinions/", outcomes.add_opinion, name="add_opinion"),
    path(
        "places/<int:place>/activities/<int:pk>/observations/",
        outcomes.add_observation,
        name="add_observation",
    ),
    path("places/<int:place>/activities/<int:pk>/merge/", outcomes.merge, name="merge"),
    path("places/<int:place>/follow-ups/<int:pk>/", outcomes.finish, name="finish_follow_up"),
    path("places/<int:place>/observations/<int:pk>/", outcomes.reply, name="reply_to_observation"),
    path(
        "places/<int:place>/follow-ups/<int:pk>/withdraw/", withdrawing.follow_up, name="withdraw_follow_up"
    ),
    path("places/<int:place>/opinions/<int:pk>/withdraw/", withdrawing.opinion, name="withdraw_opinion"),
    path(
        "places/<int:place>/observations/<int:pk>/withdraw/",
        withdrawing.observation,
        name="withdraw_observation",
    ),
    path("places/<int:place>/activities/confirm/", months.confirm_month, name="confirm_month"),
    path("places/<int:place>/activities/sheet/", sheets.sheet, name="sheet"),
    path("places/<int:place>/activities/sheet/file/", sheets.file_sheet, name="file_sheet"),
    path("places/<int:place>/links/", links.show_links, name="links"),
    path("places/<int:place>/links/make/", links.make, name="make_link"),
    path("places/<int:place>/links/<int:pk>/revoke/", links.revoke, name="revoke_link"),
    path("places/<int:place>/calendar/", calendar.show_calendar, name="calendar"),
    path("places/<int:place>/calendar/feeds/", feeds.show_feeds, name="feeds"),
    path("places/<int:place>/calendar/feeds/make/", feeds.make, name="make_feed"),
    path("places/<int:place>/calendar/feeds/<int:pk>/revoke/", feeds.revoke, name="revoke_feed"),
    path("places/<int:place>/calendar/clashes/", clashes.show_clashes, name="clashes"),
    path("places/<int:place>/pairs/<int:department>/<int:organisation>/", pairs.show_pair, name="pair"),
    path("cal/<row_number:at>/<token:token>.ics", feeds.feed, name="feed"),
    path("c/<row_number:at>/<token:token>/", links.open_link, name="by_link"),
]
