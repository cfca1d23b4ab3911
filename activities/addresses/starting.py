"""The list of activities, starting one, its page and moving it on."""

from django.urls import path

from activities.views import activities, beginning, copying, listing, plan_rows, plan_templates, starting

addresses = [
    path("activities/add/", beginning.BeginOrGoOn.as_view(), name="activity-create"),
    path("activities/copy/", copying.CopyChoose.as_view(), name="copy-choose"),
    path("activities/", listing.ActivityList.as_view(), name="activity-list"),
    path("activities/<uuid:pk>/", activities.ActivityDetail.as_view(), name="activity-detail"),
    path("activities/<uuid:pk>/change/", activities.ActivityUpdate.as_view(), name="activity-update"),
    path("activities/<uuid:pk>/copy/", copying.ActivityCopy.as_view(), name="activity-copy"),
    path("activities/<uuid:pk>/template/", plan_templates.TemplateOffer.as_view(), name="template-offer"),
    path("activities/<uuid:activity_id>/plan/go-on/", starting.PlanGoOn.as_view(), name="plan-go-on"),
    path("activities/<uuid:activity_id>/plan/people/", starting.PlanPeople.as_view(), name="plan-people"),
    path("activities/<uuid:activity_id>/plan/kind/", starting.PlanKind.as_view(), name="plan-kind"),
    path(
        "activities/<uuid:activity_id>/plan/kind/<slug:code>/",
        plan_templates.PlanKindDetail.as_view(),
        name="plan-kind-detail",
    ),
    path("activities/<uuid:activity_id>/plan/about/", starting.PlanAbout.as_view(), name="plan-about"),
    path("activities/<uuid:activity_id>/plan/why/", starting.PlanWhy.as_view(), name="plan-why"),
    path("activities/<uuid:activity_id>/plan/topics/", plan_rows.PlanTopics.as_view(), name="plan-topics"),
    path("activities/<uuid:activity_id>/plan/outcomes/", plan_rows.PlanOutcomes.as_view(), name="plan-outcomes"),
    path("activities/<uuid:activity_id>/plan/promises/", starting.PlanPromises.as_view(), name="plan-promises"),
    path("activities/<uuid:activity_id>/plan/left/", starting.PlanLeft.as_view(), name="plan-left"),
    path("organisations/<int:organisation_id>/templates/", plan_templates.TemplateList.as_view(), name="template-list"),
    path(
        "organisations/<int:organisation_id>/templates/<slug:code>/",
        plan_templates.TemplateDetail.as_view(),
        name="template-detail",
    ),
    path(
        "organisations/<int:organisation_id>/templates/<slug:code>/hide/",
        plan_templates.TemplateHide.as_view(),
        name="template-hide",
    ),
    path(
        "organisations/<int:organisation_id>/templates/<slug:code>/show/",
        plan_templates.TemplateShow.as_view(),
        name="template-show",
    ),
    path("activities/<uuid:pk>/move/<slug:status>/", activities.ActivityMove.as_view(), name="activity-move"),
]
