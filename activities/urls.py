"""The site map of planning: an activity and its stages Principles, Purpose and Process."""

from django.urls import path

from activities.views import activities, principles, process, purpose

app_name = "activities"

urlpatterns = [
    path("activities/", activities.ActivityList.as_view(), name="activity-list"),
    path("activities/add/", activities.ActivityCreate.as_view(), name="activity-create"),
    path("activities/<uuid:pk>/", activities.ActivityDetail.as_view(), name="activity-detail"),
    path("activities/<uuid:pk>/change/", activities.ActivityUpdate.as_view(), name="activity-update"),
    path("activities/<uuid:pk>/move/<slug:status>/", activities.ActivityMove.as_view(), name="activity-move"),
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
    path("activities/<uuid:activity_id>/purpose/", purpose.PurposeDetail.as_view(), name="purpose"),
    path("activities/<uuid:activity_id>/purpose/change/", purpose.PurposeUpdate.as_view(), name="purpose-update"),
    path("activities/<uuid:activity_id>/purpose/lock/", purpose.PurposeLock.as_view(), name="purpose-lock"),
    path("activities/<uuid:activity_id>/purpose/amend/", purpose.PurposeAmend.as_view(), name="purpose-amend"),
    path("activities/<uuid:activity_id>/purpose/amend/drop/", purpose.AmendmentDrop.as_view(), name="amendment-drop"),
    path(
        "activities/<uuid:activity_id>/purpose/versions/<int:number>/",
        purpose.PurposeVersionDetail.as_view(),
        name="purpose-version",
    ),
    path("activities/<uuid:activity_id>/topics/add/", purpose.TopicCreate.as_view(), name="topic-create"),
    path("activities/<uuid:activity_id>/topics/<int:pk>/", purpose.TopicUpdate.as_view(), name="topic-update"),
    path("activities/<uuid:activity_id>/topics/<int:pk>/remove/", purpose.TopicDelete.as_view(), name="topic-delete"),
    path("activities/<uuid:activity_id>/outcomes/add/", purpose.OutcomeCreate.as_view(), name="outcome-create"),
    path("activities/<uuid:activity_id>/outcomes/<int:pk>/", purpose.OutcomeUpdate.as_view(), name="outcome-update"),
    path(
        "activities/<uuid:activity_id>/outcomes/<int:pk>/remove/",
        purpose.OutcomeDelete.as_view(),
        name="outcome-delete",
    ),
    path("activities/<uuid:activity_id>/process/", process.Process.as_view(), name="process"),
    path("activities/<uuid:activity_id>/process/add/", process.ArrangementCreate.as_view(), name="arrangement-create"),
    path(
        "activities/<uuid:activity_id>/process/<int:pk>/",
        process.ArrangementUpdate.as_view(),
        name="arrangement-update",
    ),
]
