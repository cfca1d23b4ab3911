"""Process: arrangements, promises, sessions and venues, payment, and the lists and rates of an organisation."""

from django.urls import path

from activities.views import agenda, checklist_use, checklists, offers, process, promises, rates, sessions, venues

addresses = [
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
