"""Addresses of places."""

from django.urls import path

from liaison.units import views

app_name = "units"
urlpatterns = [
    path("places/", views.places, name="places"),
    path("places/found/", views.found_place, name="found_place"),
]
