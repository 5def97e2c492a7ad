"""Addresses of places, of posts and of those who hold them."""

from django.urls import path

from liaison.units.views import changes, people, places, posts, representation

app_name = "units"
urlpatterns = [
    path("places/", places.places, name="places"),
    path("places/found/", places.found_place, name="found_place"),
    path("places/<int:place>/people/", people.show_directory, name="directory"),
    path("places/<int:place>/people/missing/", people.show_missing, name="missing"),
    path("places/<int:place>/units/<int:pk>/posts/", posts.show_posts, name="posts"),
    path("places/<int:place>/posts/<int:pk>/", posts.show_post, name="post"),
    path("places/<int:place>/posts/<int:pk>/holder/", posts.change, name="change_holder"),
    path("places/<int:place>/posts/<int:pk>/contact/", posts.contact, name="contact"),
    path("places/<int:place>/posts/<int:pk>/keep/", posts.keep, name="keep_contact"),
    path("places/<int:place>/posts/<int:pk>/since/", posts.date_post, name="date_post"),
    path("places/<int:place>/posts/<int:pk>/end/", posts.end, name="end_post"),
    path("places/<int:place>/representations/", representation.representations, name="representations"),
    path(
        "places/<int:place>/representations/<int:pk>/", representation.representation, name="representation"
    ),
    path(
        "places/<int:place>/representations/<int:pk>/successor/",
        representation.replace,
        name="replace_representative",
    ),
    path("places/<int:place>/representations/<int:pk>/end/", representation.end, name="end_representation"),
    path("places/<int:place>/changes/<int:pk>/", changes.show_change, name="change"),
]
