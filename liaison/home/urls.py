"""Addresses of the first page and of what belongs to no subject."""

from django.urls import path
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from liaison.home import views

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("health/", views.health, name="health"),
    path("language/", require_POST(set_language), name="set_language"),
    path("text-size/", views.set_text_size, name="set_text_size"),
]
