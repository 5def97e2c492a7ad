"""Which address shows what of the papers that units hand in?"""

from django.urls import path

from liaison.reports import views

app_name = "reports"
urlpatterns = [
    path("places/<int:place>/submissions/", views.show_submissions, name="submissions"),
    path("places/<int:place>/submissions/enter/", views.enter, name="enter"),
    path("places/<int:place>/submissions/<int:pk>/", views.show_submission, name="submission"),
    path("places/<int:place>/submissions/<int:pk>/confirm/", views.confirm, name="confirm"),
    path("places/<int:place>/submissions/<int:pk>/return/", views.give_back, name="give_back"),
    path("places/<int:place>/submissions/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("places/<int:place>/submissions/<int:pk>/scan/", views.add, name="add_scan"),
    path("places/<int:place>/submission-files/<int:pk>/", views.show_scan, name="scan"),
]
