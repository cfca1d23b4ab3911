"""Beginning a questionnaire of one's own, changing what it is, and putting it away."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, TemplateView, View

from activities.capacities import IN_ORDER, label_of
from evaluation.forms.questionnaires.making import QuestionnaireForm, TitleForm
from evaluation.models import Questionnaire, QuestionnaireVersion
from evaluation.questionnaires import copying, working_copy
from evaluation.views.questionnaires.scope import OfOwn, OfQuestionnaires

FORM = "evaluation/questionnaires/form.html"


class QuestionnaireCreate(OfQuestionnaires, FormView):
    """Start an empty questionnaire."""

    form_class = QuestionnaireForm
    template_name = FORM
    extra_context = {"heading": "Start a questionnaire"}

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "capacities": capacities_of(self.organisation),
            "instance": Questionnaire(),
        }

    def form_valid(self, form):
        begun = working_copy.begin(organisation=self.organisation, **form.cleaned_data)
        messages.success(self.request, "The questionnaire is started. Nobody is asked anything before you publish it.")
        return redirect("evaluation:working-copy", self.organisation.pk, begun.pk)


class QuestionnaireCopy(OfQuestionnaires, FormView):
    """Make the organisation's own out of a published version."""

    form_class = TitleForm
    template_name = "evaluation/questionnaires/copy.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.version = get_object_or_404(versions_of(self.organisation), pk=kwargs["version_id"])

    def get_initial(self):
        return {"title": self.version.title}

    def get_context_data(self, **kwargs):
        return super().get_context_data(version=self.version, heading="Make our own from this", **kwargs)

    def form_valid(self, form):
        copied = copying.copy_version(version=self.version, organisation=self.organisation, **form.cleaned_data)
        messages.success(self.request, "This is your own copy. Change what you like, then publish it.")
        return redirect("evaluation:working-copy", self.organisation.pk, copied.pk)


class QuestionnaireUpdate(OfOwn, FormView):
    form_class = QuestionnaireForm
    template_name = FORM
    extra_context = {"heading": "Change what this questionnaire is"}

    def get_form_kwargs(self):
        # Not the questionnaire the page shows: a refused form must not show its words as if they were kept.
        instance = Questionnaire.objects.get(pk=self.questionnaire.pk)
        return {**super().get_form_kwargs(), "capacities": capacities_of(self.organisation), "instance": instance}

    def form_valid(self, form):
        working_copy.describe(questionnaire=self.questionnaire, **form.cleaned_data)
        messages.success(self.request, "Saved.")
        return HttpResponseRedirect(self.get_success_url())


class QuestionnaireArchive(OfOwn, TemplateView):
    """Put a questionnaire away, after a second look."""

    template_name = "evaluation/questionnaires/archive.html"

    def get_context_data(self, **kwargs):
        question = f"Put “{self.questionnaire.title}” away?"
        return super().get_context_data(question=question, confirm_label="Put it away", **kwargs)

    def post(self, request, *args, **kwargs):
        working_copy.archive(questionnaire=self.questionnaire)
        messages.success(request, "It is put away. You can bring it back at any time.")
        return redirect("evaluation:questionnaire-list", self.organisation.pk)


class QuestionnaireBringBack(OfOwn, View):
    def post(self, request, *args, **kwargs):
        working_copy.bring_back(questionnaire=self.questionnaire)
        messages.success(request, f"“{self.questionnaire.title}” is back.")
        return redirect("evaluation:questionnaire-list", self.organisation.pk)


def capacities_of(organisation):
    """The capacities to choose from, in the organisation's own words."""
    return [(capacity, label_of(capacity, organisation)) for capacity in IN_ORDER]


def versions_of(organisation):
    """Every published version an organisation may read: its own, and those that came with FourPi."""
    usable = Questionnaire.objects.of(organisation)
    return QuestionnaireVersion.objects.filter(questionnaire__in=usable).select_related("questionnaire", "published_by")
