"""Principles: value cards, commitments and what everybody agreed to."""

from django.urls import path

from activities.views import discussions, principles, value_cards

addresses = [
    path("activities/<uuid:activity_id>/principles/", principles.Principles.as_view(), name="principles"),
    path(
        "activities/<uuid:activity_id>/commitments/add/",
        principles.CommitmentCreate.as_view(),
        name="commitment-create",
    ),
    path(
        "activities/<uuid:activity_id>/commitments/<int:pk>/",
        principles.CommitmentUpdate.as_view(),
        name="commitment-update",
    ),
    path(
        "activities/<uuid:activity_id>/commitments/<int:pk>/remove/",
        principles.CommitmentDelete.as_view(),
        name="commitment-delete",
    ),
    path("activities/<uuid:activity_id>/commitments/concerns/", principles.ConcernsUpdate.as_view(), name="concerns"),
    path("activities/<uuid:activity_id>/agreement/", principles.AgreementAgree.as_view(), name="agreement-agree"),
    path(
        "activities/<uuid:activity_id>/agreement/versions/<int:number>/",
        principles.AgreementVersionDetail.as_view(),
        name="agreement-version",
    ),
    path("activities/<uuid:activity_id>/cards/", value_cards.ValueCards.as_view(), name="value-cards"),
    path("activities/<uuid:activity_id>/cards/add/", value_cards.ValueCardCreate.as_view(), name="value-card-create"),
    path(
        "activities/<uuid:activity_id>/cards/<int:pk>/",
        value_cards.ValueCardUpdate.as_view(),
        name="value-card-update",
    ),
    path(
        "activities/<uuid:activity_id>/cards/<int:pk>/turn/",
        value_cards.ValueCardTurn.as_view(),
        name="value-card-turn",
    ),
    path(
        "activities/<uuid:activity_id>/discussions/add/",
        discussions.DiscussionCreate.as_view(),
        name="discussion-create",
    ),
    path(
        "activities/<uuid:activity_id>/discussions/<int:pk>/", discussions.DiscussionDetail.as_view(), name="discussion"
    ),
    path(
        "activities/<uuid:activity_id>/discussions/<int:pk>/correct/",
        discussions.DiscussionCorrect.as_view(),
        name="discussion-correct",
    ),
    path("activities/<uuid:activity_id>/reviews/add/", discussions.ReviewDateCreate.as_view(), name="review-create"),
    path(
        "activities/<uuid:activity_id>/reviews/<int:pk>/", discussions.ReviewDateUpdate.as_view(), name="review-update"
    ),
    path(
        "activities/<uuid:activity_id>/reviews/<int:pk>/remove/",
        discussions.ReviewDateDelete.as_view(),
        name="review-delete",
    ),
]
