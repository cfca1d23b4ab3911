"""The site map of the organisation's own pages, for administrators."""

from django.urls import path

from accounts import keeping, views

app_name = "accounts"

urlpatterns = [
    path("organisations/<int:organisation_id>/", views.OrganisationDetail.as_view(), name="organisation-detail"),
    path("organisations/<int:organisation_id>/change/", views.OrganisationUpdate.as_view(), name="organisation-update"),
    path(
        "organisations/<int:organisation_id>/privacy-notice/",
        views.PrivacyNoticePublish.as_view(),
        name="privacy-notice-publish",
    ),
    path("organisations/<int:organisation_id>/teams/add/", views.TeamCreate.as_view(), name="team-create"),
    path(
        "organisations/<int:organisation_id>/support-contacts/add/",
        views.SupportContactCreate.as_view(),
        name="support-contact-create",
    ),
    path(
        "organisations/<int:organisation_id>/support-contacts/<int:pk>/remove/",
        views.SupportContactDelete.as_view(),
        name="support-contact-delete",
    ),
    path(
        "organisations/<int:organisation_id>/members/add/", views.MembershipCreate.as_view(), name="membership-create"
    ),
    path(
        "organisations/<int:organisation_id>/members/<int:pk>/",
        views.MembershipUpdate.as_view(),
        name="membership-update",
    ),
    path(
        "organisations/<int:organisation_id>/members/<int:pk>/remove/",
        views.MembershipDelete.as_view(),
        name="membership-delete",
    ),
    path("drafts/keep/", keeping.DraftKeep.as_view(), name="draft-keep"),
    path("drafts/<int:pk>/drop/", keeping.DraftDrop.as_view(), name="draft-drop"),
    path("organisation/", views.OrganisationChoose.as_view(), name="organisation"),
]
