"""Addresses of the record."""

from django.urls import path

from liaison.record import views

app_name = "record"
urlpatterns = [
    path("places/<int:place>/record/", views.entries, name="entries"),
    path("places/<int:place>/record/export/", views.export, name="export"),
    path("places/<int:place>/record/head/", views.show_head, name="head"),
]
