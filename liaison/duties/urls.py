"""Which address shows what of the duties?"""

from django.urls import path

from liaison.duties.views import (
    assigned,
    board,
    chasing,
    circumstances,
    finding,
    heat,
    leave,
    planning,
    rehearsal,
)

app_name = "duties"
urlpatterns = [
    path("places/<int:place>/board/", board.show_own, name="own"),
    path("places/<int:place>/board/<int:pk>/", board.show_board, name="board"),
    path("places/<int:place>/findings/<int:pk>/", finding.show_finding, name="finding"),
    path("places/<int:place>/rehearsals/<int:pk>/", rehearsal.show_rehearsal, name="rehearsal"),
    path("places/<int:place>/leave/", leave.show_leave, name="leave"),
    path("places/<int:place>/leave/exempt/", leave.give_exemption, name="exempt"),
    path("places/<int:place>/leave/extend/", leave.give_extension, name="extend"),
    path(
        "places/<int:place>/leave/exemptions/<int:pk>/withdraw/",
        leave.take_back_exemption,
        name="take_back_exemption",
    ),
    path(
        "places/<int:place>/leave/extensions/<int:pk>/withdraw/",
        leave.take_back_extension,
        name="take_back_extension",
    ),
    path("places/<int:place>/tracking/", circumstances.keep_track, name="tracking"),
    path("places/<int:place>/successions/", circumstances.succeed, name="successions"),
    path(
        "places/<int:place>/successions/<int:pk>/withdraw/",
        circumstances.withdraw,
        name="withdraw_succession",
    ),
    path("places/<int:place>/mine/", assigned.show_mine, name="mine"),
    path("places/<int:place>/plan/", planning.show_plan, name="plan"),
    path("places/<int:place>/heat/", heat.show_heat, name="heat"),
    path(
        "places/<int:place>/between/<int:department>/<int:organisation>/", heat.show_between, name="between"
    ),
    path("places/<int:place>/chase/", chasing.show_chase, name="chase"),
]
