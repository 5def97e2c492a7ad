"""Addresses of the working calendar of a place."""

from django.urls import path

from liaison.workdays import views

app_name = "workdays"
urlpatterns = [
    path("places/<int:place>/workdays/", views.show_calendar, name="calendar"),
    path("places/<int:place>/workdays/day/", views.change_day, name="day"),
    path("places/<int:place>/workdays/year/", views.bring_in_year, name="year"),
]
