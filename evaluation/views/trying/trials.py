"""Trying a questionnaire out: begin, look at it on a phone's screen, page after page, and what was answered."""

from csp.constants import SELF
from csp.decorators import csp_replace
from csp.middleware import CSPMiddleware
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import decorator_from_middleware, method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import FormView, TemplateView, View

from accounts.access import require
from accounts.models import Organisation
from accounts.roles import Permission
from evaluation import reading, trials
from evaluation.forms.answering import AnswerPageForm
from evaluation.forms.kinds import said_in_words
from evaluation.forms.trials import TrialForm
from evaluation.models import Given, Questionnaire, QuestionnaireVersion, Trial
from evaluation.questionnaires.content import with_pages

# Pages of a trial, and no others, may stand in a frame: that of the page beside them, which may hold one.
own_policy = decorator_from_middleware(CSPMiddleware)
may_be_framed = (xframe_options_sameorigin, own_policy, csp_replace({"frame-ancestors": [SELF]}))
may_hold_a_frame = (own_policy, csp_replace({"frame-src": [SELF]}))

DELETED = "The trial is deleted, with everything you answered in it."


class TrialBegin(FormView):
    """What is tried, in which language; the button begins."""

    form_class = TrialForm
    template_name = "evaluation/trials/begin.html"
    permission = Permission.SEE_PLANS

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.organisation = get_object_or_404(Organisation.objects.of(request.user), pk=kwargs["organisation_id"])
        require(request.user, self.permission, self.organisation)
        self.trial = self.find_trial()

    def find_trial(self):
        """A trial of a version that this organisation may use."""
        usable = QuestionnaireVersion.objects.filter(questionnaire__in=Questionnaire.objects.of(self.organisation))
        version = get_object_or_404(usable.select_related("questionnaire"), pk=self.kwargs["pk"])
        return trials.of_version(version=version, organisation=self.organisation, by=self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"ways": ways_of(self.trial)}

    def get_context_data(self, **kwargs):
        back_url = reverse("evaluation:questionnaire-list", args=[self.organisation.pk])
        return super().get_context_data(
            trial=self.trial,
            organisation=self.organisation,
            is_demonstration=self.organisation.is_demonstration,
            back_url=back_url,
            **kwargs,
        )

    def form_valid(self, form):
        trial = trials.begin(trial=self.trial, variant=form.cleaned_data["variant"])
        return redirect("evaluation:trial", trial.pk)


class WorkingCopyTrialBegin(TrialBegin):
    """The same for a working copy, by whoever makes questionnaires."""

    permission = Permission.QUESTIONNAIRES

    def find_trial(self):
        own = with_pages(Questionnaire.objects.filter(organisation=self.organisation))
        questionnaire = get_object_or_404(own.select_related("organisation"), pk=self.kwargs["pk"])
        return trials.of_working_copy(questionnaire=questionnaire, by=self.request.user)


class OfTrial:
    """A page of one's own trial: `self.trial`. Anybody else's is 404."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        mine = Trial.objects.of(request.user).select_related("organisation", "questionnaire")
        self.trial = get_object_or_404(mine, pk=kwargs["pk"])

    def at(self, name, *args):
        return reverse(f"evaluation:{name}", args=[self.trial.pk, *args])


@method_decorator(may_hold_a_frame, name="dispatch")
class TrialOnAPhone(OfTrial, TemplateView):
    """The trial on a screen as wide as a phone's, beside notes on what is tried."""

    template_name = "evaluation/trials/phone.html"

    def get_context_data(self, **kwargs):
        wording = self.trial.wording
        first = next(iter(wording.pages), None)
        return super().get_context_data(
            trial=self.trial,
            wording=wording,
            way=None,
            reads=way_of(self.trial),
            organisation=self.trial.organisation,
            is_demonstration=self.trial.organisation.is_demonstration,
            begin_url=begin_url(self.trial),
            first_url=self.at("trial-page", first.key) if first else "",
            **kwargs,
        )


@method_decorator(may_be_framed, name="dispatch")
class AsPeopleSeeIt(OfTrial, View):
    """A page of the trial in the templates of real answering."""

    def page(self, template, context):
        way = way_of(self.trial)
        here = {
            "trial": self.trial,
            "wording": self.trial.wording,
            "way": way,
            "phrases": way.phrases,
            "is_easy": way.is_easy,
            "has_ways": False,
            "organisation": self.trial.organisation,
            "support_contacts": self.trial.organisation.support_contacts.all(),
            "is_demonstration": self.trial.organisation.is_demonstration,
        }
        return render(self.request, template, here | context)


class TrialPage(AsPeopleSeeIt):
    """One page, as people see it; what is answered is kept in the trial alone."""

    def get(self, request, **kwargs):
        page = self.find_page()
        if page is None:
            return redirect(self.at("trial-answers"))
        return self.show(self.form(page=page, given=self.trial.given), page)

    def post(self, request, **kwargs):
        page = self.find_page()
        if page is None:
            return redirect(self.at("trial-answers"))
        form = self.form(request.POST, page=page, files=request.FILES)
        if not form.is_valid():
            return self.show(form, page)
        self.trial = trials.keep_page(trial=self.trial, page=page, answers=form.answers())
        _, after = self.neighbours(page)
        return redirect(self.at("trial-page", after.key) if after and "stop" not in request.POST else self.end())

    def form(self, data=None, **rest):
        """With the box to share words: whoever tries it is to see everything that may be asked."""
        return AnswerPageForm(data, phrases=way_of(self.trial).phrases, may_share=True, **rest)

    def end(self):
        return self.at("trial-answers")

    def find_page(self):
        return self.trial.wording.page(self.kwargs["key"])

    def neighbours(self, page):
        """The pages before and after this one on the way that the answers lead, or None."""
        way = self.trial.wording.route(self.trial.given)
        keys = [each.key for each in way]
        place = keys.index(page.key) if page.key in keys else len(way)
        return (way[place - 1] if place else None), (way[place + 1] if place + 1 < len(way) else None)

    def show(self, form, page):
        way = self.trial.wording.route(self.trial.given)
        keys = [each.key for each in way]
        before, _ = self.neighbours(page)
        context = {
            "form": form,
            "page": page,
            "number": keys.index(page.key) + 1 if page.key in keys else len(way),
            "number_of_pages": len(way),
            "back_url": self.at("trial-page", before.key) if before else "",
            "is_alone": self.trial.wording.is_easy and len(page.questions) == 1,
            "strays": form.strays(),
        }
        return self.page("evaluation/trials/page.html", context)


class TrialAnswers(AsPeopleSeeIt):
    """The end: what was answered, page by page, and which pages the answers led past."""

    def get(self, request, **kwargs):
        given, phrases = self.trial.given, way_of(self.trial).phrases
        groups = [
            {
                "page": page,
                "url": self.at("trial-page", page.key),
                "rows": [
                    {"key": each.text, "value": said_in_words(each, given.get(each.code, Given()), phrases)}
                    for each in page.questions
                ],
            }
            for page in self.trial.wording.route(given)
        ]
        context = {
            "groups": groups,
            "not_shown": trials.not_shown(self.trial),
            "begin_url": begin_url(self.trial),
            "phone_url": self.at("trial"),
        }
        return self.page("evaluation/trials/answers.html", context)


class TrialDelete(OfTrial, TemplateView):
    """Deleting a trial before its month is over."""

    template_name = "layouts/confirm.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            question="Delete this trial?",
            confirm_label="Delete the trial",
            cancel_url=self.at("trial"),
            organisation=self.trial.organisation,
            is_demonstration=self.trial.organisation.is_demonstration,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        organisation_id = self.trial.organisation_id
        self.trial.delete()
        messages.success(request, DELETED)
        return redirect("evaluation:questionnaire-list", organisation_id)


def ways_of(trial):
    """Every way in which this can be read; English first."""
    return reading.ways_to_read(variants=trial.variants, organisation=trial.organisation)


def way_of(trial):
    return next((way for way in ways_of(trial) if way.variant == trial.variant), reading.IN_ENGLISH)


def begin_url(trial):
    """Where to begin again: with the same version, or with the working copy as it stands now."""
    organisation = trial.organisation_id
    if trial.version_number is None:
        return reverse("evaluation:working-copy-trial", args=[organisation, trial.questionnaire_id])
    version = QuestionnaireVersion.objects.only("pk").get(
        questionnaire=trial.questionnaire_id, number=trial.version_number
    )
    return reverse("evaluation:version-trial", args=[organisation, version.pk])
