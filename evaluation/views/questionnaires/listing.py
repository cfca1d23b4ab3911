"""The questionnaires an organisation may use: its own first, then those that came with FourPi."""

from django.shortcuts import redirect
from django.views.generic import ListView, TemplateView

from accounts.access import require
from accounts.models import Organisation
from accounts.roles import Permission
from activities.capacities import IN_ORDER, label_of
from evaluation.models import Questionnaire, QuestionnaireVersion
from evaluation.questionnaires.content import content_of, with_pages
from evaluation.questionnaires.translating import variants_offered
from evaluation.views.questionnaires.scope import OfQuestionnaires


class QuestionnairesChoose(ListView):
    """The organisations whose questionnaires this person may read; straight on where there is only one."""

    template_name = "evaluation/questionnaires/choose.html"
    context_object_name = "organisations"

    def get_queryset(self):
        return Organisation.objects.where_may(self.request.user, Permission.SEE_PLANS)

    def get(self, request):
        require(request.user, Permission.SEE_PLANS)
        organisations = list(self.get_queryset())
        if len(organisations) == 1:
            return redirect("evaluation:questionnaire-list", organisations[0].pk)
        return super().get(request)


class QuestionnaireList(OfQuestionnaires, TemplateView):
    permission = Permission.SEE_PLANS
    template_name = "evaluation/questionnaires/list.html"

    def crumbs(self):
        return super().crumbs()[:1]

    def get_context_data(self, **kwargs):
        questionnaires = list(with_pages(Questionnaire.objects.of(self.organisation)))
        latest = latest_versions(questionnaires)
        names = variants_offered(self.organisation)
        rows = [self.row(one, latest.get(one.pk), names) for one in questionnaires]
        own = [row for row in rows if row["questionnaire"].organisation_id]
        return super().get_context_data(
            own=[row for row in own if not row["questionnaire"].archived_at],
            archived=[row for row in own if row["questionnaire"].archived_at],
            shipped=[row for row in rows if not row["questionnaire"].organisation_id and row["version"]],
            **kwargs,
        )

    def row(self, questionnaire, version, names):
        content = content_of(questionnaire) if questionnaire.organisation_id else version and version.content
        changed = version is None or QuestionnaireVersion.hash_of(content) != version.content_hash
        return {
            "questionnaire": questionnaire,
            "version": version,
            "for_whom": in_words_for_whom(questionnaire, self.organisation),
            "pages": len(content["pages"]) if content else 0,
            "questions": sum(len(page["items"]) for page in content["pages"]) if content else 0,
            "minutes": content["minutes"] if content else 0,
            "languages": [
                "English",
                *(names.get(variant, variant) for variant in (version.variants if version else [])),
            ],
            "is_changed": bool(questionnaire.organisation_id and changed),
        }


def latest_versions(questionnaires):
    """The version published last of each of these questionnaires, by questionnaire, with one query."""
    versions = QuestionnaireVersion.objects.filter(questionnaire__in=questionnaires)
    return {
        one.questionnaire_id: one
        for one in versions.order_by("questionnaire_id", "-number").distinct("questionnaire_id")
    }


def in_words_for_whom(questionnaire, organisation):
    """The capacities a questionnaire is for, in the organisation's own words."""
    return ", ".join(label_of(capacity, organisation) for capacity in IN_ORDER if capacity in questionnaire.capacities)
