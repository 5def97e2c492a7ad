"""Which address shows what of the duties?"""

from django.urls import path

from liaison.duties.views import assigned, board, chasing, finding, heat, planning, rehearsal

app_name = "duties"
urlpatterns = [
    path("places/<int:place>/board/", board.show_own, name="own"),
    path("places/<int:place>/board/<int:pk>/", board.show_board, name="board"),
    path("places/<int:place>/findings/<int:pk>/", finding.show_finding, name="finding"),
    path("places/<int:place>/rehearsals/<int:pk>/", rehearsal.show_rehearsal, name="rehearsal"),
    path("places/<int:place>/mine/", assigned.show_mine, name="mine"),
    path("places/<int:place>/plan/", planning.show_plan, name="plan"),
    path("places/<int:place>/heat/", heat.show_heat, name="heat"),
    path(
        "places/<int:place>/between/<int:department>/<int:organisation>/", heat.show_between, name="between"
    ),
    path("places/<int:place>/chase/", chasing.show_chase, name="chase"),
]
