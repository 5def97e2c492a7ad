"""Addresses of what can be taken along."""

from django.urls import path

from liaison.exports import views

app_name = "exports"
urlpatterns = [
    path("places/<int:place>/exports/", views.show_menu, name="menu"),
    path("places/<int:place>/exports/take/", views.take, name="take"),
]
