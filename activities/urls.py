"""The site map of planning: an activity and its stages Principles, Purpose and Process; the organisation's own list."""

from django.urls import path

from activities.views import (
    activities,
    agenda,
    checklist_use,
    checklists,
    copying,
    discussions,
    offers,
    plan_rows,
    plan_templates,
    principles,
    process,
    promises,
    rates,
    sessions,
    starting,
    value_cards,
    venues,
)
from activities.views.purpose import agreeing, changing, duty, reading, telling

app_name = "activities"

urlpatterns = [
    path("activities/", activities.ActivityList.as_view(), name="activity-list"),
    path("activities/add/", starting.PlanBegin.as_view(), name="activity-create"),
    path("activities/copy/", copying.CopyChoose.as_view(), name="copy-choose"),
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
    path("activities/<uuid:activity_id>/process/", process.Process.as_view(), name="process"),
    path("activities/<uuid:activity_id>/process/add/", process.ArrangementCreate.as_view(), name="arrangement-create"),
    path(
        "activities/<uuid:activity_id>/process/<int:pk>/",
        process.ArrangementUpdate.as_view(),
        name="arrangement-update",
    ),
    path(
        "activities/<uuid:activity_id>/process/<int:pk>/history/",
        process.ArrangementDetail.as_view(),
        name="arrangement-detail",
    ),
    path(
        "activities/<uuid:activity_id>/process/newer-list/",
        checklist_use.ChecklistBringUp.as_view(),
        name="checklist-bring-up",
    ),
    path("activities/<uuid:activity_id>/promises/", promises.Promises.as_view(), name="promises"),
    path("activities/<uuid:activity_id>/promises/add/", promises.PromiseCreate.as_view(), name="promise-create"),
    path("activities/<uuid:activity_id>/promises/<int:pk>/", promises.PromiseDetail.as_view(), name="promise-detail"),
    path("activities/<uuid:activity_id>/promises/<int:pk>/kept/", promises.PromiseKeep.as_view(), name="promise-keep"),
    path(
        "activities/<uuid:activity_id>/promises/<int:pk>/not-kept-yet/",
        promises.PromiseTakeBack.as_view(),
        name="promise-take-back",
    ),
    path(
        "activities/<uuid:activity_id>/promises/<int:pk>/change/",
        promises.PromiseChange.as_view(),
        name="promise-change",
    ),
    path(
        "activities/<uuid:activity_id>/promises/<int:pk>/withdraw/",
        promises.PromiseWithdraw.as_view(),
        name="promise-withdraw",
    ),
    path("organisations/<int:organisation_id>/checklist/", checklists.Checklist.as_view(), name="checklist"),
    path(
        "organisations/<int:organisation_id>/checklist/begin/",
        checklists.ChecklistBegin.as_view(),
        name="checklist-begin",
    ),
    path(
        "organisations/<int:organisation_id>/checklist/add/",
        checklists.ItemCreate.as_view(),
        name="checklist-item-create",
    ),
    path(
        "organisations/<int:organisation_id>/checklist/take-in/",
        checklists.ChecklistTakeIn.as_view(),
        name="checklist-take-in",
    ),
    path(
        "organisations/<int:organisation_id>/checklist/drop/", checklists.ChecklistDrop.as_view(), name="checklist-drop"
    ),
    path(
        "organisations/<int:organisation_id>/checklist/publish/",
        checklists.ChecklistPublish.as_view(),
        name="checklist-publish",
    ),
    path(
        "organisations/<int:organisation_id>/checklist/versions/<int:pk>/",
        checklists.ChecklistVersionDetail.as_view(),
        name="checklist-version",
    ),
    path(
        "organisations/<int:organisation_id>/checklist/<int:pk>/",
        checklists.ItemUpdate.as_view(),
        name="checklist-item-update",
    ),
    path(
        "organisations/<int:organisation_id>/checklist/<int:pk>/move/",
        checklists.ItemMove.as_view(),
        name="checklist-item-move",
    ),
    path(
        "organisations/<int:organisation_id>/checklist/<int:pk>/retire/",
        checklists.ItemRetire.as_view(),
        name="checklist-item-retire",
    ),
    path(
        "organisations/<int:organisation_id>/checklist/<int:pk>/bring-back/",
        checklists.ItemBringBack.as_view(),
        name="checklist-item-bring-back",
    ),
    path("activities/<uuid:activity_id>/sessions/", sessions.SessionList.as_view(), name="session-list"),
    path("activities/<uuid:activity_id>/sessions/add/", sessions.SessionCreate.as_view(), name="session-create"),
    *(
        path(f"activities/<uuid:activity_id>/sessions/<uuid:session_id>/{place}", view.as_view(), name=name)
        for place, name, view in (
            ("", "session", sessions.SessionDetail),
            ("change/", "session-update", sessions.SessionUpdate),
            ("cancel/", "session-cancel", sessions.SessionCancel),
            ("bring-back/", "session-bring-back", sessions.SessionBringBack),
            ("again/", "session-repeat", sessions.SessionRepeat),
            ("agenda/add/", "agenda-item-create", agenda.AgendaItemCreate),
            ("agenda/<int:pk>/", "agenda-item-update", agenda.AgendaItemUpdate),
            ("agenda/<int:pk>/up/", "agenda-item-up", agenda.AgendaItemUp),
            ("agenda/<int:pk>/remove/", "agenda-item-delete", agenda.AgendaItemDelete),
            ("papers/add/", "paper-create", agenda.PaperCreate),
            ("papers/<int:pk>/", "paper-update", agenda.PaperUpdate),
            ("papers/<int:pk>/remove/", "paper-delete", agenda.PaperDelete),
        )
    ),
    *(
        path(f"organisations/<int:organisation_id>/venues/{place}", view.as_view(), name=name)
        for place, name, view in (
            ("", "venue-list", venues.VenueList),
            ("add/", "venue-create", venues.VenueCreate),
            ("<int:pk>/", "venue", venues.VenueDetail),
            ("<int:pk>/change/", "venue-update", venues.VenueUpdate),
            ("<int:pk>/check/", "venue-check", venues.VenueCheckCreate),
            ("<int:pk>/put-away/", "venue-put-away", venues.VenuePutAway),
        )
    ),
    path("activities/<uuid:activity_id>/offer/", offers.OfferDetail.as_view(), name="offer"),
    path("activities/<uuid:activity_id>/offer/change/", offers.OfferUpdate.as_view(), name="offer-update"),
    path("activities/<uuid:activity_id>/offer/give/", offers.OfferGive.as_view(), name="offer-give"),
    path("activities/<uuid:activity_id>/offer/drop/", offers.OfferDrop.as_view(), name="offer-drop"),
    path("activities/<uuid:activity_id>/offer/paid/add/", offers.OfferLineCreate.as_view(), name="offer-line-create"),
    path(
        "activities/<uuid:activity_id>/offer/paid/<int:pk>/",
        offers.OfferLineUpdate.as_view(),
        name="offer-line-update",
    ),
    path(
        "activities/<uuid:activity_id>/offer/paid/<int:pk>/remove/",
        offers.OfferLineDelete.as_view(),
        name="offer-line-delete",
    ),
    path("organisations/<int:organisation_id>/rates/", rates.RateList.as_view(), name="rate-list"),
    path("organisations/<int:organisation_id>/rates/add/", rates.RateCreate.as_view(), name="rate-create"),
    path("organisations/<int:organisation_id>/rates/<uuid:line>/", rates.RateChange.as_view(), name="rate-change"),
    path("organisations/<int:organisation_id>/rates/<uuid:line>/end/", rates.RateEnd.as_view(), name="rate-end"),
    path("organisations/<int:organisation_id>/payment/", rates.PolicyUpdate.as_view(), name="payment-policy"),
]
