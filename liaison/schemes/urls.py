"""Addresses of notices under review and of schemes in force."""

from django.urls import path

from liaison.schemes.views import compare, drafts, matrix, order, review, scheme

app_name = "schemes"
urlpatterns = [
    path("places/<int:place>/matrix/", matrix.show_matrix, name="matrix"),
    path("places/<int:place>/order/", order.show_order, name="order"),
    path("places/<int:place>/units/<int:pk>/move/", order.move, name="move_unit"),
    path("places/<int:place>/compare/", compare.show_comparison, name="compare"),
    path("places/<int:place>/drafts/<int:pk>/compare/", compare.show_draft_comparison, name="compare_draft"),
    path("places/<int:place>/rules/<int:pk>/", scheme.show_rule, name="rule"),
    path("places/<int:place>/leaders/", scheme.show_leaders, name="leaders"),
    path("places/<int:place>/duties/", scheme.show_duties, name="duties"),
    path("places/<int:place>/units/<int:pk>/", scheme.show_unit, name="unit"),
    path("places/<int:place>/history/", scheme.show_history, name="history"),
    path("places/<int:place>/versions/<int:pk>/", scheme.show_version, name="version"),
    path("places/<int:place>/drafts/", drafts.show_drafts, name="drafts"),
    path("places/<int:place>/drafts/upload/", drafts.upload, name="upload"),
    path("places/<int:place>/drafts/<int:pk>/", review.show_review, name="review"),
    path("places/<int:place>/drafts/<int:pk>/original/", drafts.download_original, name="original"),
    path("places/<int:place>/drafts/<int:pk>/discard/", drafts.discard, name="discard"),
    path("places/<int:place>/drafts/<int:pk>/accept/", review.accept, name="accept_section"),
    path("places/<int:place>/drafts/<int:pk>/issue/", review.issue, name="issue"),
    path("places/<int:place>/proposals/<int:pk>/edit/", review.edit, name="edit_proposal"),
    path("places/<int:place>/proposals/<int:pk>/decide/", review.decide, name="decide_proposal"),
    path("places/<int:place>/bodies/<int:pk>/match/", review.match, name="match_body"),
]
