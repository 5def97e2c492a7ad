"""Addresses of accounts and seats."""

from django.urls import path

from liaison.accounts.views import deputies, explain, founding, keeping, log_in, own, requests, single_sign_on

app_name = "accounts"
urlpatterns = [
    path("log-in/", log_in.LogIn.as_view(), name="log_in"),
    path("log-in/code/", log_in.second_step, name="second_step"),
    path("log-in/office/", single_sign_on.start, name="single_sign_on"),
    path("log-in/office/return/", single_sign_on.arrive, name="single_sign_on_return"),
    path("log-out/", log_in.log_out, name="log_out"),
    path("seat/", own.take_seat, name="take_seat"),
    path("stay/", own.stay, name="stay"),
    path("account/", own.own, name="own"),
    path("account/password/", own.change_password, name="change_password"),
    path("account/sessions/", own.end_session, name="end_session"),
    path("account/second-factor/", own.second_factor, name="second_factor"),
    path("account/information/", own.information, name="information"),
    path("deputies/", deputies.deputies, name="deputies"),
    path("deputies/end/", deputies.end_deputy, name="end_deputy"),
    path("places/<int:place>/posts/<int:pk>/deputies/", deputies.deputies_of_post, name="deputies_of_post"),
    path("places/<int:place>/deputies/<int:pk>/end/", deputies.end_deputy_of_post, name="end_deputy_of_post"),
    path("places/administrators/", founding.appoint, name="appoint"),
    path("places/<int:place>/accounts/", keeping.accounts, name="accounts"),
    path("places/<int:place>/accounts/unused/", keeping.unused, name="unused"),
    path("places/<int:place>/accounts/requests/", requests.requests, name="requests"),
    path("places/<int:place>/accounts/requests/new/", requests.ask, name="ask"),
    path("places/<int:place>/accounts/requests/<int:pk>/", requests.decide, name="decide"),
    path("places/<int:place>/accounts/why/", explain.explanation, name="explain"),
    path("places/<int:place>/accounts/<int:pk>/", keeping.account, name="account"),
    path("places/<int:place>/accounts/<int:pk>/change/", keeping.change, name="change"),
]
