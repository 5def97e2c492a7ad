"""Address of the inbox."""

from django.urls import path

from liaison.notifications import views

app_name = "notifications"
urlpatterns = [path("inbox/", views.inbox, name="inbox")]
