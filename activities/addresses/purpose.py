"""Purpose: what it says, agreeing it, the duty to involve, and who was told."""

from django.urls import path

from activities.views.purpose import agreeing, changing, duty, reading, telling

addresses = [
    path("activities/<uuid:activity_id>/purpose/", reading.PurposeDetail.as_view(), name="purpose"),
    path("activities/<uuid:activity_id>/purpose/change/", changing.PurposeUpdate.as_view(), name="purpose-update"),
    path(
        "activities/<uuid:activity_id>/purpose/put-to-people/",
        agreeing.PurposePropose.as_view(),
        name="purpose-propose",
    ),
    path(
        "activities/<uuid:activity_id>/purpose/take-back/",
        agreeing.ProposalTakeBack.as_view(),
        name="proposal-take-back",
    ),
    path(
        "activities/<uuid:activity_id>/purpose/texts/<int:number>/",
        reading.PurposeProposalDetail.as_view(),
        name="purpose-proposal",
    ),
    path("activities/<uuid:activity_id>/purpose/lock/", agreeing.PurposeLock.as_view(), name="purpose-lock"),
    path("activities/<uuid:activity_id>/purpose/amend/", agreeing.PurposeAmend.as_view(), name="purpose-amend"),
    path("activities/<uuid:activity_id>/purpose/amend/drop/", agreeing.AmendmentDrop.as_view(), name="amendment-drop"),
    path(
        "activities/<uuid:activity_id>/purpose/versions/<int:number>/",
        reading.PurposeVersionDetail.as_view(),
        name="purpose-version",
    ),
    path("activities/<uuid:activity_id>/purpose/compare/", reading.PurposeCompare.as_view(), name="purpose-compare"),
    path("activities/<uuid:activity_id>/purpose/legal-duty/", duty.LegalDuty.as_view(), name="legal-duty"),
    path(
        "activities/<uuid:activity_id>/purpose/legal-duty/check/",
        duty.LegalDutyCheckCreate.as_view(),
        name="legal-duty-check",
    ),
    path("activities/<uuid:activity_id>/purpose/told/", telling.CommunicationLog.as_view(), name="communications"),
    path(
        "activities/<uuid:activity_id>/purpose/told/add/",
        telling.CommunicationCreate.as_view(),
        name="communication-create",
    ),
    path(
        "activities/<uuid:activity_id>/purpose/told/<int:pk>/",
        telling.CommunicationUpdate.as_view(),
        name="communication-update",
    ),
    path(
        "activities/<uuid:activity_id>/purpose/told/<int:pk>/remove/",
        telling.CommunicationDelete.as_view(),
        name="communication-delete",
    ),
    path("organisations/<int:organisation_id>/duty-advice/", duty.DutyAdviceDetail.as_view(), name="duty-advice"),
    path(
        "organisations/<int:organisation_id>/duty-advice/change/",
        duty.DutyAdviceUpdate.as_view(),
        name="duty-advice-update",
    ),
    path(
        "organisations/<int:organisation_id>/duty-advice/<int:version>/",
        duty.DutyAdviceDetail.as_view(),
        name="duty-advice-version",
    ),
    path("activities/<uuid:activity_id>/topics/add/", changing.TopicCreate.as_view(), name="topic-create"),
    path("activities/<uuid:activity_id>/topics/<int:pk>/", changing.TopicUpdate.as_view(), name="topic-update"),
    path("activities/<uuid:activity_id>/topics/<int:pk>/remove/", changing.TopicDelete.as_view(), name="topic-delete"),
    path("activities/<uuid:activity_id>/outcomes/add/", changing.OutcomeCreate.as_view(), name="outcome-create"),
    path("activities/<uuid:activity_id>/outcomes/<int:pk>/", changing.OutcomeUpdate.as_view(), name="outcome-update"),
    path(
        "activities/<uuid:activity_id>/outcomes/<int:pk>/remove/",
        changing.OutcomeDelete.as_view(),
        name="outcome-delete",
    ),
]
