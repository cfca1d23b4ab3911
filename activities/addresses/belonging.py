"""Where an activity belongs: programmes, strategies and partners."""

from django.urls import path

from activities.views import belonging, programmes, strategies

addresses = [
    path("activities/<uuid:activity_id>/belongs/", belonging.Belonging.as_view(), name="belonging"),
    path("activities/<uuid:activity_id>/belongs/change/", belonging.BelongingUpdate.as_view(), name="belonging-update"),
    path("activities/<uuid:activity_id>/partners/add/", belonging.PartnerCreate.as_view(), name="partner-create"),
    path("activities/<uuid:activity_id>/partners/<int:pk>/", belonging.PartnerUpdate.as_view(), name="partner-update"),
    path(
        "activities/<uuid:activity_id>/partners/<int:pk>/remove/",
        belonging.PartnerDelete.as_view(),
        name="partner-delete",
    ),
    path("activities/programmes/", programmes.ProgrammeList.as_view(), name="programme-list"),
    path(
        "activities/programmes/of/<int:organisation_id>/add/",
        programmes.ProgrammeCreate.as_view(),
        name="programme-create",
    ),
    path("activities/programmes/<int:pk>/", programmes.ProgrammeDetail.as_view(), name="programme"),
    path("activities/programmes/<int:pk>/change/", programmes.ProgrammeUpdate.as_view(), name="programme-update"),
    path("activities/programmes/<int:pk>/remove/", programmes.ProgrammeDelete.as_view(), name="programme-delete"),
    path("activities/strategies/", strategies.StrategyList.as_view(), name="strategy-list"),
    path(
        "activities/strategies/of/<int:organisation_id>/add/",
        strategies.StrategyCreate.as_view(),
        name="strategy-create",
    ),
    path("activities/strategies/<int:pk>/", strategies.StrategyDetail.as_view(), name="strategy"),
    path("activities/strategies/<int:pk>/change/", strategies.StrategyUpdate.as_view(), name="strategy-update"),
    path("activities/strategies/<int:pk>/remove/", strategies.StrategyDelete.as_view(), name="strategy-delete"),
    path(
        "activities/strategies/<int:strategy_id>/objectives/add/",
        strategies.ObjectivesAdd.as_view(),
        name="objectives-add",
    ),
    path(
        "activities/strategies/<int:strategy_id>/objectives/<int:pk>/",
        strategies.ObjectiveUpdate.as_view(),
        name="objective-update",
    ),
    path(
        "activities/strategies/<int:strategy_id>/objectives/<int:pk>/retire/",
        strategies.ObjectiveRetire.as_view(),
        name="objective-retire",
    ),
    path(
        "activities/strategies/<int:strategy_id>/objectives/<int:pk>/remove/",
        strategies.ObjectiveDelete.as_view(),
        name="objective-delete",
    ),
]
