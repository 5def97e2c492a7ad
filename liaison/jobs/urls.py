"""Addresses of what the machine does by itself."""

from django.urls import path

from liaison.jobs import views

app_name = "jobs"
urlpatterns = [
    path("places/<int:place>/jobs/", views.runs, name="runs"),
    path("places/<int:place>/jobs/run/", views.run_again, name="run_again"),
]
