"""Addresses of bringing an office in."""

from django.urls import path

from liaison.offices import views

app_name = "offices"
urlpatterns = [
    path("places/<int:place>/office/", views.bring_in, name="bring_in"),
    path("places/<int:place>/office/people.xlsx", views.template, name="template"),
    path("places/<int:place>/office/<int:pk>/", views.preview, name="preview"),
    path("places/<int:place>/office/<int:pk>/undo/", views.undo, name="undo"),
    path("places/<int:place>/office/accounts/", views.open_accounts, name="open_accounts"),
]
