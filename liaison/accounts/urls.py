"""Addresses of accounts and seats."""

from django.urls import path

from liaison.accounts import views

app_name = "accounts"
urlpatterns = [
    path("log-in/", views.LogIn.as_view(), name="log_in"),
    path("log-out/", views.log_out, name="log_out"),
    path("seat/", views.take_seat, name="take_seat"),
    path("password/", views.change_password, name="change_password"),
    path("places/<int:place>/accounts/", views.accounts, name="accounts"),
]
