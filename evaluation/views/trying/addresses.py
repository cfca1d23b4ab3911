"""The addresses of trying questionnaires out, and of bringing in those that others hold the rights to."""

from django.urls import path

from evaluation.views.trying import instruments, trials

_OF = "questionnaires/of/<int:organisation_id>/"
_TRIAL = "questionnaires/trials/<int:pk>/"

addresses = [
    path(f"{_OF}instruments/add/", instruments.InstrumentUpload.as_view(), name="instrument-upload"),
    path(f"{_OF}instruments/template/", instruments.InstrumentTemplate.as_view(), name="instrument-template"),
    path("questionnaires/instruments/<uuid:pk>/", instruments.InstrumentConfirm.as_view(), name="instrument"),
    path(f"{_OF}versions/<int:pk>/try/", trials.TrialBegin.as_view(), name="version-trial"),
    path(f"{_OF}<int:pk>/try/", trials.WorkingCopyTrialBegin.as_view(), name="working-copy-trial"),
    path(_TRIAL, trials.TrialOnAPhone.as_view(), name="trial"),
    path(f"{_TRIAL}pages/<str:key>/", trials.TrialPage.as_view(), name="trial-page"),
    path(f"{_TRIAL}answers/", trials.TrialAnswers.as_view(), name="trial-answers"),
    path(f"{_TRIAL}delete/", trials.TrialDelete.as_view(), name="trial-delete"),
]
