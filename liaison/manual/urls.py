"""Addresses of the manual."""

from django.urls import path

from liaison.manual import views

app_name = "manual"
urlpatterns = [
    path("help/", views.show_contents, name="contents"),
    path("help/<int:pk>/", views.show_chapter, name="chapter"),
]
