"""The site map of making questionnaires: the bank, working copies, languages, and what is published."""

from django.urls import path

from evaluation.views.questionnaires import bank, listing, making, media, pages, placed, publishing, texts

_OF = "questionnaires/of/<int:organisation_id>/"
_BANK = f"{_OF}bank/"
_OWN = f"{_OF}<int:pk>/"
_PAGE = f"{_OWN}pages/<int:page_id>/"
_PLACED = f"{_OWN}questions/<int:placed_id>/"
_TEXTS = f"{_OWN}texts/"
_VARIANT = f"{_TEXTS}<slug:variant>/"

addresses = [
    path("questionnaires/", listing.QuestionnairesChoose.as_view(), name="questionnaires"),
    path("questionnaires/media/<slug:digest>/", media.MediumFile.as_view(), name="medium"),
    path(_OF, listing.QuestionnaireList.as_view(), name="questionnaire-list"),
    path(f"{_OF}add/", making.QuestionnaireCreate.as_view(), name="questionnaire-create"),
    path(f"{_OF}versions/<int:version_id>/", publishing.VersionDetail.as_view(), name="version"),
    path(f"{_OF}versions/<int:version_id>/copy/", making.QuestionnaireCopy.as_view(), name="questionnaire-copy"),
    path(_BANK, bank.Bank.as_view(), name="bank"),
    path(f"{_BANK}questions/add/", bank.ItemCreate.as_view(), name="item-create"),
    path(f"{_BANK}questions/<str:code>/", bank.ItemDetail.as_view(), name="item"),
    path(f"{_BANK}questions/<str:code>/change/", bank.ItemUpdate.as_view(), name="item-update"),
    path(f"{_BANK}answers/add/", bank.ScaleCreate.as_view(), name="scale-create"),
    path(f"{_BANK}answers/<str:code>/", bank.ScaleUpdate.as_view(), name="scale"),
    path(_OWN, pages.WorkingCopy.as_view(), name="working-copy"),
    path(f"{_OWN}change/", making.QuestionnaireUpdate.as_view(), name="questionnaire-update"),
    path(f"{_OWN}put-away/", making.QuestionnaireArchive.as_view(), name="questionnaire-archive"),
    path(f"{_OWN}bring-back/", making.QuestionnaireBringBack.as_view(), name="questionnaire-bring-back"),
    path(f"{_OWN}pages/add/", pages.PageCreate.as_view(), name="page-create"),
    path(f"{_PAGE}change/", pages.PageUpdate.as_view(), name="page-update"),
    path(f"{_PAGE}who/", pages.PageCondition.as_view(), name="page-condition"),
    path(f"{_PAGE}move/", pages.PageMove.as_view(), name="page-move"),
    path(f"{_PAGE}remove/", pages.PageRemove.as_view(), name="page-remove"),
    path(f"{_PAGE}questions/add/", placed.PlacedAdd.as_view(), name="placed-add"),
    path(f"{_PLACED}change/", placed.PlacedUpdate.as_view(), name="placed-update"),
    path(f"{_PLACED}move/", placed.PlacedMove.as_view(), name="placed-move"),
    path(f"{_PLACED}remove/", placed.PlacedRemove.as_view(), name="placed-remove"),
    path(_TEXTS, texts.Variants.as_view(), name="variants"),
    path(_VARIANT, texts.Variant.as_view(), name="variant"),
    path(f"{_VARIANT}parts/<str:part>/", texts.VariantPart.as_view(), name="part"),
    path(f"{_VARIANT}questions/<int:placed_id>/media/", texts.QuestionMedia.as_view(), name="question-media"),
    path(f"{_VARIANT}answers/<str:scale>/<str:option>/", texts.AnswerPicture.as_view(), name="answer-picture"),
    path(f"{_OWN}check/", publishing.Check.as_view(), name="questionnaire-check"),
    path(f"{_OWN}publish/", publishing.Publish.as_view(), name="questionnaire-publish"),
]
